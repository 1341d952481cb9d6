import { localDate } from "#platform/clock";
import type { ChatTurn } from "#platform/chat";
import { findMember } from "#platform/community";
import { record } from "#platform/ledger";
import { tell, touchCard } from "#platform/outbox";
import { composeNotExtended } from "./compose-requests.ts";
import { extend } from "./extend-followup.ts";
import { judgeStanding } from "./judge-standing.ts";
import { mayCheck } from "./rules/standing.ts";
import { changeFollowup, findFollowup } from "./store.ts";
import type { Followup } from "./types.ts";

export type AnsweredExtension =
  | { ok: true; followup: Followup }
  | {
      ok: false;
      reason: "no-followup" | "not-checker" | "answered-already" | "too-late";
    };

/** The answer to the request for time number `ask` of a follow-up. */
export async function answerExtension(
  turn: ChatTurn,
  request: { followup: number; ask: number; isGranted: boolean },
): Promise<AnsweredExtension> {
  const { tx, community } = turn;
  const before = await findFollowup(tx, community.id, request.followup);
  if (!before) return { ok: false, reason: "no-followup" };
  if (!mayCheck(await judgeStanding(turn, before))) {
    return { ok: false, reason: "not-checker" };
  }
  const { asked } = before;
  if (!asked || before.asks !== request.ask) {
    return { ok: false, reason: "answered-already" };
  }
  if (!request.isGranted) {
    return { ok: true, followup: await deny(turn, before, asked.dueOn) };
  }
  const today = localDate(turn.now, community.timeZone);
  if (Temporal.PlainDate.compare(asked.dueOn, today) < 0) {
    return { ok: false, reason: "too-late" };
  }
  return { ok: true, followup: await extend(turn, before, asked) };
}

async function deny(
  turn: ChatTurn,
  before: Followup,
  to: Temporal.PlainDate,
): Promise<Followup> {
  const { tx, community } = turn;
  const { number } = before;
  const followup = await changeFollowup(tx, community.id, number, {
    asked_due_on: null,
    asked_reason: null,
  });
  await record(turn, {
    act: "followup.extension-denied",
    number,
    data: { to: to.toString() },
  });
  await touchCard(turn, { kind: "followup", number });
  const owner = await findMember(tx, community.id, followup.ownerId);
  if (owner) {
    await tell(turn, owner, (words) => composeNotExtended(words, followup), {
      about: { kind: "followup", number },
    });
  }
  return followup;
}
