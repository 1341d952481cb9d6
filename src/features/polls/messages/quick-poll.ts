import { cutText, lines, type Html, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Asked } from "../ask-quickly.ts";
import type { Known } from "../record-quick-result.ts";
import type { QuickPoll } from "../store/quick-polls.ts";
import { composeRefusal } from "./refusals.ts";

const longestWord = 30;

/** What stands above the options; Telegram shows no closing time by itself. */
export const composeQuestion = (
  { plain, format }: Words,
  poll: Pick<QuickPoll, "number" | "question" | "closesAt">,
): string =>
  plain("polls.quick.question", {
    n: poll.number,
    question: poll.question,
    until: format.dateTimeWithWeekday(poll.closesAt),
  });

/** The most votes first. */
export function composeQuickResult(
  { t }: Words,
  { poll, known }: { readonly poll: QuickPoll; readonly known: Known },
): Content {
  const { number: n, question, options, counts, voters } = poll;
  if (known === "unsent" || known === "not-allowed") {
    return { text: t(`polls.quick.${known}`, { n, question }) };
  }
  const ranked = options
    .map((option, i) => ({ option, votes: counts[i] ?? 0 }))
    .sort((a, b) => b.votes - a.votes);
  const isEarly = poll.endedAt !== null && poll.endedAt < poll.closesAt;
  return {
    text: lines(
      t("polls.quick.closed", { n, question }),
      ...ranked.map((line) => t("polls.quick.option", line)),
      t("polls.quick.voters", { count: voters }),
      known === "last" && t("polls.quick.last"),
      isEarly && t("polls.result.early"),
      poll.endReason !== null &&
        t("polls.result.reason", { reason: poll.endReason }),
    ),
  };
}

export function composeQuickRefusal(
  words: Words,
  refusal: Extract<Asked, { ok: false }>,
): Html {
  const { t, format } = words;
  const { reason } = refusal;
  const withExample = (text: Html) =>
    lines(text, t("polls.quick.refused.example"));
  if (reason === "nobody") return t("chat.nobody-writes");
  if (reason === "gone") return t("polls.quick.refused.gone");
  if (reason === "flood") {
    const until = format.dateTimeWithWeekday(refusal.until);
    return t("polls.quick.refused.flood", { until });
  }
  if (reason === "too-long") {
    return t("polls.quick.refused.too-long", { limit: refusal.limit });
  }
  if (reason === "past") {
    const until = format.dateTimeWithWeekday(refusal.understood);
    return withExample(t("polls.refused.past", { until }));
  }
  if (reason === "unknown-until") {
    const word = cutText(refusal.word, longestWord);
    return withExample(t("polls.quick.refused.unknown-until", { word }));
  }
  if (reason === "malformed") {
    return withExample(t("polls.quick.refused.malformed"));
  }
  // Where the common text comes with an example, it is one of /poll.
  if (reason === "few-options") {
    return withExample(t("polls.refused.few-options"));
  }
  return composeRefusal(words, refusal);
}
