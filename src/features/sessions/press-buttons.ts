import {
  deepLink,
  onPress,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type ConvenerTurn,
  type Toast,
} from "#platform/chat";
import { turnPage } from "./compose-agenda.ts";
import { answerSession, type Answered } from "./answer-session.ts";
import {
  discardDraft,
  draftKind,
  postDraft,
  startOver,
  leaveQuestion,
} from "./compose-minutes.ts";
import { composePage, listed } from "./list-agenda.ts";
import { calendarLetter, giveAnswer, takeCalendar } from "./messages.ts";
import { sendCalendar } from "./send-calendar.ts";
import { dropDraft, postMinutes, type Taken } from "./post-minutes.ts";
import { answers, type Answer } from "./types.ts";
import { stopAsking, writeAgain } from "./write-minutes.ts";

function phraseAnswer(
  turn: ChatTurn,
  answered: Answered,
  answer: Answer,
): Toast {
  const { plain, format } = turn.personal;
  if (!answered.ok) {
    if (!("session" in answered)) {
      return { text: plain(`sessions.press.${answered.reason}`), alert: true };
    }
    const { number: n, startsAt } = answered.session;
    const when = format.dateTimeWithWeekday(startsAt);
    return {
      text:
        answered.reason === "over"
          ? plain("sessions.press.over", { n, when })
          : plain("sessions.press.cancelled", { n }),
      alert: true,
    };
  }
  const { session, waitingPlace } = answered;
  const { number: n } = session;
  if (waitingPlace !== null) {
    return {
      text: plain("sessions.press.waiting", { n, place: waitingPlace }),
      alert: true,
    };
  }
  if (answer !== "going")
    return { text: plain(`sessions.press.${answer}`, { n }) };
  const when = format.dateTimeWithWeekday(session.startsAt);
  return { text: plain("sessions.press.going", { n, when }) };
}

const staleToast = (turn: ChatTurn): Toast => ({
  text: turn.personal.plain("chat.stale-button"),
  alert: true,
});

/** The draft's message says what became of it, and its buttons go. */
async function settleDraft(
  turn: ConvenerTurn,
  taken: Taken,
  said: "posted" | "restarted" | "discarded",
): Promise<Toast> {
  const { plain } = turn.personal;
  if (!taken.ok) {
    return { text: plain(`sessions.minutes.${taken.reason}`), alert: true };
  }
  const { number: n } = taken.session;
  const text = turn.words.t(`sessions.minutes.${said}`, { n });
  await rewritePressed(turn, { kind: draftKind, number: n }, { text });
  return { text: plain(`sessions.minutes.${said}`, { n }) };
}

export const buttons: readonly ButtonHandler[] = [
  onPress(giveAnswer, "resident", async (turn, args) => {
    const answer = answers[args.answer];
    if (!answer) return staleToast(turn);
    const answered = await answerSession(turn, args.session, answer);
    return phraseAnswer(turn, answered, answer);
  }),
  onPress(takeCalendar, "resident", async (turn, { session }) => {
    const { plain } = turn.personal;
    if (turn.voice !== "person") {
      return { text: plain("chat.nobody"), alert: true };
    }
    if (!turn.account.isReachable) {
      const url = deepLink(turn, calendarLetter, session);
      return { text: "", url };
    }
    return (await sendCalendar(turn, session))
      ? { text: plain("sessions.calendar.look") }
      : { text: plain("sessions.calendar.none"), alert: true };
  }),
  onPress(turnPage, "resident", async (turn, { page }) => {
    const content = await composePage(turn, turn.words, Math.max(0, page));
    const isTurned = await rewritePressed(turn, listed, content);
    return isTurned ? { text: "" } : staleToast(turn);
  }),
  onPress(postDraft, "convener", async (turn, id) =>
    settleDraft(turn, await postMinutes(turn, id), "posted"),
  ),
  onPress(discardDraft, "convener", async (turn, id) =>
    settleDraft(turn, await dropDraft(turn, id), "discarded"),
  ),
  onPress(startOver, "convener", async (turn, id) => {
    const taken = await dropDraft(turn, id);
    if (taken.ok) {
      await writeAgain(turn, taken.session, taken.draft.attendance);
    }
    return settleDraft(turn, taken, "restarted");
  }),
  onPress(leaveQuestion, "resident", async (turn, { session: n, member }) => {
    const { plain } = turn.personal;
    if (member !== turn.actor.id) {
      return { text: plain("chat.foreign-button"), alert: true };
    }
    if (!(await stopAsking(turn))) return staleToast(turn);
    const question = { kind: "dialogue", number: turn.actor.id };
    const text = turn.words.t("sessions.minutes.stopped", { n });
    await rewritePressed(turn, question, { text });
    return { text: plain("sessions.minutes.stopped", { n }) };
  }),
];
