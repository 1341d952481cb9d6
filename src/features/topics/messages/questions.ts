import { callback } from "#platform/chat";
import { cutText, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { Topic } from "../types.ts";
import { titleOf } from "./card.ts";

export const declineUnexplained = callback("topics.decline-unexplained", [
  "topic",
]);
export const mergeInto = callback("topics.merge-into", ["topic", "into"]);

/** Of a title on a button. */
const longestLabel = 20;

const named = (topic: Topic) => ({ n: topic.number, title: titleOf(topic) });

export function composeDeclineQuestion(
  turn: Turn,
  words: Words,
  topic: Topic,
): Content {
  return {
    text: words.t("topics.screen.why", named(topic)),
    buttons: [
      [
        {
          label: words.plain("topics.screen.no-reason"),
          data: declineUnexplained.data(turn.community.id, {
            topic: topic.number,
          }),
        },
      ],
    ],
  };
}

export const composeWhoseQuestion = (words: Words, topic: Topic): Content => ({
  text: words.t("topics.screen.whose", named(topic)),
});

/** Which topic is it a part of? The similar ones as buttons. */
export const composeMergeQuestion = (
  turn: Turn,
  words: Words,
  asked: { topic: Topic; similar: readonly Topic[] },
): Content => ({
  text:
    asked.similar.length > 0
      ? words.t("topics.merge.which", named(asked.topic))
      : words.t("topics.merge.which-one", named(asked.topic)),
  buttons: asked.similar.map((one) => [
    {
      label: cutText(`#${one.number} ${titleOf(one)}`, longestLabel),
      data: mergeInto.data(turn.community.id, {
        topic: asked.topic.number,
        into: one.number,
      }),
    },
  ]),
});
