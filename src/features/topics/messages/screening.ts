import { callback } from "#platform/chat";
import type { Member } from "#platform/community";
import { html, lines, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { Topic } from "../types.ts";
import { afterTitle, titleOf } from "./card.ts";

export const accept = callback("topics.accept", ["topic"]);
export const decline = callback("topics.decline", ["topic"]);
export const declineUnexplained = callback("topics.decline-unexplained", [
  "topic",
]);
export const skip = callback("topics.skip", ["topic"]);

/** One topic of the screening queue; null: the queue is empty. */
export function composeScreening(
  turn: Turn,
  words: Words,
  shown: {
    topic: Topic;
    author: Member | undefined;
    endorsements: number;
    waiting: number;
  } | null,
): Content {
  const { t, plain } = words;
  if (!shown) return { text: t("topics.screen.empty") };
  const { topic, author, endorsements, waiting } = shown;
  const rest = afterTitle(topic);
  const args = { topic: topic.number };
  const community = turn.community.id;
  const next: Button[] =
    waiting > 1
      ? [
          {
            label: plain("topics.screen.next"),
            data: skip.data(community, args),
          },
        ]
      : [];
  return {
    text: lines(
      t("topics.screen.title", { count: waiting }),
      html`<b>#${topic.number} ${titleOf(topic)}</b>`,
      rest !== "" && rest,
      t("topics.screen.by", {
        name: author?.name ?? plain("topics.card.somebody"),
        date: words.format.date(topic.raisedAt),
        count: endorsements,
      }),
    ),
    buttons: [
      [
        {
          label: plain("topics.screen.accept"),
          data: accept.data(community, args),
        },
        {
          label: plain("topics.screen.decline"),
          data: decline.data(community, args),
        },
        ...next,
      ],
    ],
  };
}

export function composeDeclineQuestion(
  turn: Turn,
  words: Words,
  topic: Topic,
): Content {
  return {
    text: words.t("topics.screen.why", {
      n: topic.number,
      title: titleOf(topic),
    }),
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

export function composeDeclined(words: Words, topic: Topic): Content {
  const title = titleOf(topic);
  const n = topic.number;
  return {
    text:
      topic.reason === null
        ? words.t("topics.declined.bare", { n, title })
        : words.t("topics.declined.why", { n, title, reason: topic.reason }),
  };
}
