import { callback, deepLink } from "#platform/chat";
import type { Member } from "#platform/community";
import { html, lines, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { splitTitle } from "./rules.ts";
import type { Topic } from "./types.ts";

export const endorse = callback("topics.endorse", ["topic"]);
export const howToSpeak = callback("topics.speak", ["topic"]);
export const accept = callback("topics.accept", ["topic"]);
export const decline = callback("topics.decline", ["topic"]);
export const declineUnexplained = callback("topics.decline-unexplained", [
  "topic",
]);
export const skip = callback("topics.skip", ["topic"]);
export const turnPage = callback("topics.page", ["page"]);

export const pageSize = 8;

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

/** A page of the list, newest first; `topics` may hold one more than a page shows. */
export function composeTopicList(
  turn: Turn,
  words: Words,
  list: { topics: readonly Topic[]; page: number; search: string },
): Content {
  const { t, plain } = words;
  const { page, search } = list;
  const shown = list.topics.slice(0, pageSize);
  const empty =
    search === ""
      ? t("topics.list.none")
      : t("topics.list.not-found", { search });
  if (shown.length === 0 && page === 0) return { text: empty };
  const to = (label: string, target: number): Button => ({
    label,
    data: turnPage.data(turn.community.id, { page: target }),
  });
  const buttons = [
    ...(page > 0 ? [to(plain("topics.list.newer"), page - 1)] : []),
    ...(list.topics.length > pageSize
      ? [to(plain("topics.list.older"), page + 1)]
      : []),
  ];
  return {
    text: lines(
      search === ""
        ? t("topics.list.title")
        : t("topics.list.found", { search }),
      ...shown.map(
        (topic) =>
          html`#${topic.number} ${titleOf(topic)} · ${plain(`topics.stages.${standingOf(topic)}`)}`,
      ),
    ),
    ...(buttons.length > 0 && { buttons: [buttons] }),
  };
}
