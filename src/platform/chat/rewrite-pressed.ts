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
  const { message, place, community } = turn;
  const chatId = place === "group" ? community.chatId : place.userId;
  if (!message || chatId === null) return false;
  const pressed = {
    communityId: community.id,
    chatId,
    messageId: message.id,
  };
  const subject = await findSubject(turn.tx, pressed);
  if (subject?.kind !== about.kind || subject.number !== about.number) {
    return false;
  }
  await revise(turn, { place, messageId: message.id }, content);
  if (becomes) await noteSubject(turn.tx, { ...pressed, about: becomes });
  return true;
}
