import { transcript, type Role, type Town } from "./town.ts";

/** What a 🔗 of the poll's opens: the sample's community is the first. */
export const payloadOf = (poll: number): string => `v1-${poll}`;

/** The newest message in somebody's private chat, as it reads now. */
export function shown(town: Town, who: Role): string {
  const message = town.privateChat(who).at(-1);
  if (!message) throw new Error(`nothing was said to ${who}`);
  return transcript([
    town.playground.world.message(message.chat.id, message.message_id) ??
      message,
  ]);
}

/** The newest message's buttons, by their data. */
export function dataShown(town: Town, who: Role): string[] {
  const markup = town.privateChat(who).at(-1)?.reply_markup as
    { inline_keyboard: { callback_data?: string }[][] } | undefined;
  return (markup?.inline_keyboard ?? [])
    .flat()
    .flatMap(({ callback_data: data }) => data ?? []);
}

/** Opens the ballot by its 🔗, and returns what is seen. */
export async function openBallot(
  town: Town,
  who: Role,
  poll = 2,
): Promise<string> {
  await town.start(who, payloadOf(poll));
  return shown(town, who);
}

/** Taps one button after the other in private chat; returns the last toast. */
export async function tap(
  town: Town,
  who: Role,
  ...labels: readonly string[]
): Promise<string> {
  let told = "";
  for (const label of labels) {
    const answered = await town.presses(who, label, { privately: true });
    told = answered.text ?? "";
  }
  return told;
}

/** Writes to the bot alone, and returns what is seen then. */
export async function write(
  town: Town,
  who: Role,
  text: string,
): Promise<string> {
  await town.says(who, text, { privately: true });
  return shown(town, who);
}

/** The receipt on a message in private chat, as people read it. */
export function receiptIn(text: string): string {
  const [, receipt] = /(?:凭据词：|Receipt: )(\S+ \S+ \d{3})/u.exec(text) ?? [];
  if (receipt === undefined) throw new Error(`no receipt in:\n${text}`);
  return receipt;
}
