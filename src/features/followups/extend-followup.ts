import { readText } from "#platform/i18n";
import type { ChatTurn } from "#platform/chat";
import { findMember } from "#platform/community";
import { record } from "#platform/ledger";
import { tell, touchCard } from "#platform/outbox";
import { askChecker, type Asked } from "./ask-checker.ts";
import {
  composeExtended,
  composeExtensionRequest,
} from "./compose-requests.ts";
import { isSettled, judgeStanding } from "./judge-standing.ts";
import { longestReason, readDue, type ReadDue } from "./rules/reading.ts";
import { changeFollowup } from "./store.ts";
import type { Followup } from "./types.ts";

export type Extended =
  | { ok: true; as: "asked"; followup: Followup; asked: Asked }
  | { ok: true; as: "extended"; followup: Followup }
  | {
      ok: false;
      reason: "nameless" | "not-yours" | "settled" | "reported-already";
    }
  | Extract<ReadDue, { ok: false }>
  | { ok: false; reason: "not-later" | "too-long" };

/** `due reason`: asked for by the owner, done by a convener. */
export async function extendFollowup(
  turn: ChatTurn,
  followup: Followup,
  text: string,
): Promise<Extended> {
  const standing = await judgeStanding(turn, followup);
  if (standing === "nameless") return { ok: false, reason: "nameless" };
  if (standing !== "owner" && standing !== "convener") {
    return { ok: false, reason: "not-yours" };
  }
  if (isSettled(followup)) return { ok: false, reason: "settled" };
  if (followup.state === "reported") {
    return { ok: false, reason: "reported-already" };
  }
  const { timeZone } = turn.community;
  const due = readDue(text, { now: turn.now, timeZone });
  if (!due.ok) return due;
  if (Temporal.PlainDate.compare(due.dueOn, followup.dueOn) <= 0) {
    return { ok: false, reason: "not-later" };
  }
  const read = readText(due.rest, longestReason);
  if (!read.ok && read.reason === "too-long") {
    return { ok: false, reason: "too-long" };
  }
  const wish = { dueOn: due.dueOn, reason: read.ok ? read.text : null };
  if (standing === "owner") return askForTime(turn, followup, wish);
  return {
    ok: true,
    as: "extended",
    followup: await extend(turn, followup, wish),
  };
}

type Wish = NonNullable<Followup["asked"]>;

async function askForTime(
  turn: ChatTurn,
  before: Followup,
  wish: Wish,
): Promise<Extended> {
  const { tx, community } = turn;
  const { number } = before;
  const followup = await changeFollowup(tx, community.id, number, {
    asks: before.asks + 1,
    asked_due_on: wish.dueOn.toString(),
    asked_reason: wish.reason,
  });
  await record(turn, {
    act: "followup.extension-asked",
    number,
    ...(wish.reason !== null && { reason: wish.reason }),
    data: { from: before.dueOn.toString(), to: wish.dueOn.toString() },
  });
  await touchCard(turn, { kind: "followup", number });
  const owner = await findMember(tx, community.id, followup.ownerId);
  const asked = await askChecker(turn, followup, {
    about: "extension",
    compose: (words, to) =>
      composeExtensionRequest(turn, words, { followup, owner, wish, to }),
  });
  return { ok: true, as: "asked", followup, asked };
}

/** Gives the time that was asked for, or that the actor gives; the owner is told. */
export async function extend(
  turn: ChatTurn,
  before: Followup,
  wish: Wish,
): Promise<Followup> {
  const { tx, community } = turn;
  const { number } = before;
  const followup = await changeFollowup(tx, community.id, number, {
    due_on: wish.dueOn.toString(),
    due_set_at: turn.now,
    extensions: before.extensions + 1,
    asked_due_on: null,
    asked_reason: null,
    reminded_rung: null,
  });
  await record(turn, {
    act: "followup.extended",
    number,
    ...(wish.reason !== null && { reason: wish.reason }),
    data: { from: before.dueOn.toString(), to: wish.dueOn.toString() },
  });
  await touchCard(turn, { kind: "followup", number });
  const owner = await findMember(tx, community.id, followup.ownerId);
  if (owner) {
    await tell(turn, owner, (words) => composeExtended(words, followup), {
      about: { kind: "followup", number },
    });
  }
  return followup;
}
