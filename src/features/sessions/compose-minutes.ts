import { callback } from "#platform/chat";
import { html, joinHtml, lines, type Html, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { nameOf, type Titled } from "./list-titles.ts";
import type { AskedFact, Facts } from "./rules/read-minutes.ts";
import type { Minutes, Session } from "./types.ts";

/** What a draft's message is about, by its session. */
export const draftKind = "sessions.draft";

export const postDraft = callback("sessions.post", ["session", "version"]);
export const startOver = callback("sessions.again", ["session", "version"]);
export const discardDraft = callback("sessions.discard", [
  "session",
  "version",
]);
export const leaveQuestion = callback("sessions.stop", ["session", "member"]);

/** Asks for one fact, showing those that need no asking. */
export function composeQuestion(
  turn: Turn,
  words: Words,
  asked: {
    session: Session;
    topics: readonly Titled[];
    facts: Facts;
    attendance: number;
    fact: AskedFact;
    /** Whom to stop asking; null: nobody whose press could be told. */
    memberId: number | null;
  },
): Content {
  const { t, plain } = words;
  const { session, facts, attendance, memberId } = asked;
  const { number: n } = session;
  return {
    text: lines(
      t("sessions.minutes.known", { n }),
      ...composeKnown(words, { ...asked, heldAt: session.startsAt }),
      facts.place !== undefined &&
        t("sessions.minutes.place", { place: facts.place }),
      t("sessions.minutes.attendance", { n: attendance }),
      t("sessions.minutes.recount", { n }),
      html`<b>${t(`sessions.minutes.ask-${asked.fact}`)}</b>`,
    ),
    ...(memberId !== null && {
      buttons: [
        [
          {
            label: plain("sessions.minutes.stop"),
            data: leaveQuestion.data(turn.community.id, {
              session: n,
              member: memberId,
            }),
          },
        ],
      ],
    }),
  };
}

const composeKnown = (
  { t, format }: Words,
  known: { heldAt: number; topics: readonly Titled[] },
): Html[] => [
  t("sessions.minutes.when", {
    when: format.dateTimeWithWeekday(known.heldAt),
  }),
  t("sessions.minutes.subject", {
    topics: joinHtml(
      known.topics.map(({ number, title }) =>
        t("sessions.minutes.topic", { n: number, title }),
      ),
      " · ",
    ),
  }),
];

interface ShownMinutes {
  readonly minutes: Minutes;
  readonly topics: readonly Titled[];
  /** They take the place of others. */
  readonly isAgain: boolean;
}

export function composeMinutes(words: Words, shown: ShownMinutes): Content {
  const { t } = words;
  const { minutes, topics, isAgain } = shown;
  const named = { n: minutes.session, title: nameOf(topics) };
  const { measures, effect } = minutes;
  const title = isAgain
    ? t("sessions.minutes.title-again", named)
    : t("sessions.minutes.title", named);
  return {
    text: lines(
      html`<b>${title}</b>`,
      ...composeKnown(words, { heldAt: minutes.heldAt, topics }),
      t("sessions.minutes.place", { place: minutes.place }),
      t("sessions.minutes.attendance", { n: minutes.attendance }),
      t("sessions.minutes.measures", { text: measures }),
      t("sessions.minutes.effect", { text: effect }),
    ),
  };
}

export function composeDraft(
  turn: Turn,
  words: Words,
  shown: ShownMinutes,
): Content {
  const { plain, t } = words;
  const { session, version } = shown.minutes;
  const to = (label: string, button: typeof postDraft): Button => ({
    label,
    data: button.data(turn.community.id, { session, version }),
  });
  return {
    text: lines(
      composeMinutes(words, shown).text,
      html`<b>${t("sessions.minutes.check")}</b>`,
    ),
    buttons: [
      [
        to(plain("sessions.minutes.post"), postDraft),
        to(plain("sessions.minutes.again"), startOver),
        to(plain("sessions.minutes.discard"), discardDraft),
      ],
    ],
  };
}
