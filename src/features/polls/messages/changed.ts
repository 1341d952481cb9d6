import type { Adjusted } from "#platform/clock";
import { html, lines, type Html, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { NotRunning } from "../find-running.ts";
import {
  longestReason,
  type ExtensionRefusal,
} from "../rules/read-extension.ts";
import type { Settled } from "../settle-tie.ts";
import type { Poll } from "../types.ts";
import { nameOption } from "./options.ts";

export function composeExtended(
  { t, format }: Words,
  extended: { poll: Poll; adjusted: Adjusted | null; reason: string },
): Content {
  const { poll, adjusted, reason } = extended;
  const until = format.dateTimeWithWeekday(poll.closesAt);
  return {
    text: lines(
      t("polls.changed.extended", { n: poll.number, question: poll.question }),
      t("polls.changed.until", { until }),
      adjusted && t(`polls.adjusted.${adjusted}`, { until }),
      t("polls.result.reason", { reason }),
    ),
  };
}

export const composeCancelled = (
  { t }: Words,
  { poll, reason }: { poll: Poll; reason: string },
): Content => ({
  text: lines(
    t("polls.result.cancelled", { n: poll.number, question: poll.question }),
    t("polls.result.reason", { reason }),
    t("polls.next.cancelled"),
  ),
});

export const composeAddendum = (
  { t }: Words,
  { poll, text }: { poll: Poll; text: string },
): Content => ({
  text: lines(
    t("polls.changed.addendum", { n: poll.number, question: poll.question }),
    html`${text}`,
    t("polls.changed.addendum-kept"),
  ),
});

/** Why a poll does not change. */
export function composeNotRunning(
  { t }: Words,
  refusal: Exclude<NotRunning, { reason: "no-poll" }>,
): Html {
  const { number: n } = refusal.poll;
  return t(`polls.changed.refused.${refusal.reason}`, { n });
}

export function composeExtensionRefusal(
  { t, format }: Words,
  refusal: ExtensionRefusal & { poll: Poll },
): Html {
  const { number: n, closesAt } = refusal.poll;
  switch (refusal.reason) {
    case "no-until":
      return t("polls.changed.refused.extend-example", { n });
    case "reason-missing":
      return t("polls.changed.refused.extend-no-reason", { n });
    case "unreadable-until": {
      const { word } = refusal;
      return t("polls.changed.refused.unreadable-until", { n, word });
    }
    case "past": {
      const until = format.dateTimeWithWeekday(refusal.understood);
      return t("polls.changed.refused.past", { until });
    }
    case "not-later":
      return t("polls.changed.refused.not-later", {
        n,
        until: format.dateTimeWithWeekday(refusal.understood),
        now: format.dateTimeWithWeekday(closesAt),
      });
    case "reason-too-long":
      return t("polls.changed.refused.reason-too-long", {
        limit: longestReason,
        length: refusal.length,
      });
  }
}

/** For the convener who pressed. */
export function saySettled(words: Words, settled: Settled): string {
  const { plain } = words;
  if (settled.ok || settled.reason === "settled") {
    const { poll, option } = settled;
    return plain(`polls.changed.settle.${settled.ok ? "done" : "settled"}`, {
      option: nameOption(words, poll, option),
    });
  }
  switch (settled.reason) {
    case "no-poll":
    case "not-tied":
    case "several-seats":
      return plain(`polls.changed.settle.${settled.reason}`);
    case "open":
    case "cancelled":
      return plain(`polls.changed.settle.${settled.reason}`, {
        n: settled.poll.number,
      });
    case "topic-closed":
      return plain("polls.changed.settle.topic-closed", {
        topic: settled.poll.topic,
      });
  }
}
