import type { ChatTurn } from "#platform/chat";
import { findMember } from "#platform/community";
import { record } from "#platform/ledger";
import { touchCard } from "#platform/outbox";
import { askChecker, type Asked } from "./ask-checker.ts";
import { carryTopic } from "./carry-topic.ts";
import { isSettled, judgeStanding } from "./judge-standing.ts";
import { composeDoneRequest } from "./compose-requests.ts";
import { mayConfirm } from "./rules/standing.ts";
import { changeFollowup } from "./store.ts";
import type { Followup } from "./types.ts";

export type Finished =
  | { ok: true; as: "reported"; asked: Asked }
  | { ok: true; as: "confirmed" }
  | {
      ok: false;
      reason: "nameless" | "not-yours" | "settled" | "reported-already";
    };

/** Done: by its owner a report that asks to be confirmed, by others the confirmation. */
export async function finishFollowup(
  turn: ChatTurn,
  followup: Followup,
): Promise<Finished> {
  const standing = await judgeStanding(turn, followup);
  if (standing === "nameless") return { ok: false, reason: "nameless" };
  if (standing === "other") return { ok: false, reason: "not-yours" };
  if (isSettled(followup)) return { ok: false, reason: "settled" };
  const isReported = followup.state === "reported";
  if (mayConfirm(standing, isReported)) {
    await confirm(turn, followup);
    return { ok: true, as: "confirmed" };
  }
  if (standing !== "owner") return { ok: false, reason: "not-yours" };
  if (isReported) {
    return { ok: false, reason: "reported-already" };
  }
  return { ok: true, as: "reported", asked: await report(turn, followup) };
}

async function report(turn: ChatTurn, followup: Followup): Promise<Asked> {
  const { tx, community } = turn;
  const { number } = followup;
  await changeFollowup(tx, community.id, number, {
    state: "reported",
    reason: null,
    asked_due_on: null,
    asked_reason: null,
  });
  await record(turn, { act: "followup.reported", number });
  await touchCard(turn, { kind: "followup", number });
  await carryTopic(turn, followup.topic);
  const owner = await findMember(tx, community.id, followup.ownerId);
  return askChecker(turn, followup, {
    about: "done",
    compose: (words, to) =>
      composeDoneRequest(turn, words, { followup, owner, to }),
  });
}

async function confirm(turn: ChatTurn, followup: Followup): Promise<void> {
  const { number } = followup;
  await changeFollowup(turn.tx, turn.community.id, number, {
    state: "confirmed",
    reason: null,
    asked_due_on: null,
    asked_reason: null,
    settled_at: turn.now,
  });
  await record(turn, { act: "followup.confirmed", number });
  await touchCard(turn, { kind: "followup", number });
  await carryTopic(turn, followup.topic);
}
