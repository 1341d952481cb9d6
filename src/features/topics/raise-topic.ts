import type { ChatTurn } from "#platform/chat";
import { knowMember, takeNumber } from "#platform/community";
import { readText } from "#platform/i18n";
import { record } from "#platform/ledger";
import { showCard } from "#platform/outbox";
import { longestTopic } from "./rules/title.ts";
import { insertTopic } from "./store/topics.ts";

export type Raised =
  { ok: true; number: number } | { ok: false; reason: "empty" | "too-long" };

/** Raises what was written, or else what it replies to, to its author's credit. */
export async function raiseTopic(turn: ChatTurn): Promise<Raised> {
  const { message, community } = turn;
  const own = message?.text ?? "";
  // The words of a card are nobody's topic.
  const quoted = message?.replyTo?.isOurs ? null : message?.replyTo;
  const replyTo = own.trim() === "" ? quoted : null;
  const read = readText(replyTo ? replyTo.text : own, longestTopic);
  if (!read.ok) return read;
  const author = replyTo?.author
    ? await knowMember(turn.tx, community.id, replyTo.author, turn.now)
    : turn.actor;
  const number = await takeNumber(turn.tx, community.id, "topic");
  await insertTopic(turn.tx, community.id, {
    number,
    text: read.text,
    authorId: author.id,
    raisedById: turn.actor.id,
    raisedAt: turn.now,
  });
  await record(turn, {
    act: "topic.raised",
    number,
    data: { author: author.id },
  });
  await showCard(turn, {
    kind: "topic",
    number,
    ...(turn.place === "group" && message && { replyTo: message.id }),
  });
  return { ok: true, number };
}
