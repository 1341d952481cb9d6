import type { Html } from "#platform/i18n";
import { say, type Content, type NoticeSpec } from "#platform/outbox";
import type { ChatTurn } from "./feature.ts";

/** Answers the person's message where they wrote it, as a reply to it in a group. */
export async function answer(
  turn: ChatTurn,
  content: Content,
  rest: Pick<NoticeSpec, "about" | "replaces" | "replyTo"> = {},
): Promise<void> {
  await say(turn, {
    to: turn.place,
    content,
    kind: "answer",
    ...(turn.message &&
      turn.place === "group" && {
        replyTo: turn.message.id,
        // In the forum topic where it was asked, not in the one chosen for news.
        threadId: turn.message.threadId,
      }),
    ...rest,
  });
}

/** Says why something was not done, and what to do instead. */
export const refuse = (turn: ChatTurn, text: Html): Promise<void> =>
  answer(turn, { text });
