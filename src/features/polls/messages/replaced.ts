import type { Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Poll } from "../types.ts";

/** For the others of a household; which vote it is now is the household's affair. */
export const composeReplaced = (
  { t }: Words,
  { poll, unit }: { poll: Poll; unit: string },
): Content => ({
  text: t("polls.replaced", {
    n: poll.number,
    question: poll.question,
    unit,
  }),
});
