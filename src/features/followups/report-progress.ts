import { readText } from "#platform/i18n";
import type { ChatTurn } from "#platform/chat";
import { record } from "#platform/ledger";
import { touchCard } from "#platform/outbox";
import { isSettled, judgeStanding } from "./judge-standing.ts";
import { longestReport } from "./rules/reading.ts";
import { insertReport } from "./store.ts";
import type { Followup } from "./types.ts";

export type Reported =
  | { ok: true }
  | {
      ok: false;
      reason: "nameless" | "not-yours" | "settled" | "empty" | "too-long";
    };

/** By the owner, or by a convener for them. */
export async function reportProgress(
  turn: ChatTurn,
  followup: Followup,
  text: string,
): Promise<Reported> {
  const { number } = followup;
  const standing = await judgeStanding(turn, followup);
  if (standing === "nameless") return { ok: false, reason: "nameless" };
  if (standing !== "owner" && standing !== "convener") {
    return { ok: false, reason: "not-yours" };
  }
  if (isSettled(followup)) return { ok: false, reason: "settled" };
  const read = readText(text, longestReport);
  if (!read.ok) return read;
  const report = await insertReport(turn.tx, turn.community.id, number, {
    authorId: turn.actor.id,
    text: read.text,
    reportedAt: turn.now,
  });
  await record(turn, {
    act: "followup.progress",
    number,
    data: { report, owner: followup.ownerId },
  });
  await touchCard(turn, { kind: "followup", number });
  return { ok: true };
}
