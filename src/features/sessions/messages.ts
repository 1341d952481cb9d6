import { callback } from "#platform/chat";
import {
  distinctNames,
  nameOf as nameOfMember,
  type Member,
} from "#platform/community";
import { daysBetween, localDate } from "#platform/clock";
import { html, joinHtml, lines, type Html, type Words } from "#platform/i18n";
import { mentionOf, type Button, type Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { nameOf, type Titled } from "./list-titles.ts";
import type { Reminder } from "./rules/reminders.ts";
import { answers, type Answer, type Session } from "./types.ts";

export const giveAnswer = callback("sessions.answer", ["session", "answer"]);
export const takeCalendar = callback("sessions.calendar", ["session"]);
/** Of the link that sends the calendar file to who has not started the bot yet. */
export const calendarLetter = "c";

export const mostNames = 12;
/** With the longest names that Telegram has, more would not fit into a message. */
const mostMentions = 20;

/** The members who come, or wait for a seat, as far as they are named. */
interface Listed {
  readonly count: number;
  readonly members: readonly (Member | undefined)[];
}

export interface ShownSession {
  readonly session: Session;
  readonly topics: readonly Titled[];
  readonly going: Listed;
  readonly waiting: Listed;
  readonly maybe: number;
  readonly notGoing: number;
  readonly isOver: boolean;
}

export function composeSessionCard(
  turn: Turn,
  words: Words,
  shown: ShownSession,
): Content {
  const { t, format } = words;
  const { session, topics, going, waiting } = shown;
  const { number: n, startsAt, adjusted, place, capacity } = session;
  const isOpen = session.state === "scheduled" && !shown.isOver;
  return {
    text: lines(
      html`<b>${t("sessions.card.title", { n, title: nameOf(topics) })}</b>`,
      session.state === "cancelled" &&
        html`<b>${composeCancelled(words, session)}</b>`,
      format.dateTimeWithWeekday(startsAt),
      adjusted &&
        t(`sessions.card.${adjusted}`, { time: format.time(startsAt) }),
      place !== null && t("sessions.card.place", { place }),
      ...topics.map(({ number, title }) =>
        t("sessions.card.topic", { n: number, title }),
      ),
      capacity !== null && t("sessions.card.capacity", { n: capacity }),
      going.count > 0 &&
        t("sessions.card.going", {
          n: going.count,
          names: nameAll(words, going),
        }),
      waiting.count > 0 &&
        t("sessions.card.waiting", {
          n: waiting.count,
          names: nameAll(words, waiting),
        }),
      session.state === "held" && t("sessions.card.held"),
      session.state === "scheduled" &&
        shown.isOver &&
        t("sessions.card.over", { n }),
    ),
    ...(isOpen && {
      buttons: [
        answerButtons(turn, words, shown),
        [
          {
            label: words.plain("sessions.buttons.calendar"),
            data: takeCalendar.data(turn.community.id, { session: n }),
          },
        ],
      ],
    }),
  };
}

const composeCancelled = ({ t }: Words, { reason }: Session): Html =>
  reason === null
    ? t("sessions.card.cancelled")
    : t("sessions.card.cancelled-why", { reason });

function nameAll(words: Words, listed: Listed): string {
  const { plain } = words;
  const members = listed.members
    .slice(0, mostNames)
    .flatMap((member) => member ?? [])
    .map((member) => ({ ...member, name: nameOfMember(words, member) }));
  const names = distinctNames(members).join(plain("chat.name-separator"));
  const more = listed.count - mostNames;
  return more > 0 ? plain("sessions.card.more", { names, n: more }) : names;
}

function answerButtons(
  turn: Turn,
  words: Words,
  shown: ShownSession,
): Button[] {
  const counts: Record<Answer, number> = {
    going: shown.going.count,
    maybe: shown.maybe,
    "not-going": shown.notGoing,
  };
  return answers.map((answer, i) => ({
    label: words.plain(`sessions.buttons.${answer}`, { n: counts[answer] }),
    data: giveAnswer.data(turn.community.id, {
      session: shown.session.number,
      answer: i,
    }),
  }));
}

/** For one who comes or might, or with mentions for several. */
export type Compose = (words: Words, mentioned: readonly Member[]) => Content;

function mentionAll({ t }: Words, members: readonly Member[]): Html | null {
  if (members.length === 0) return null;
  const names = joinHtml(members.slice(0, mostMentions).map(mentionOf), " ");
  const more = members.length - mostMentions;
  return more > 0 ? t("sessions.card.more", { names, n: more }) : names;
}

export const composeReminder =
  (
    turn: Turn,
    given: { session: Session; topics: readonly Titled[]; reminder: Reminder },
  ): Compose =>
  (words, mentioned) => {
    const { t, format } = words;
    const { number: n, startsAt, place } = given.session;
    const { timeZone } = turn.community;
    const days = daysBetween(
      localDate(turn.now, timeZone),
      localDate(startsAt, timeZone),
    );
    const title = nameOf(given.topics);
    return {
      text: lines(
        html`<b>${t("sessions.reminder.title", { n, title })}</b>`,
        given.reminder === "hour" && days === 0
          ? t("sessions.reminder.hour", { time: format.time(startsAt) })
          : t("sessions.reminder.day", {
              day: format.relativeDays(days),
              when: format.dateTimeWithWeekday(startsAt),
            }),
        place !== null && t("sessions.card.place", { place }),
        t("sessions.reminder.next", { n }),
        mentionAll(words, mentioned),
      ),
    };
  };

export const composeMove =
  (given: { from: Session; to: Session; topics: readonly Titled[] }): Compose =>
  (words, mentioned) => {
    const { t, format } = words;
    const { number: n, startsAt, adjusted, place } = given.to;
    const when = format.dateTimeWithWeekday(startsAt);
    const isMoved = startsAt !== given.from.startsAt;
    const named = { n, title: nameOf(given.topics) };
    const title = isMoved
      ? t("sessions.told.moved-title", named)
      : t("sessions.told.changed-title", named);
    return {
      text: lines(
        html`<b>${title}</b>`,
        t("sessions.told.now", { when }),
        adjusted &&
          t(`sessions.card.${adjusted}`, { time: format.time(startsAt) }),
        isMoved &&
          t("sessions.told.before", {
            when: format.dateTimeWithWeekday(given.from.startsAt),
          }),
        place !== null && t("sessions.card.place", { place }),
        t("sessions.told.moved-next", { n }),
        mentionAll(words, mentioned),
      ),
    };
  };

export const composeCancellation =
  (given: {
    session: Session;
    topics: readonly Titled[];
    reason: string | null;
  }): Compose =>
  (words, mentioned) => {
    const { t, format } = words;
    const { number: n, startsAt } = given.session;
    const title = nameOf(given.topics);
    return {
      text: lines(
        html`<b>${t("sessions.told.cancelled-title", { n, title })}</b>`,
        t("sessions.told.was", { when: format.dateTimeWithWeekday(startsAt) }),
        given.reason !== null &&
          t("sessions.told.reason", { reason: given.reason }),
        mentionAll(words, mentioned),
      ),
    };
  };
