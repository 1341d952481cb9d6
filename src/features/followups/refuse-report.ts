import { readText } from "#platform/i18n";
import type { ChatTurn } from "#platform/chat";
import { findMember } from "#platform/community";
import { record } from "#platform/ledger";
import { tell, touchCard } from "#platform/outbox";
import { carryTopic } from "./carry-topic.ts";
import { composeRefused } from "./compose-requests.ts";
import { judgeStanding } from "./judge-standing.ts";
import { longestReason } from "./rules/reading.ts";
import { daysOver } from "./list-overdue.ts";
import { rungOf } from "./rules/ladder.ts";
import { mayCheck } from "./rules/standing.ts";
import { changeFollowup } from "./store.ts";
import type { Followup } from "./types.ts";

export type Refused =
  | { ok: true; followup: Followup }
  | {
      ok: false;
      reason: "not-checker" | "not-reported" | "empty" | "too-long";
    };

/** What was reported done is not, says who checks it, and why; its owner is told. */
export async function refuseReport(
  turn: ChatTurn,
  reported: Followup,
  why: string,
): Promise<Refused> {
  const { tx, community } = turn;
  const { number } = reported;
  if (!mayCheck(await judgeStanding(turn, reported))) {
    return { ok: false, reason: "not-checker" };
  }
  if (reported.state !== "reported") {
    return { ok: false, reason: "not-reported" };
  }
  const read = readText(why, longestReason);
  if (!read.ok) return read;
  const followup = await changeFollowup(tx, community.id, number, {
    state: "open",
    reason: read.text,
    // Days that passed while it waited to be confirmed are nobody's delay.
    reminded_rung: rungOf(daysOver(turn, reported)),
  });
  await record(turn, { act: "followup.refused", number, reason: read.text });
  await touchCard(turn, { kind: "followup", number });
  await carryTopic(turn, followup.topic);
  const owner = await findMember(tx, community.id, followup.ownerId);
  if (owner) {
    await tell(turn, owner, (words) => composeRefused(words, followup), {
      about: { kind: "followup", number },
    });
  }
  return { ok: true, followup };
}
