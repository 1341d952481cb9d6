import { cutText, type Html, type Words } from "#platform/i18n";
import { mostTopics, type Convened } from "./convene-session.ts";
import type { Moved } from "./move-session.ts";
import { longestPlace, type ReadSession } from "./rules/read-session.ts";

/** What was wrong with the words of a `/session`, and one example that works. */
export function phraseMisreading(
  { t, format }: Words,
  n: number,
  misread: Extract<ReadSession, { ok: false }>,
): Html {
  switch (misread.reason) {
    case "unreadable":
    case "unread":
      return t(`sessions.refused.${misread.reason}`, {
        n,
        text: cut(misread.text),
      });
    case "no-time":
      return t("sessions.refused.no-time", {
        n,
        date: format.dateWithWeekday(misread.understood),
      });
    case "past":
      return t("sessions.refused.past", {
        n,
        when: format.dateTimeWithWeekday(misread.understood),
      });
    case "place-too-long":
      return t("sessions.refused.place-too-long", { limit: longestPlace });
    case "no-when":
    case "several":
    case "no-room":
      return t(`sessions.refused.${misread.reason}`, { n });
  }
}

const cut = (text: string): string => cutText(text.replace(/\s+/g, " "), 30);

export function phraseUnconvened(
  { t }: Words,
  refused: Extract<Convened, { ok: false }>,
): Html {
  switch (refused.reason) {
    case "too-many-topics":
      return t("sessions.refused.too-many-topics", { limit: mostTopics });
    case "topic-merged": {
      const { number: n, into } = refused;
      return t("sessions.refused.topic-merged", { n, into });
    }
    case "no-topic":
    case "topic-closed":
      return t(`sessions.refused.${refused.reason}`, { n: refused.number });
  }
}

export function phraseUnmoved(
  { t, format }: Words,
  refused: Extract<Moved, { ok: false }>,
): Html {
  const { number: n, startsAt, topics } = refused.session;
  return refused.reason === "unchanged"
    ? t("sessions.refused.unchanged", {
        n,
        when: format.dateTimeWithWeekday(startsAt),
      })
    : t(`sessions.refused.${refused.reason}`, { n, topic: topics[0] ?? n });
}
