import { cutText, lines, type Html, type Words } from "#platform/i18n";
import type { Opened } from "../open-poll.ts";
import type { PollRefusal } from "../rules/poll-refusals.ts";
import {
  longestOption,
  longestQuestion,
  mostOptions,
} from "../rules/read-question.ts";
import type { Method } from "../types.ts";

type Refusal = Extract<Opened, { ok: false }>;
/** The cases that `composeRefusal` leaves to `composeMisfit`. */
type Misfit = Exclude<
  PollRefusal,
  {
    reason:
      | "malformed"
      | "few-options"
      | "many-options"
      | "question-too-long"
      | "option-too-long"
      | "equal-options"
      | "past"
      | "unknown-word";
  }
>;

const longestWord = 30;
const longestInList = 40;

const cutWord = (word: string) => cutText(word, longestWord);

/** `isInOneLine`: it was asked for in one line, of which an example helps. */
export function composeRefusal(
  words: Words,
  refusal: Refusal,
  isInOneLine = true,
): Html {
  const { t, format } = words;
  const withExample = (text: Html) =>
    lines(text, isInOneLine && t("polls.refused.example", { n: 12 }));
  switch (refusal.reason) {
    case "no-topic":
    case "topic-closed":
      return t(`polls.refused.${refusal.reason}`, { n: refusal.topic });
    case "topic-merged": {
      const { topic: n, into } = refusal;
      return t("polls.refused.topic-merged", { n, into });
    }
    case "malformed":
    case "few-options":
      return withExample(t(`polls.refused.${refusal.reason}`));
    case "many-options":
      return t("polls.refused.many-options", { limit: mostOptions });
    case "question-too-long":
      return t("polls.refused.question-too-long", { limit: longestQuestion });
    case "option-too-long":
      return t("polls.refused.option-too-long", {
        limit: longestOption,
        option: cutText(refusal.option, longestInList),
      });
    case "equal-options":
      return t("polls.refused.equal-options", { option: refusal.option });
    case "past":
      return withExample(
        t("polls.refused.past", {
          until: format.dateTimeWithWeekday(refusal.understood),
        }),
      );
    case "unknown-word": {
      const word = cutWord(refusal.word);
      const { meant } = refusal;
      return meant === null
        ? withExample(t("polls.refused.unknown-word", { word }))
        : t("polls.refused.nearly-known-word", { word, meant });
    }
    case "no-electors":
      return t("polls.refused.no-electors");
    case "no-households":
      return refusal.electorate === "owner"
        ? t("polls.refused.no-owners")
        : t("polls.refused.no-households");
    case "unknown-elector":
      return t("polls.refused.unknown-elector", {
        name: cutWord(refusal.name),
      });
    case "own-options":
    case "said-twice":
    case "no-threshold":
    case "no-voters":
    case "no-tie-break":
    case "above-whole":
    case "no-number":
    case "not-of-method":
    case "set-by-law":
    case "need-missing":
    case "too-many-seats":
    case "share-of-everyone":
    case "area-of-people":
    case "area-of-nothing":
    case "secret-by-area":
      return composeMisfit(words, refusal);
  }
}

/** What was asked for can be read, and does not fit together. */
function composeMisfit({ t, plain }: Words, refusal: Misfit): Html {
  const nameOf = (method: Method) => plain(`polls.kinds.${method}`);
  switch (refusal.reason) {
    case "own-options":
      return t("polls.refused.own-options", { method: nameOf(refusal.method) });
    case "said-twice": {
      const [first, second] = refusal.words.map(cutWord);
      return t("polls.refused.said-twice", {
        first: first ?? "",
        second: second ?? "",
      });
    }
    case "no-threshold":
    case "no-voters":
    case "no-tie-break":
    case "above-whole":
    case "set-by-law":
    case "share-of-everyone": {
      const word = cutWord(refusal.word);
      return t(`polls.refused.${refusal.reason}`, { word });
    }
    case "no-number": {
      const { least, most } = refusal;
      const word = cutWord(refusal.word);
      return t("polls.refused.no-number", { word, least, most });
    }
    case "not-of-method":
      return t("polls.refused.not-of-method", {
        word: cutWord(refusal.word),
        method: nameOf(refusal.method),
        methods: refusal.of.map(nameOf).join(plain("chat.name-separator")),
      });
    case "too-many-seats": {
      const { seats, options } = refusal;
      return t("polls.refused.too-many-seats", { seats, options });
    }
    case "need-missing":
    case "area-of-people":
    case "area-of-nothing":
    case "secret-by-area":
      return t(`polls.refused.${refusal.reason}`);
  }
}
