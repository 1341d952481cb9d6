import type { ChatTurn } from "#platform/chat";
import { changeMember, mayDecide } from "#platform/community";
import { record } from "#platform/ledger";
import { touchCard } from "#platform/outbox";
import { hasEnded } from "./rules/judge-poll.ts";
import { findPollAndVote, insertVote } from "./store.ts";
import type { Poll } from "./types.ts";

export type Voted =
  | { ok: true; option: string; was: "first" | "changed" | "same" }
  | { ok: false; reason: "no-poll" | "no-option" | "nobody" | "not-deciding" }
  | { ok: false; reason: "ended"; poll: Poll };

/** One vote a person, for `choice`, an index; changeable until the poll ends. */
export async function castVote(
  turn: ChatTurn,
  press: { poll: number; choice: number },
): Promise<Voted> {
  const { tx, community, actor } = turn;
  const found = await findPollAndVote(tx, community.id, {
    poll: press.poll,
    memberId: actor.id,
  });
  if (!found) return { ok: false, reason: "no-poll" };
  const { poll, vote: before } = found;
  const option = poll.options[press.choice];
  if (option === undefined) return { ok: false, reason: "no-option" };
  if (hasEnded(poll, turn.now)) return { ok: false, reason: "ended", poll };
  if (turn.voice !== "person") return { ok: false, reason: "nobody" };
  if (!mayDecide(actor)) return { ok: false, reason: "not-deciding" };
  if (before?.choice === press.choice) {
    return { ok: true, option, was: "same" };
  }
  await insertVote(tx, community.id, {
    ...press,
    memberId: actor.id,
    now: turn.now,
    before,
  });
  if (actor.joinedAt === null) await joinByVoting(turn);
  await touchCard(turn, { kind: "poll", number: poll.number });
  return { ok: true, option, was: before ? "changed" : "first" };
}

/** Whoever has a say belongs to the roster, so that turnout is a real number. */
async function joinByVoting(turn: ChatTurn): Promise<void> {
  await changeMember(turn.tx, turn.community.id, turn.actor.id, {
    joinedAt: turn.now,
  });
  await record(turn, { act: "member.joined" });
}
