import {
  answer,
  conveners,
  onPress,
  refuse,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type ConvenerTurn,
  type Toast,
} from "#platform/chat";
import { titleOf } from "../messages/card.ts";
import { begin } from "../messages/reminder.ts";
import {
  accept,
  categorize,
  pickCategory,
  prioritize,
  screenAgain,
  skip,
} from "../messages/screening.ts";
import { readScreening } from "../read-screening.ts";
import { acceptTopic } from "../screen-topic.ts";
import {
  composeCategoriesOf,
  composeNext,
  composeOne,
  rewriteScreening,
  screening,
} from "../show-queue.ts";
import { categorizeTopic, prioritizeTopic } from "../sort-topic.ts";
import { findTopic } from "../store/topics.ts";
import { categories, type Topic } from "../types.ts";
import { decideByText, refuseLate } from "./decide.ts";
import { mergeByText } from "./merge.ts";

const beginScreening = async (turn: ConvenerTurn): Promise<void> =>
  answer(turn, await composeNext(turn, null), { about: screening });

async function screen(turn: ConvenerTurn): Promise<void> {
  const { t } = turn.words;
  const asked = readScreening(turn.message?.text ?? "");
  if (!asked) return refuse(turn, t("topics.screen.example"));
  if (asked.does === "next") return beginScreening(turn);
  const { number } = asked;
  const topic = await findTopic(turn.tx, turn.community.id, number);
  if (!topic) return refuse(turn, t("topics.screen.no-topic", { n: number }));
  const named = { n: number, title: titleOf(topic) };
  switch (asked.does) {
    case "show":
      return answer(turn, await composeOne(turn, topic), { about: screening });
    case "accept":
      return (await acceptTopic(turn, number))
        ? answer(turn, { text: t("topics.screen.accepted", named) })
        : refuseLate(turn);
    case "decline":
    case "elsewhere":
      return decideByText(turn, topic, asked);
    case "merge":
      return mergeByText(turn, topic, asked.into);
    case "categorize": {
      const { category } = asked;
      await categorizeTopic(turn, number, category);
      const said = turn.words.plain(`topics.categories.${category}`);
      const sorted = { ...named, category: said };
      return answer(turn, { text: t("topics.screen.categorized", sorted) });
    }
    case "urgent":
    case "calm": {
      const isUrgent = asked.does === "urgent";
      if (topic.stage === "closed") return refuseLate(turn);
      await prioritizeTopic(turn, number, isUrgent);
      return answer(turn, {
        text: isUrgent
          ? t("topics.screen.made-urgent", named)
          : t("topics.screen.made-calm", named),
      });
    }
  }
}

const staleToast = (turn: ChatTurn): Toast => ({
  text: turn.personal.plain("chat.stale-button"),
  alert: true,
});

/** The pressed message shows this topic anew. */
const showAgain = async (turn: ChatTurn, topic: Topic): Promise<boolean> =>
  rewriteScreening(turn, await composeOne(turn, topic));

export const screenButtons: readonly ButtonHandler[] = [
  onPress(accept, "convener", async (turn, { topic: number }) => {
    const topic = await acceptTopic(turn, number);
    await rewriteScreening(turn, await composeNext(turn, number));
    const { plain } = turn.personal;
    if (!topic) return { text: plain("topics.screen.done-already") };
    const title = titleOf(topic);
    return { text: plain("topics.screen.accepted", { n: number, title }) };
  }),
  onPress(skip, "convener", async (turn, { topic }) => {
    const next = await composeNext(turn, topic);
    return (await rewriteScreening(turn, next))
      ? { text: "" }
      : staleToast(turn);
  }),
  onPress(pickCategory, "convener", async (turn, { topic: number }) => {
    const topic = await findTopic(turn.tx, turn.community.id, number);
    if (!topic) return staleToast(turn);
    const content = await composeCategoriesOf(turn, topic);
    return (await rewriteScreening(turn, content))
      ? { text: "" }
      : staleToast(turn);
  }),
  onPress(screenAgain, "convener", async (turn, { topic: number }) => {
    const topic = await findTopic(turn.tx, turn.community.id, number);
    return topic && (await showAgain(turn, topic))
      ? { text: "" }
      : staleToast(turn);
  }),
  onPress(categorize, "convener", async (turn, { topic: number, category }) => {
    const chosen = categories[category];
    const topic = chosen && (await categorizeTopic(turn, number, chosen));
    if (!topic) return staleToast(turn);
    await showAgain(turn, topic);
    const { plain } = turn.personal;
    return {
      text: plain("topics.screen.categorized", {
        n: number,
        title: titleOf(topic),
        category: plain(`topics.categories.${chosen}`),
      }),
    };
  }),
  onPress(prioritize, "convener", async (turn, { topic: number, urgent }) => {
    const before = await findTopic(turn.tx, turn.community.id, number);
    if (!before || before.stage === "closed") return staleToast(turn);
    const isUrgent = urgent === 1;
    const topic = await prioritizeTopic(turn, number, isUrgent);
    if (topic) await showAgain(turn, topic);
    const named = { n: number, title: titleOf(before) };
    const { plain } = turn.personal;
    return {
      text: isUrgent
        ? plain("topics.screen.made-urgent", named)
        : plain("topics.screen.made-calm", named),
    };
  }),
  onPress(begin, "convener", async (turn) => {
    await beginScreening(turn);
    return { text: "" };
  }),
];

export const screenCommands: readonly Command[] = [
  { name: "screen", who: conveners(screen) },
];
