import { callback, deepLink } from "#platform/chat";
import { nameOf } from "#platform/community";
import { html, joinHtml, lines, type Html, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { TopicFacts } from "../gather-topic.ts";
import { cutLines } from "../rules/lines.ts";
import { splitTitle } from "../rules/title.ts";
import type { Topic } from "../types.ts";
import { nameOfAuthor } from "./author-name.ts";

export const endorse = callback("topics.endorse", ["topic"]);
export const howToSpeak = callback("topics.speak", ["topic"]);

/** More is read in private chat. */
const mostLines = 12;
const mostAddenda = 2;
/** As many names as one reads in passing. */
const mostNames = 3;

export const titleOf = (topic: Pick<Topic, "text">): string =>
  splitTitle(topic.text).title;

/** What a topic says besides its title; all of it where the title was cut. */
export const afterTitle = (topic: Pick<Topic, "text">): string =>
  splitTitle(topic.text).rest;

/** Where it stands: its stage, or how it ended. */
export function standingOf(topic: Topic) {
  if (topic.stage !== "closed") return topic.stage;
  if (topic.outcome === null) {
    throw new Error(`topic ${topic.number} is closed without an outcome`);
  }
  return topic.outcome;
}

const numbersOf = (numbers: readonly number[]) =>
  numbers.map((n) => `#${n}`).join(" ");

const onOneLine = (text: string) => text.replace(/\s+/g, " ");

/** What the topic is; `mostLines` and `mostAddenda` bound what people wrote. */
export function composeTopicLines(
  words: Words,
  facts: TopicFacts,
  most: { addenda: number; lines: number } = {
    addenda: Infinity,
    lines: Infinity,
  },
): Html {
  const { t } = words;
  const { topic, merged } = facts;
  const rest = afterTitle(topic);
  const added = facts.addenda
    .slice(-most.addenda)
    .map(({ text }) => t("topics.card.addendum", { text: onOneLine(text) }));
  const around = [
    ...added,
    composeEvidence(words, { photos: facts.photos, place: topic.place }),
    topic.recurs !== null &&
      t("topics.card.past", { numbers: `#${topic.recurs}` }),
    merged.length > 0 &&
      t("topics.card.merged", { numbers: numbersOf(merged) }),
  ].filter((line) => line !== null && line !== false);
  const room = most.lines - 2 - around.length;
  return lines(
    html`<b>📌 #${topic.number} ${titleOf(topic)}</b>`,
    composeOrigin(words, facts),
    rest !== "" && cutLines(rest, room),
    ...around,
  );
}

/** Who raised it, where it came from, what it is about, and when. */
function composeOrigin(words: Words, facts: TopicFacts): Html {
  const { t, format } = words;
  const { topic, author, raiser } = facts;
  const { source, category } = topic;
  const name = nameOfAuthor(words, topic, author);
  return joinHtml(
    [
      topic.onBehalfOf === null
        ? t("topics.card.by", { name })
        : t("topics.card.for", {
            name,
            convener: nameOf(words, raiser),
          }),
      ...(source === "resident" ? [] : [t(`topics.origin.${source}`)]),
      ...(category === null ? [] : [t(`topics.categories.${category}`)]),
      format.date(topic.raisedAt),
    ],
    " · ",
  );
}

/** Photos and place in a line; null: there are none. */
export function composeEvidence(
  { t }: Words,
  { photos, place }: { photos: number; place: Topic["place"] },
): Html | null {
  const parts = [
    ...(photos > 0 ? [t("topics.card.photos", { count: photos })] : []),
    ...(place
      ? [place.name ? html`📍 ${place.name}` : t("topics.card.on-map")]
      : []),
  ];
  return parts.length > 0 ? joinHtml(parts, " · ") : null;
}

export function composeTopicCard(
  turn: Turn,
  words: Words,
  facts: TopicFacts,
): Content {
  const { t } = words;
  const { topic } = facts;
  const state = [
    t("topics.card.opinions", { count: topic.opinions }),
    composeNext(words, facts),
    ...(topic.reason === null ? [] : [composeReason(words, topic)]),
  ];
  const head = composeTopicLines(words, facts, {
    addenda: mostAddenda,
    lines: mostLines - state.length,
  });
  return {
    text: lines(head, ...state),
    ...composeButtons(turn, words, facts),
  };
}

function composeNext(words: Words, { topic, target, conveners }: TopicFacts) {
  const { t, plain } = words;
  if (target) {
    const { number: n } = target;
    return t("topics.card.merged-into", { n, title: titleOf(target) });
  }
  const standing = standingOf(topic);
  const step = t(`topics.next.${standing}`);
  const isConveners = ["collect", "deliberate", "supervise"].includes(standing);
  const isFew = conveners.length > 0 && conveners.length <= mostNames;
  if (!isConveners || !isFew) return step;
  const names = conveners
    .map((convener) => convener.name)
    .join(plain("chat.name-separator"));
  return t("topics.card.who", { step, names });
}

const composeReason = ({ t }: Words, { outcome, reason }: Topic): Html =>
  outcome === "elsewhere"
    ? t("topics.card.whose", { whose: reason ?? "" })
    : t("topics.card.reason", { reason: reason ?? "" });

function composeButtons(
  turn: Turn,
  { plain }: Words,
  { topic, target, endorsements }: TopicFacts,
): Pick<Content, "buttons"> {
  const more = (label: string, n: number): Button => ({
    label,
    url: deepLink(turn, "t", n),
  });
  if (target) {
    const { number: n } = target;
    return { buttons: [[more(plain("topics.buttons.more-of", { n }), n)]] };
  }
  if (topic.stage === "closed") return {};
  const { number } = topic;
  const community = turn.community.id;
  return {
    buttons: [
      [
        {
          label: plain("topics.buttons.endorse", { count: endorsements }),
          data: endorse.data(community, { topic: number }),
        },
      ],
      [
        {
          label: plain("topics.buttons.speak"),
          data: howToSpeak.data(community, { topic: number }),
        },
        more(plain("topics.buttons.more"), number),
      ],
    ],
  };
}
