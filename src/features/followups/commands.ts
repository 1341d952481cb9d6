import {
  answer,
  conveners,
  refuse,
  residents,
  type ChatTurn,
  type Command,
  type ConvenerTurn,
  type ReplyKind,
} from "#platform/chat";
import type { Html } from "#platform/i18n";
import { react } from "#platform/outbox";
import { takeExtension } from "#features/polls";
import { titleOf } from "#features/topics";
import { extendFollowup } from "./extend-followup.ts";
import { answerExtended } from "./ask-details.ts";
import { finishFollowup, type Finished } from "./finish-followup.ts";
import { handOutFollowup, type HandedOut } from "./hand-out-followup.ts";
import { phraseBlocked, phraseDue } from "./phrase-refusals.ts";
import { readTarget, type Target } from "./read-target.ts";
import { reportProgress, type Reported } from "./report-progress.ts";
import { longestReport, longestText } from "./rules/reading.ts";
import { findFollowup } from "./store.ts";
import type { Followup } from "./types.ts";

async function follow(turn: ConvenerTurn): Promise<void> {
  const handed = await handOutFollowup(turn);
  if (!handed.ok) return refuse(turn, phraseHandOut(turn, handed));
  if (turn.place === "group") return;
  const { followup, owner } = handed;
  await answer(turn, {
    text: turn.words.t("followups.handed-out", {
      n: followup.number,
      name: owner.name,
      date: turn.words.format.dateWithWeekday(followup.dueOn),
    }),
  });
}

function phraseHandOut(
  turn: ChatTurn,
  refused: Extract<HandedOut, { ok: false }>,
): Html {
  const { t } = turn.words;
  switch (refused.reason) {
    case "no-number":
    case "empty":
      return t("followups.refused.follow-example");
    case "no-owner":
      return t("followups.refused.no-owner");
    case "unknown-owner":
    case "several-owners":
    case "owner-left":
      return t(`followups.refused.${refused.reason}`, { name: refused.name });
    case "no-due":
    case "unreadable-due":
    case "past-due":
      return phraseDue(turn.words, refused, "follow");
    case "too-long":
      return t("followups.refused.too-long", { limit: longestText });
    case "no-topic":
    case "topic-closed":
      return t(`followups.refused.${refused.reason}`, { n: refused.number });
    case "topic-merged": {
      const { number: n, into } = refused;
      return t("followups.refused.topic-merged", { n, into });
    }
  }
}

const refuseTarget = (
  turn: ChatTurn,
  target: Extract<Target, { ok: false }>,
  command: "done" | "extend" | "progress",
): Promise<void> =>
  refuse(
    turn,
    target.reason === "no-number"
      ? turn.words.t(`followups.refused.${command}-example`)
      : turn.words.t("followups.refused.no-followup", { n: target.number }),
  );

async function done(turn: ChatTurn): Promise<void> {
  const target = await readTarget(turn);
  if (!target.ok) return refuseTarget(turn, target, "done");
  const { followup } = target;
  const finished = await finishFollowup(turn, followup);
  if (!finished.ok) {
    const { reason } = finished;
    const text = await phraseBlocked(turn, turn.words, { followup, reason });
    return refuse(turn, text);
  }
  // Where the request to confirm stands below the command, it is the answer.
  const isShown = finished.as === "reported" && finished.asked.inGroup;
  if (isShown && turn.place === "group") return;
  await answer(turn, { text: phraseFinished(turn, followup, finished) });
}

function phraseFinished(
  turn: ChatTurn,
  followup: Followup,
  finished: Extract<Finished, { ok: true }>,
): Html {
  const { t } = turn.words;
  const item = { n: followup.number, title: titleOf(followup) };
  if (finished.as === "confirmed") return t("followups.done.confirmed", item);
  const { checker } = finished.asked;
  return checker
    ? t("followups.done.reported", { ...item, name: checker.name })
    : t("followups.done.reported-to-all", item);
}

async function extend(turn: ChatTurn): Promise<void> {
  if (await takeExtension(turn)) return;
  const target = await readTarget(turn);
  if (!target.ok) return refuseTarget(turn, target, "extend");
  const { followup, rest } = target;
  await answerExtended(
    turn,
    followup,
    await extendFollowup(turn, followup, rest),
  );
}

async function progress(turn: ChatTurn): Promise<void> {
  const target = await readTarget(turn);
  if (!target.ok) return refuseTarget(turn, target, "progress");
  return takeReport(turn, target.followup, target.rest);
}

async function takeReport(
  turn: ChatTurn,
  followup: Followup,
  text: string,
): Promise<void> {
  const reported = await reportProgress(turn, followup, text);
  return answerReported(turn, followup, reported);
}

/** Neighbours talk below the card too: whoever has no part in it is only seen. */
async function takeReply(turn: ChatTurn, followup: Followup): Promise<void> {
  const { message } = turn;
  const reported = await reportProgress(turn, followup, message?.text ?? "");
  const isTalk = !reported.ok && reported.reason === "not-yours";
  if (isTalk && turn.place === "group" && message) {
    return react(turn, message.id, "👀");
  }
  return answerReported(turn, followup, reported);
}

async function answerReported(
  turn: ChatTurn,
  followup: Followup,
  reported: Reported,
): Promise<void> {
  const { t } = turn.words;
  const n = followup.number;
  if (reported.ok) {
    if (turn.place === "group" && turn.message) {
      return react(turn, turn.message.id, "👌");
    }
    return answer(turn, { text: t("followups.progress-noted", { n }) });
  }
  switch (reported.reason) {
    case "empty":
      return refuse(turn, t("followups.refused.progress-example"));
    case "too-long":
      return refuse(
        turn,
        t("followups.refused.too-long", { limit: longestReport }),
      );
    case "nameless":
    case "not-yours":
    case "settled": {
      const blocked = { followup, reason: reported.reason };
      return refuse(turn, await phraseBlocked(turn, turn.words, blocked));
    }
  }
}

export const replies: readonly ReplyKind[] = [
  {
    kind: "followup",
    async run(turn, number) {
      const followup = await findFollowup(turn.tx, turn.community.id, number);
      if (followup) await takeReply(turn, followup);
    },
  },
];

export const commands: readonly Command[] = [
  { name: "follow", who: conveners(follow) },
  { name: "done", isListed: false, who: residents(done) },
  { name: "extend", isListed: false, who: residents(extend) },
  { name: "progress", isListed: false, who: residents(progress) },
];
