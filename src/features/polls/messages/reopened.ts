import { lines, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import { roundLength } from "../rules/judge-poll.ts";
import type { Poll } from "../types.ts";

export function composeReopened(
  { t, plain, format }: Words,
  poll: Poll,
  reason: string,
): Content {
  const { unit, count } = roundLength(poll.lengthMs);
  return {
    text: lines(
      t("polls.reopened.title", { n: poll.number, question: poll.question }),
      t("polls.reopened.kept", {
        length: plain(`polls.length.${unit}`, { count }),
        until: format.dateTimeWithWeekday(poll.closesAt),
      }),
      t("polls.result.reason", { reason }),
    ),
  };
}
