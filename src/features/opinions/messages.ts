import { callback } from "#platform/chat";
import { nameOf, type Member } from "#platform/community";
import { html, joinHtml, lines, type Html, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import {
  composeTopicLines,
  standingOf,
  titleOf,
  type TopicFacts,
} from "#features/topics";
import type { Judging } from "./judge-opinion.ts";
import { walks, weighOpinion, type Step } from "./rules.ts";
import { judgements, type Opinion } from "./types.ts";

export const judge = callback("opinions.judge", [
  "topic",
  "seq",
  "judgement",
  "walk",
]);
export const skip = callback("opinions.skip", ["topic", "seq", "walk"]);
export const again = callback("opinions.again", ["topic"]);

const mostShown = 8;
const mostNumbers = 12;

/** As people name an opinion: `12-3`. */
export const opinionNumber = (
  opinion: Pick<Opinion, "topic" | "seq">,
): string => `${opinion.topic}-${opinion.seq}`;

const onOneLine = (text: string) => text.replace(/\s+/g, " ");

/** A whole topic with the newest of what was said on it. */
export function composeTopicPage(
  words: Words,
  shown: {
    facts: TopicFacts;
    opinions: readonly Opinion[];
    /** What the reader may do with a topic of their own. */
    own: NonNullable<Content["buttons"]>;
  },
): Content {
  const { t } = words;
  const { facts, opinions, own } = shown;
  const { topic } = facts;
  const isOpen = topic.stage !== "closed";
  const newest = opinions.toReversed().slice(0, mostShown);
  const older = opinions.length - newest.length;
  return {
    text: lines(
      composeTopicLines(words, facts),
      joinHtml(
        [
          `👍 ${facts.endorsements}`,
          `💬 ${opinions.length}`,
          t(`topics.stages.${standingOf(topic)}`),
        ],
        " · ",
      ),
      opinions.length === 0 && t("opinions.page.none"),
      ...newest.map(asLine),
      older > 0 && t("opinions.page.older", { count: older }),
      isOpen && t("opinions.page.how"),
    ),
    ...(own.length > 0 && { buttons: own }),
  };
}

const asLine = (opinion: Opinion): string =>
  `${opinionNumber(opinion)} ${onOneLine(opinion.text)} · ` +
  `✅ ${opinion.agree} ❌ ${opinion.disagree} ⚪ ${opinion.pass}`;

/** The opinion to judge now, or how it stands when none is left. */
export function composeJudging(
  turn: Turn,
  words: Words,
  judging: Judging,
  author: Member | undefined,
): Content {
  return judging.step
    ? composeStep(turn, words, { ...judging, step: judging.step }, author)
    : composeEnd(turn, words, judging);
}

function composeStep(
  turn: Turn,
  words: Words,
  judging: Judging & { readonly step: Step },
  author: Member | undefined,
): Content {
  const { t, plain } = words;
  const { topic, before } = judging;
  const { opinion, position, total } = judging.step;
  const at = {
    topic: topic.number,
    seq: opinion.seq,
    walk: walks.indexOf(judging.walk),
  };
  const community = turn.community.id;
  return {
    text: lines(
      html`<b>#${topic.number} ${titleOf(topic)}</b> · ${position}/${total}`,
      html`💬 ${opinionNumber(opinion)} ${opinion.text}`,
      t("opinions.judge.said", {
        name: nameOf(words, author),
      }),
      before !== null &&
        t("opinions.judge.before", {
          judgement: t(`opinions.judge.${before}`),
        }),
    ),
    buttons: [
      judgements.map((judgement, i): Button => ({
        label: plain(`opinions.judge.${judgement}`),
        data: judge.data(community, { ...at, judgement: i }),
      })),
      [{ label: plain("opinions.judge.next"), data: skip.data(community, at) }],
    ],
  };
}

function composeEnd(turn: Turn, words: Words, judging: Judging): Content {
  const { t, plain } = words;
  const { topic, opinions } = judging;
  const standing = Map.groupBy(opinions, weighOpinion);
  const listed = (key: "agreed" | "divided" | "opposed" | "unweighed") => {
    const numbers = listNumbers(words, standing.get(key) ?? []);
    return numbers && t(`opinions.end.${key}`, { numbers });
  };
  return {
    text: lines(
      html`<b>#${topic.number} ${titleOf(topic)}</b>`,
      t("opinions.end.thanks"),
      listed("agreed"),
      listed("divided"),
      listed("opposed"),
      listed("unweighed"),
    ),
    ...(judging.hasOthers && {
      buttons: [
        [
          {
            label: plain("opinions.end.again"),
            data: again.data(turn.community.id, { topic: topic.number }),
          },
        ],
      ],
    }),
  };
}

function listNumbers(
  { t, plain }: Words,
  opinions: readonly Opinion[],
): Html | null {
  if (opinions.length === 0) return null;
  const numbers = opinions
    .slice(0, mostNumbers)
    .map(opinionNumber)
    .join(plain("chat.name-separator"));
  const more = opinions.length - mostNumbers;
  return more > 0
    ? t("opinions.end.more", { numbers, count: more })
    : html`${numbers}`;
}
