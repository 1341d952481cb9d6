import { callback } from "#platform/chat";
import { html, lines, type Html, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { titleOf, type Topic } from "#features/topics";
import { mostStars } from "./rules.ts";
import type { Rating } from "./types.ts";

export const rate = callback("ratings.rate", ["topic", "stars"]);
export const reopen = callback("ratings.reopen", ["topic"]);
export const leaveClosed = callback("ratings.leave-closed", ["topic"]);

interface Rated {
  readonly topic: Topic;
  readonly rating: Rating;
}

const heading = (topic: Topic): Html =>
  html`<b>⭐ #${topic.number} ${titleOf(topic)}</b>`;

/** How many answered, and from enough answers on how satisfied they are. */
function composeScore(words: Words, { count, average }: Rating): Html {
  return average === null
    ? words.t("ratings.score.count", { count })
    : words.t("ratings.score.average", { count, average });
}

export function composeCard(
  turn: Turn,
  words: Words,
  { topic, rating }: Rated,
): Content {
  const { t, format } = words;
  if (rating.state === "cancelled") {
    return { text: lines(heading(topic), t("ratings.card.cancelled")) };
  }
  const score = composeScore(words, rating);
  if (rating.state === "closed") {
    return { text: lines(heading(topic), t("ratings.card.closed"), score) };
  }
  return {
    text: lines(
      heading(topic),
      t("ratings.card.question"),
      t("ratings.card.until", {
        time: format.dateTimeWithWeekday(rating.closesAt),
      }),
      score,
    ),
    buttons: [
      Array.from({ length: mostStars }, (_, i) => ({
        label: `⭐${i + 1}`,
        data: rate.data(turn.community.id, {
          topic: topic.number,
          stars: i + 1,
        }),
      })),
    ],
  };
}

export const composeResult = (
  words: Words,
  { topic, rating }: Rated,
): Content => ({
  text: lines(
    heading(topic),
    composeScore(words, rating),
    words.t("ratings.result.closed"),
  ),
});

/** To a convener: people are not satisfied. Of few answers the mean stays hidden. */
export function composeLowOffer(
  turn: Turn,
  words: Words,
  { topic, rating }: Rated,
): Content {
  const { t, plain } = words;
  const args = { topic: topic.number };
  return {
    text: lines(
      heading(topic),
      composeScore(words, rating),
      rating.average === null
        ? t("ratings.low.few")
        : t("ratings.low.question"),
    ),
    buttons: [
      [
        {
          label: plain("ratings.buttons.reopen"),
          data: reopen.data(turn.community.id, args),
        },
        {
          label: plain("ratings.buttons.leave-closed"),
          data: leaveClosed.data(turn.community.id, args),
        },
      ],
    ],
  };
}
