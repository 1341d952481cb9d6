import { distinctNames, listConveners } from "#platform/community";
import { answer } from "./answer.ts";
import type { ChatTurn } from "./feature.ts";

/** Whom to turn to, as residents know them. */
export async function namesOfConveners(turn: ChatTurn): Promise<string> {
  const conveners = await listConveners(turn.tx, turn.community.id);
  const separator = turn.personal.plain("chat.name-separator");
  return (
    distinctNames(conveners).join(separator) ||
    turn.personal.plain("chat.no-convener")
  );
}

export async function refuseNonConvener(turn: ChatTurn): Promise<void> {
  const names = await namesOfConveners(turn);
  await answer(turn, { text: turn.words.t("chat.conveners-only", { names }) });
}

export async function refuseUnknownCommand(
  turn: ChatTurn,
  nearest: string | undefined,
): Promise<void> {
  const { words } = turn;
  await answer(turn, {
    text: nearest
      ? words.t("chat.did-you-mean", { command: nearest })
      : words.t("chat.unknown-command"),
  });
}
