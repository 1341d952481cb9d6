import type { Turn } from "#platform/turn";
import { composeBody } from "./compose-body.ts";
import type { Content } from "./content.ts";
import { enqueue, withdrawReplaced } from "./enqueue.ts";
import { toMessage } from "./markup.ts";
import { urgencies, type NoticeSpec, type Place } from "./notice.ts";
import { passGate } from "./pass-gate.ts";

/** Nobody waits longer for the answer to a command. */
const awaitedMs = 86_400_000;

const userOf = (place: Place): number | null =>
  place === "group" ? null : place.userId;

/** Enqueues a notice in the turn's transaction. */
export async function say(turn: Turn, notice: NoticeSpec): Promise<void> {
  const { kind = "news", replaces, digest } = notice;
  if (replaces) await withdrawReplaced(turn, replaces);
  const userId = userOf(notice.to);
  const expiresAt =
    notice.expiresAt ?? (kind === "answer" ? turn.now + awaitedMs : null);
  // Nothing else waits; how it comes is judged when it is sent.
  const verdict =
    kind === "routine"
      ? await passGate(turn.tx, turn.community, {
          kind,
          userId,
          now: turn.now,
          createdAt: turn.now,
          expiresAt,
          hasLine: digest !== undefined,
        })
      : "now";
  await enqueue(turn, {
    userId,
    urgency: urgencies[kind],
    expiresAt,
    about: notice.about,
    replaces,
    digest,
    body: composeBody(notice),
    isHeld: verdict === "digest",
    ...(typeof verdict === "object" && { notBefore: verdict.at }),
  });
}

/** Puts new content into a message of the bot's that is no card, such as a list's next page. */
export async function revise(
  turn: Turn,
  at: { readonly place: Place; readonly messageId: number },
  content: Content,
): Promise<void> {
  await enqueue(turn, {
    userId: userOf(at.place),
    urgency: urgencies.answer,
    body: {
      method: "editMessageText",
      parameters: { message_id: at.messageId, ...toMessage(content) },
    },
  });
}

/** Puts a reaction on a message of the community's group. */
export async function react(
  turn: Turn,
  messageId: number,
  emoji: string,
): Promise<void> {
  await enqueue(turn, {
    userId: null,
    urgency: urgencies.answer,
    body: {
      method: "setMessageReaction",
      parameters: {
        message_id: messageId,
        reaction: [{ type: "emoji", emoji }],
      },
    },
  });
}
