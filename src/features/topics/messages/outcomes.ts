import type { Words } from "#platform/i18n";
import { lines } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Topic } from "../types.ts";
import { titleOf } from "./card.ts";

/** What its author is told of a topic. */
type Compose = (words: Words) => Content;

const named = (topic: Topic) => ({ n: topic.number, title: titleOf(topic) });

export const composeAccepted =
  (topic: Topic): Compose =>
  ({ t }) => ({ text: t("topics.screen.told.accepted", named(topic)) });

export const composeDeclined =
  (topic: Topic, reason: string | null): Compose =>
  ({ t }) => ({
    text: lines(
      reason === null
        ? t("topics.declined.bare", named(topic))
        : t("topics.declined.why", { ...named(topic), reason }),
      t("topics.declined.rules"),
    ),
  });

export const composeElsewhere =
  (topic: Topic, whose: string): Compose =>
  ({ t }) => ({
    text: t("topics.screen.told.elsewhere", { ...named(topic), whose }),
  });

export const composeMergedAway =
  (topic: Topic, target: Topic): Compose =>
  ({ t }) => ({
    text: t("topics.merge.told", {
      ...named(topic),
      into: target.number,
      target: titleOf(target),
    }),
  });

export const composeApart =
  (topic: Topic, from: number): Compose =>
  ({ t }) => ({
    text: t("topics.merge.told-apart", { ...named(topic), from }),
  });
