import { findSubject, revise, type Content, type Item } from "#platform/outbox";
import type { ChatTurn } from "./feature.ts";

/**
 * Puts new content into the message whose button was pressed. False, and
 * nothing is changed: that message is not about `about`, as when a press is
 * forged onto another message of the bot's.
 */
export async function rewritePressed(
  turn: ChatTurn,
  about: Item,
  content: Content,
): Promise<boolean> {
  const { message, place, community } = turn;
  const chatId = place === "group" ? community.chatId : place.userId;
  if (!message || chatId === null) return false;
  const subject = await findSubject(turn.tx, {
    communityId: community.id,
    chatId,
    messageId: message.id,
  });
  if (subject?.kind !== about.kind || subject.number !== about.number) {
    return false;
  }
  await revise(turn, { place, messageId: message.id }, content);
  return true;
}
