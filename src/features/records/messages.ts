import { cutText, html, lines, type Html, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { OverdueFollowup } from "#features/followups";
import type { Poll } from "#features/polls";
import type { Session } from "#features/sessions";
import { titleOf, type Topic } from "#features/topics";
import type { Mine } from "./list-mine.ts";

/** Of one sort of item; the rest is a number. */
const most = 8;

/** People's words in a list: on one line, as long as a title. */
const short = (text: string): string => cutText(text.replace(/\s+/g, " "), 40);

function section<Item>(
  words: Words,
  heading: Html,
  items: readonly Item[],
  show: (item: Item) => Html,
): Html | null {
  if (items.length === 0) return null;
  const rest = items.length - most;
  return lines(
    heading,
    ...items.slice(0, most).map(show),
    rest > 0 && words.t("records.more", { count: rest }),
  );
}

export function composeMine(words: Words, mine: Mine): Content {
  const { t, format } = words;
  const sections = [
    section(words, t("records.mine.followups"), mine.followups, (followup) =>
      t("records.mine.followup", {
        n: followup.number,
        text: short(followup.text),
        date: format.dateWithWeekday(followup.dueOn),
      }),
    ),
    section(words, t("records.mine.polls"), mine.polls, (poll) =>
      t("records.mine.poll", {
        n: poll.number,
        question: short(poll.question),
        time: format.dateTimeWithWeekday(poll.closesAt),
      }),
    ),
    section(
      words,
      t("records.mine.topics"),
      mine.topics,
      (topic) => html`#${topic.number} ${titleOf(topic)}`,
    ),
  ].filter((part) => part !== null);
  return {
    text:
      sections.length > 0
        ? lines(t("records.mine.title"), ...sections)
        : t("records.mine.nothing"),
  };
}

/** That an item is ended, unless that is said already, and what is not ended with it. */
export const composeClosed = (
  { t }: Words,
  closed: { number: number; isSaid: boolean; sessions: readonly number[] },
): Content => ({
  text: lines(
    !closed.isSaid && t("records.close.done", { n: closed.number }),
    closed.sessions.length > 0 &&
      t("records.close.sessions", {
        n: closed.number,
        sessions: closed.sessions.map((n) => `#${n}`).join(" "),
        first: closed.sessions[0] ?? 0,
      }),
  ),
});

export interface Digest {
  readonly polls: readonly Poll[];
  readonly sessions: readonly Session[];
  readonly overdue: readonly OverdueFollowup[];
  readonly waiting: readonly Topic[];
}

/** By what the reader must do, the newest of each sort first. */
export function composeDigest(
  words: Words,
  now: number,
  digest: Digest,
): Content {
  const { t, format } = words;
  return {
    text: lines(
      t("records.digest.title", { date: format.dateWithWeekday(now) }),
      ...digest.polls.slice(0, most).map((poll) =>
        t("records.digest.poll", {
          n: poll.number,
          question: short(poll.question),
          time: format.dateTimeWithWeekday(poll.closesAt),
        }),
      ),
      ...digest.sessions.slice(0, most).map((session) =>
        t("records.digest.session", {
          n: session.number,
          time: format.dateTimeWithWeekday(session.startsAt),
          place: short(session.place ?? ""),
        }),
      ),
      ...digest.overdue.slice(0, most).map(({ followup, daysOver }) =>
        t("records.digest.overdue", {
          n: followup.number,
          text: short(followup.text),
          count: daysOver,
        }),
      ),
      digest.waiting.length > 0 &&
        t("records.digest.waiting", {
          count: digest.waiting.length,
          numbers: digest.waiting
            .slice(-most)
            .reverse()
            .map((topic) => `#${topic.number}`)
            .join(" "),
        }),
    ),
  };
}
