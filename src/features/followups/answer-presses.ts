import {
  onPress,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type Toast,
} from "#platform/chat";
import { plainText, type Html } from "#platform/i18n";
import { titleOf } from "#features/topics";
import { answerExtension } from "./answer-extension.ts";
import { requestOf, type RequestAbout } from "./ask-checker.ts";
import { askNewDue, askWhatIsLeft } from "./ask-details.ts";
import { finishFollowup } from "./finish-followup.ts";
import { isSettled, judgeStanding } from "./judge-standing.ts";
import {
  confirm,
  deny,
  finish,
  grant,
  help,
  moreTime,
  refuse,
} from "./messages.ts";
import { offerHelp } from "./offer-help.ts";
import { phraseBlocked, type Blocked } from "./phrase-refusals.ts";
import { mayCheck } from "./rules/standing.ts";
import { anybody } from "./compose-requests.ts";
import { findFollowup } from "./store.ts";
import type { Followup } from "./types.ts";

const missing = (turn: ChatTurn, n: number): Toast => ({
  text: turn.personal.plain("followups.refused.no-followup", { n }),
  alert: true,
});

async function blockedToast(
  turn: ChatTurn,
  followup: Followup,
  reason: Blocked,
): Promise<Toast> {
  const blocked = { followup, reason };
  const text = await phraseBlocked(turn, turn.personal, blocked);
  return { text: plainText(text), alert: true };
}

/** The pressed request is answered; it keeps what came of it, without buttons. */
const settleRequest = (
  turn: ChatTurn,
  request: { readonly about: RequestAbout; readonly followup: number },
  text: Html,
): Promise<boolean> =>
  rewritePressed(turn, requestOf(request.about, request.followup), { text });

async function pressFinish(turn: ChatTurn, number: number): Promise<Toast> {
  const { plain } = turn.personal;
  const followup = await findFollowup(turn.tx, turn.community.id, number);
  if (!followup) return missing(turn, number);
  const finished = await finishFollowup(turn, followup);
  if (!finished.ok) return blockedToast(turn, followup, finished.reason);
  const item = { n: number, title: titleOf(followup) };
  if (finished.as === "confirmed") {
    return { text: plain("followups.done.confirmed", item) };
  }
  const { checker } = finished.asked;
  return {
    text: checker
      ? plain("followups.done.reported", { ...item, name: checker.name })
      : plain("followups.done.reported-to-all", item),
  };
}

async function pressMoreTime(turn: ChatTurn, number: number): Promise<Toast> {
  const followup = await findFollowup(turn.tx, turn.community.id, number);
  if (!followup) return missing(turn, number);
  const standing = await judgeStanding(turn, followup);
  if (standing !== "owner" && standing !== "convener") {
    return blockedToast(turn, followup, "not-yours");
  }
  if (followup.state !== "open") {
    const reason = isSettled(followup) ? "settled" : "reported-already";
    return blockedToast(turn, followup, reason);
  }
  await askNewDue(turn, followup);
  return { text: turn.personal.plain("followups.press.reply-due") };
}

async function pressHelp(turn: ChatTurn, number: number): Promise<Toast> {
  const { plain } = turn.personal;
  const offered = await offerHelp(turn, number);
  if (offered.ok) {
    const shown = {
      title: titleOf(offered.followup),
      count: offered.helpers,
    };
    return {
      text: offered.isNew
        ? plain("followups.press.helping", shown)
        : plain("followups.press.helping-already", shown),
    };
  }
  switch (offered.reason) {
    case "no-followup":
      return missing(turn, number);
    case "nobody":
      return { text: plain("chat.nobody"), alert: true };
    case "own":
      return { text: plain("followups.press.own"), alert: true };
    case "settled":
      return {
        text: plain("followups.refused.settled", { n: number }),
        alert: true,
      };
  }
}

