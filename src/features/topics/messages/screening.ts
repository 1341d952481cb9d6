import { callback } from "#platform/chat";
import type { Member } from "#platform/community";
import { html, joinHtml, lines, type Html, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { stageAfter } from "../rules/stages.ts";
import { categories, type Addendum, type Topic } from "../types.ts";
import { nameOfAuthor } from "./author-name.ts";
import { afterTitle, standingOf, titleOf } from "./card.ts";

export const accept = callback("topics.accept", ["topic"]);
export const decline = callback("topics.decline", ["topic"]);
export const merge = callback("topics.merge", ["topic"]);
export const unmerge = callback("topics.unmerge", ["topic"]);
export const skip = callback("topics.skip", ["topic"]);
export const sendAway = callback("topics.elsewhere", ["topic"]);
export const prioritize = callback("topics.prioritize", ["topic", "urgent"]);
export const pickCategory = callback("topics.pick-category", ["topic"]);
export const categorize = callback("topics.categorize", ["topic", "category"]);
export const screenAgain = callback("topics.screen-again", ["topic"]);

/** All that a convener decides by. */
export interface Screened {
  readonly topic: Topic;
  readonly author: Member | undefined;
  readonly endorsements: number;
  readonly addenda: readonly Addendum[];
  readonly photos: number;
  readonly similar: readonly Topic[];
  /** How many wait in the queue, this one included if it does. */
  readonly waiting: number;
}

/** What was done just before, and what it can be undone by. */
export interface Before {
  readonly said: Html;
  readonly undo?: Button;
}

/** One topic with what can be done to it; null: the queue is empty. */
export function composeScreening(
  turn: Turn,
  words: Words,
  screened: Screened | null,
  before?: Before,
): Content {
  const undo = before?.undo ? [[before.undo]] : [];
  if (!screened) {
    return {
      text: lines(before?.said, words.t("topics.screen.empty")),
      buttons: undo,
    };
  }
  return {
    text: lines(
      before && lines(before.said, ""),
      composeTopic(words, screened),
    ),
    buttons: [...composeButtons(turn, words, screened), ...undo],
  };
}

/** The same topic with its categories to choose from. */
export function composeCategories(
  turn: Turn,
  words: Words,
  screened: Screened,
): Content {
  const community = turn.community.id;
  const { number: topic } = screened.topic;
  const chosen: Button[] = categories.map((category, i) => ({
    label: words.plain(`topics.categories.${category}`),
    data: categorize.data(community, { topic, category: i }),
  }));
  const back: Button = {
    label: words.plain("topics.screen.back"),
    data: screenAgain.data(community, { topic }),
  };
  return {
    text: composeTopic(words, screened),
    buttons: [
      chosen.slice(0, 3),
      chosen.slice(3, 6),
      [...chosen.slice(6), back],
    ],
  };
}

function composeTopic(words: Words, screened: Screened): Html {
  const { t, plain } = words;
  const { topic, author, addenda, photos, similar, waiting } = screened;
  const rest = afterTitle(topic);
  const sorted = [
    ...(topic.isUrgent ? [t("topics.screen.is-urgent")] : []),
    ...(topic.category
      ? [html`${plain(`topics.categories.${topic.category}`)}`]
      : []),
  ];
  return lines(
    topic.stage === "collect"
      ? t("topics.screen.title", { count: waiting })
      : t("topics.screen.standing", {
          standing: plain(`topics.stages.${standingOf(topic)}`),
        }),
    html`<b>#${topic.number} ${titleOf(topic)}</b>`,
    rest !== "" && rest,
    ...addenda.map(({ text }) => t("topics.screen.added", { text })),
    t("topics.screen.by", {
      name: nameOfAuthor(words, topic, author),
      date: words.format.date(topic.raisedAt),
      count: screened.endorsements,
      opinions: topic.opinions,
    }),
    sorted.length > 0 && joinHtml(sorted, " · "),
    photos > 0 && t("topics.screen.photos", { count: photos }),
    topic.place &&
      t("topics.screen.place", {
        place: topic.place.name ?? plain("topics.screen.map"),
      }),
    similar.length > 0 && t("topics.screen.similar"),
    ...similar.map(
      (one) =>
        html`#${one.number} ${titleOf(one)} · ${plain(`topics.stages.${standingOf(one)}`)}`,
    ),
  );
}

function composeButtons(
  turn: Turn,
  { plain }: Words,
  { topic, waiting }: Screened,
): Button[][] {
  const community = turn.community.id;
  const { stage, number, isUrgent } = topic;
  const args = { topic: number };
  const isWaiting = stage === "collect";
  const when = (is: boolean, label: string, data: string): Button[] =>
    is ? [{ label, data }] : [];
  return [
    [
      ...when(
        isWaiting,
        plain("topics.screen.accept"),
        accept.data(community, args),
      ),
      ...when(
        isWaiting,
        plain("topics.screen.decline"),
        decline.data(community, args),
      ),
    ],
    [
      ...when(
        stageAfter(stage, "merge") !== null,
        plain("topics.screen.merge"),
        merge.data(community, args),
      ),
      ...when(
        waiting > (isWaiting ? 1 : 0),
        plain("topics.screen.next"),
        skip.data(community, args),
      ),
    ],
    [
      {
        label: plain("topics.screen.category"),
        data: pickCategory.data(community, args),
      },
      ...when(
        stage !== "closed",
        isUrgent ? plain("topics.screen.calm") : plain("topics.screen.urgent"),
        prioritize.data(community, { ...args, urgent: isUrgent ? 0 : 1 }),
      ),
      ...when(
        isWaiting,
        plain("topics.screen.elsewhere"),
        sendAway.data(community, args),
      ),
    ],
  ].filter((row) => row.length > 0);
}
