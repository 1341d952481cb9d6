import { callback, deepLink } from "#platform/chat";
import type { Member } from "#platform/community";
import { html, lines, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { splitTitle } from "../rules/title.ts";
import type { Topic } from "../types.ts";

export const endorse = callback("topics.endorse", ["topic"]);
export const howToSpeak = callback("topics.speak", ["topic"]);

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

export function composeTopicCard(
  turn: Turn,
  words: Words,
  shown: { topic: Topic; author: Member | undefined; endorsements: number },
): Content {
  const { t, plain, format } = words;
  const { topic, author, endorsements } = shown;
  const { number } = topic;
  const rest = afterTitle(topic);
  const community = turn.community.id;
  const isOpen = topic.stage !== "closed";
  return {
    text: lines(
      html`<b>📌 #${number} ${titleOf(topic)}</b>`,
      t("topics.card.raised", {
        name: author?.name ?? plain("topics.card.somebody"),
        date: format.date(topic.raisedAt),
      }),
      rest !== "" && rest,
      t("topics.card.opinions", { count: topic.opinions }),
      t(`topics.next.${standingOf(topic)}`),
      topic.reason !== null &&
        t("topics.card.reason", { reason: topic.reason }),
    ),
    ...(isOpen && {
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
          {
            label: plain("topics.buttons.more"),
            url: deepLink(turn, "t", number),
          },
        ],
      ],
    }),
  };
}