/** A follow-up whose report the presser may judge, or what they are told instead. */
async function findReported(
  turn: ChatTurn,
  number: number,
): Promise<{ ok: true; followup: Followup } | { ok: false; toast: Toast }> {
  const followup = await findFollowup(turn.tx, turn.community.id, number);
  if (!followup) return { ok: false, toast: missing(turn, number) };
  const blocked = (reason: Blocked) => blockedToast(turn, followup, reason);
  if (!mayCheck(await judgeStanding(turn, followup))) {
    return { ok: false, toast: await blocked("not-checker") };
  }
  if (followup.state !== "reported") {
    const reason = isSettled(followup) ? "settled" : "not-reported";
    return { ok: false, toast: await blocked(reason) };
  }
  return { ok: true, followup };
}

async function pressConfirm(turn: ChatTurn, number: number): Promise<Toast> {
  const found = await findReported(turn, number);
  if (!found.ok) return found.toast;
  const { followup } = found;
  await finishFollowup(turn, followup);
  const item = { n: number, title: titleOf(followup) };
  await settleRequest(
    turn,
    { about: "done", followup: number },
    turn.words.t("followups.done.confirmed", item),
  );
  return { text: turn.personal.plain("followups.done.confirmed", item) };
}

async function pressRefuse(turn: ChatTurn, number: number): Promise<Toast> {
  const found = await findReported(turn, number);
  if (!found.ok) return found.toast;
  await askWhatIsLeft(turn, found.followup);
  return { text: turn.personal.plain("followups.press.reply-why") };
}

async function pressAnswer(
  turn: ChatTurn,
  request: { followup: number; ask: number; isGranted: boolean },
): Promise<Toast> {
  const { words, personal } = turn;
  const n = request.followup;
  const answered = await answerExtension(turn, request);
  if (answered.ok) {
    const { followup } = answered;
    const key = request.isGranted
      ? "followups.done.extended"
      : "followups.done.not-extended";
    const date = (by: typeof words) =>
      by.format.dateWithWeekday(followup.dueOn);
    await settleRequest(
      turn,
      { about: "extension", followup: n },
      words.t(key, { n, date: date(words) }),
    );
    return { text: personal.plain(key, { n, date: date(personal) }) };
  }
  const followup = await findFollowup(turn.tx, turn.community.id, n);
  if (!followup) return missing(turn, n);
  switch (answered.reason) {
    case "not-checker":
      return blockedToast(turn, followup, "not-checker");
    case "no-followup":
      return missing(turn, n);
    case "answered-already":
    case "too-late":
      return {
        text: personal.plain(`followups.press.${answered.reason}`),
        alert: true,
      };
  }
}

/** A request to one person is answered by no other who might have been asked. */
async function ifAsked(
  turn: ChatTurn,
  asked: { readonly followup: number; readonly to: number },
  press: () => Promise<Toast>,
): Promise<Toast> {
  const { tx, community, actor, personal } = turn;
  if (asked.to === anybody || asked.to === actor.id) return press();
  const followup = await findFollowup(tx, community.id, asked.followup);
  const mightBeAsked =
    followup && mayCheck(await judgeStanding(turn, followup));
  return mightBeAsked
    ? { text: personal.plain("chat.foreign-button"), alert: true }
    : press();
}

/** Who may press is found in each handler: it hangs on whose follow-up it is. */
export const buttons: readonly ButtonHandler[] = [
  onPress(finish, "resident", (turn, args) => pressFinish(turn, args.followup)),
  onPress(moreTime, "resident", (turn, args) =>
    pressMoreTime(turn, args.followup),
  ),
  onPress(help, "resident", (turn, args) => pressHelp(turn, args.followup)),
  onPress(confirm, "resident", (turn, args) =>
    ifAsked(turn, args, () => pressConfirm(turn, args.followup)),
  ),
  onPress(refuse, "resident", (turn, args) =>
    ifAsked(turn, args, () => pressRefuse(turn, args.followup)),
  ),
  onPress(grant, "resident", (turn, args) =>
    ifAsked(turn, args, () => pressAnswer(turn, { ...args, isGranted: true })),
  ),
  onPress(deny, "resident", (turn, args) =>
    ifAsked(turn, args, () => pressAnswer(turn, { ...args, isGranted: false })),
  ),
];
