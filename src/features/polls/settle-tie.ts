import type { ConvenerTurn } from "#platform/chat";
import { record } from "#platform/ledger";
import { touchCard } from "#platform/outbox";
import { findTopic } from "#features/topics";
import { sayResult } from "./close-poll.ts";
import { resultOf } from "./count-poll.ts";
import { changePoll, findPoll } from "./store/polls.ts";
import type { Poll } from "./types.ts";

export type Settled =
  | { ok: true; poll: Poll; option: number }
  | { ok: false; reason: "no-poll" }
  | {
      ok: false;
      reason:
        "open" | "cancelled" | "topic-closed" | "several-seats" | "not-tied";
      poll: Poll;
    }
  | { ok: false; reason: "settled"; poll: Poll; option: number };

/** A convener chooses among the options that came out equal, once. */
export async function settleTie(
  turn: ConvenerTurn,
  number: number,
  option: number,
): Promise<Settled> {
  const { tx, community } = turn;
  const tied = await findPoll(tx, community.id, number);
  if (!tied) return { ok: false, reason: "no-poll" };
  const refused = { ok: false, poll: tied } as const;
  if (tied.closedAt === null) return { ...refused, reason: "open" };
  if (tied.isCancelled) return { ...refused, reason: "cancelled" };
  if (tied.tieChoice !== null) {
    return { ...refused, reason: "settled", option: tied.tieChoice };
  }
  const topic = await findTopic(tx, community.id, tied.topic);
  if (topic?.stage === "closed") return { ...refused, reason: "topic-closed" };
  if (tied.rules.seats > 1) return { ...refused, reason: "several-seats" };
  const { kind, options } = await resultOf(tx, community.id, tied);
  const isTheirs = tied.rules.tie === "convener" && kind === "tie";
  if (!isTheirs || !options.includes(option)) {
    return { ...refused, reason: "not-tied" };
  }
  const poll = { ...tied, tieChoice: option };
  await changePoll(tx, community.id, number, { tieChoice: option });
  await record(turn, { act: "poll.tie-settled", number, data: { option } });
  await touchCard(turn, { kind: "poll", number });
  await sayResult(turn, poll);
  return { ok: true, poll, option };
}
