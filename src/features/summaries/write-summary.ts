import type { Words } from "#platform/i18n";
import { opinionNumber, type Opinion } from "#features/opinions";
import { afterTitle, titleOf } from "#features/topics";
import { createPen, numbered, type Pen } from "./cite-sources.ts";
import { fitText, quote, sortIntoPoints, type Points } from "./rules.ts";
import type { Facts } from "./types.ts";

const longestOwner = 16;

/** The summary as plain text, within its length; every line cites its sources. */
export function writeSummary(words: Words, facts: Facts): string {
  const points = sortIntoPoints(facts.opinions);
  return fitText((measure) => {
    const pen = createPen(words, measure);
    return [
      writeTitle(pen, facts),
      writeMatter(pen, facts),
      writeCounts(pen, facts),
      ...writePoints(pen, points),
      writeDecisions(pen, facts),
      writeSessions(pen, facts),
      writeNext(pen, facts),
      writeDone(pen, facts),
      writeOpen(pen, facts, points),
    ]
      .filter((line) => line !== null)
      .join("\n");
  });
}

const writeTitle = ({ words }: Pen, { topic }: Facts): string =>
  words.plain("summaries.title", {
    n: topic.number,
    title: quote(titleOf(topic), Infinity),
  });

function writeMatter(pen: Pen, { topic }: Facts): string | null {
  const rest = afterTitle(topic);
  if (rest === "") return null;
  const text = pen.point(pen.short(rest), numbered(topic));
  return pen.words.plain("summaries.lines.matter", { text });
}

function writeCounts(pen: Pen, facts: Facts): string {
  const { plain } = pen.words;
  const { topic, opinions, polls } = facts;
  const n = topic.number;
  const spokenOn = [...new Set(opinions.map((one) => `#${one.topic}`))];
  const held = facts.sessions.filter(({ state }) => state === "held");
  const cited = (items: readonly { readonly number: number }[]) => ({
    count: items.length,
    numbers: pen.numbers(items.map(numbered)),
  });
  return [
    plain("summaries.counts.people", { count: facts.people }),
    opinions.length === 0
      ? plain("summaries.counts.no-opinion", { n })
      : plain("summaries.counts.opinions", {
          count: opinions.length,
          numbers: pen.numbers(spokenOn),
        }),
    polls.length > 0 && plain("summaries.counts.polls", cited(polls)),
    held.length > 0 && plain("summaries.counts.sessions", cited(held)),
  ]
    .filter((part) => part !== false)
    .join(plain("summaries.comma"));
}

function writePoints(
  pen: Pen,
  { agreed, divided, objection, others }: Points,
): (string | null)[] {
  const { plain } = pen.words;
  const bare = (opinion: Opinion) =>
    pen.point(pen.short(opinion.text), opinionNumber(opinion));
  const withSides = (opinion: Opinion) => {
    const { agree, disagree } = opinion;
    const sides = { opinion: opinionNumber(opinion), agree, disagree };
    const source = plain("summaries.sides", sides);
    return pen.point(pen.short(opinion.text), source);
  };
  const list = (
    items: readonly Opinion[],
    inWords: (opinion: Opinion) => string,
  ) => pen.list(items, { inWords, numberOf: opinionNumber });
  const isUnanimous = agreed.every(({ disagree }) => disagree === 0);
  const agreeing = list(agreed, bare);
  const differing = list(divided, withSides);
  const rest = list(others, bare);
  return [
    agreeing &&
      plain(
        isUnanimous
          ? "summaries.lines.all-agree"
          : "summaries.lines.most-agree",
        { list: agreeing },
      ),
    differing && plain("summaries.lines.divided", { list: differing }),
    objection &&
      plain("summaries.lines.objection", { point: withSides(objection) }),
    rest && plain("summaries.lines.others", { list: rest }),
  ];
}

function writeDecisions(pen: Pen, { polls }: Facts): string | null {
  const { plain } = pen.words;
  const decisions = polls.flatMap(({ number, winner, voters }) =>
    winner ? [{ number, ...winner, voters }] : [],
  );
  const list = pen.list(decisions, {
    inWords: ({ number, text, votes, voters }) =>
      pen.point(
        pen.short(text),
        plain("summaries.votes", { n: number, votes, voters }),
      ),
    numberOf: numbered,
  });
  return list && plain("summaries.lines.decided", { list });
}

function writeSessions(pen: Pen, { sessions }: Facts): string | null {
  const { plain, format } = pen.words;
  const list = pen.list(
    sessions.filter(({ state }) => state === "held"),
    {
      inWords: (session) => {
        const date = format.date(session.at);
        const text = session.measures
          ? plain("summaries.held", {
              date,
              measures: pen.short(session.measures),
            })
          : date;
        return pen.point(text, numbered(session));
      },
      numberOf: numbered,
    },
  );
  return list && plain("summaries.lines.held", { list });
}

function writeNext(pen: Pen, { sessions, followups }: Facts): string | null {
  const { plain, format } = pen.words;
  const coming = sessions.filter(({ state }) => state === "coming");
  const meetings = pen.list(coming, {
    inWords: (session) => {
      const when = format.dateTimeWithWeekday(session.at);
      const text = plain("summaries.meeting", { when });
      return pen.point(text, numbered(session));
    },
    numberOf: numbered,
  });
  const todo = followups.filter(({ isDone }) => !isDone);
  const work = pen.list(todo, {
    inWords: (followup) => {
      const owner = quote(followup.owner, longestOwner);
      const text = pen.short(followup.text);
      const due = format.date(followup.due);
      return pen.point(
        plain("summaries.followup", { owner, text, due }),
        numbered(followup),
      );
    },
    numberOf: numbered,
  });
  const parts = [meetings, work].filter((part) => part !== null);
  if (parts.length === 0) return null;
  return plain("summaries.lines.next", { list: pen.join(parts) });
}

function writeDone(pen: Pen, { followups }: Facts): string | null {
  const list = pen.list(
    followups.filter(({ isDone }) => isDone),
    {
      inWords: (one) => pen.point(pen.short(one.text), numbered(one)),
      numberOf: numbered,
    },
  );
  return list && pen.words.plain("summaries.lines.done", { list });
}

function writeOpen(
  pen: Pen,
  { topic, polls, sessions, followups }: Facts,
  { divided, unweighed }: Points,
): string | null {
  const { plain } = pen.words;
  const isDecided = polls.some(({ winner }) => winner !== null);
  const left = [
    ["voting", polls.filter(({ isOpen }) => isOpen).map(numbered)],
    [
      "undecided",
      polls.filter((one) => !one.isOpen && !one.winner).map(numbered),
    ],
    ["unwritten", sessions.filter((s) => s.state === "over").map(numbered)],
    ["divided", isDecided ? [] : divided.map(opinionNumber)],
    ["unweighed", unweighed.map(opinionNumber)],
    [
      "nothing-decided",
      isDecided || followups.length > 0 ? [] : [numbered(topic)],
    ],
  ] as const;
  const parts = left.flatMap(([what, numbers]) =>
    numbers.length > 0
      ? [plain(`summaries.open.${what}`, { numbers: pen.numbers(numbers) })]
      : [],
  );
  if (parts.length === 0) return null;
  return plain("summaries.lines.open", { list: pen.join(parts) });
}
