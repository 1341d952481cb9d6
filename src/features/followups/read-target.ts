import { readItemNumber, type ChatTurn } from "#platform/chat";
import { findFollowup } from "./store.ts";
import type { Followup } from "./types.ts";

export type Target =
  | { ok: true; followup: Followup; rest: string }
  | { ok: false; reason: "no-number" }
  | { ok: false; reason: "no-followup"; number: number };

/** The follow-up that a command names, or whose message it replies to. */
export async function readTarget(turn: ChatTurn): Promise<Target> {
  const text = turn.message?.text ?? "";
  const about = turn.message?.replyTo?.about;
  const read =
    readItemNumber(text) ??
    (about?.kind === "followup" ? { number: about.number, rest: text } : null);
  if (!read) return { ok: false, reason: "no-number" };
  const { number, rest } = read;
  const followup = await findFollowup(turn.tx, turn.community.id, number);
  return followup
    ? { ok: true, followup, rest }
    : { ok: false, reason: "no-followup", number };
}
