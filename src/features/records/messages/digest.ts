import { deepLink } from "#platform/chat";
import { lines, type Html, type Words } from "#platform/i18n";
import type { Content, DigestSection } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { allTopicsLetter, titleOf } from "#features/topics";
import type { Digest, WeekFigures } from "../types.ts";
import { most, short } from "./section.ts";

/** By what the reader must do, the newest of each sort first. */
export function composeDigest(
  turn: Turn,
  words: Words,
  digest: Digest,
): Content {
  const { t, format } = words;
  const held = (section: DigestSection): Html[] =>
    digest.held
      .filter((line) => line.section === section)
      .map(({ line }) => t(`records.digest.held.${section}`, { line }));
  const { waiting } = digest;
  return {
    text: lines(
      t("records.digest.title", { date: format.dateWithWeekday(turn.now) }),
      ...cut(words, [...composePolls(words, digest), ...held("vote")]),
      ...cut(words, [...composeSessions(words, digest), ...held("come")]),
      ...cut(words, [...composeOverdue(words, digest), ...held("do")]),
      waiting.length > 0 &&
        t("records.digest.waiting", {
          count: waiting.length,
          numbers: waiting
            .slice(0, most)
            .map((topic) => `#${topic.number}`)
            .join(" "),
        }),
      ...cut(words, [...composeDone(words, digest), ...held("know")]),
      ...(digest.week ? composeWeek(words, digest.week) : []),
    ),
    buttons: [
      [
        {
          label: words.plain("records.digest.all-topics"),
          url: deepLink(turn, allTopicsLetter, 0),
        },
      ],
    ],
  };
}

/** So that a busy day stays a message that is read; the rest is a number. */
function cut({ t }: Words, section: readonly Html[]): Html[] {
  const rest = section.length - most;
  return rest > 0
    ? [...section.slice(0, most), t("records.more", { count: rest })]
    : [...section];
}

const composePolls = ({ t, format }: Words, { polls }: Digest): Html[] =>
  polls.map(({ poll, missing }) => {
    const shown = {
      n: poll.number,
      question: short(poll.question),
      time: format.dateTimeWithWeekday(poll.closesAt),
    };
    return missing > 0
      ? t("records.digest.poll-missing", { ...shown, count: missing })
      : t("records.digest.poll", shown);
  });

const composeSessions = ({ t, format }: Words, { sessions }: Digest): Html[] =>
  sessions.map((session) =>
    t("records.digest.session", {
      n: session.number,
      time: format.dateTimeWithWeekday(session.startsAt),
      place: short(session.place ?? ""),
    }),
  );

const composeOverdue = ({ t }: Words, { overdue }: Digest): Html[] =>
  overdue.map(({ followup, daysOver }) =>
    t("records.digest.overdue", {
      n: followup.number,
      text: short(followup.text),
      count: daysOver,
    }),
  );

const composeDone = ({ t }: Words, { done }: Digest): Html[] =>
  done.map(({ topic, average }) => {
    const shown = { n: topic.number, title: titleOf(topic) };
    return average === null
      ? t("records.digest.done", shown)
      : t("records.digest.done-rated", { ...shown, average });
  });

function composeWeek({ t }: Words, week: WeekFigures): Html[] {
  const { raised, decided, done, burden } = week;
  const { messages, answers, mentions } = burden;
  return [
    t("records.digest.week.figures", { raised, decided, done }),
    t("records.digest.week.burden", { messages, answers, mentions }),
  ];
}
