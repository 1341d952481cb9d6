import {
  findSubject,
  noteSubject,
  revise,
  type Content,
  type Item,
} from "#platform/outbox";
import type { ChatTurn } from "./feature.ts";

/**
 * Puts new content into the message whose button was pressed. False, and
 * nothing is changed: that message is not about `about`, as when a press is
 * forged onto another message of the bot's. What it `becomes` about is what a
 * reply to it is about from then on.
 */
export async function rewritePressed(
  turn: ChatTurn,
  about: Item,
  content: Content,
  becomes?: Item,
): Promise<boolean> {
  const pressed = await findPressed(turn, about);
  if (!pressed) return false;
  const { place } = turn;
  await revise(turn, { place, messageId: pressed.messageId }, content);
  if (becomes) await noteSubject(turn.tx, { ...pressed, about: becomes });
  return true;
}

/**
 * Whether a toast's `becomes` may rewrite the pressed message: it is in private
 * chat and about `about`. What rewrites in memory asks this first, before it
 * does anything that only the rewritten message tells.
 */
export const mayRewrite = async (
  turn: ChatTurn,
  about: Item,
): Promise<boolean> =>
  turn.place !== "group" && (await findPressed(turn, about)) !== null;

/** null: the pressed message is not about that. */
async function findPressed(
  { tx, message, place, community }: ChatTurn,
  about: Item,
): Promise<{ communityId: number; chatId: number; messageId: number } | null> {
  const chatId = place === "group" ? community.chatId : place.userId;
  if (!message || chatId === null) return null;
  const pressed = {
    communityId: community.id,
    chatId,
    messageId: message.id,
  };
  const subject = await findSubject(tx, pressed);
  return subject?.kind === about.kind && subject.number === about.number
    ? pressed
    : null;
}
