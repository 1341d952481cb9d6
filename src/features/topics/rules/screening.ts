import { readItemNumber } from "#platform/chat";
import type { Category } from "../types.ts";

/** What a convener can do to a topic by one word. */
export type Verb =
  | {
      readonly does:
        "accept" | "decline" | "merge" | "elsewhere" | "urgent" | "calm";
    }
  | { readonly does: "categorize"; readonly category: Category };

/** How the verbs are called, in every language, in lower case. */
export type VerbNames = ReadonlyMap<string, Verb>;

export type ScreeningAsked =
  | { readonly does: "next" }
  | { readonly does: "show"; readonly number: number }
  | {
      readonly does: "accept" | "urgent" | "calm";
      readonly number: number;
    }
  | {
      readonly does: "categorize";
      readonly number: number;
      readonly category: Category;
    }
  | {
      readonly does: "decline" | "elsewhere";
      readonly number: number;
      readonly words: string;
    }
  | {
      readonly does: "merge";
      readonly number: number;
      /** null: not said. */
      readonly into: number | null;
    };

/** Reads what follows `/screen`: nothing, `#12`, or `#12 verb …`; null: not understood. */
export function readScreening(
  text: string,
  names: VerbNames,
): ScreeningAsked | null {
  if (text.trim() === "") return { does: "next" };
  const numbered = readItemNumber(text);
  if (!numbered) return null;
  const { number, rest } = numbered;
  if (rest === "") return { does: "show", number };
  const said = findVerb(rest, names);
  if (!said) return null;
  const { verb, words } = said;
  switch (verb.does) {
    case "decline":
      return { does: "decline", number, words };
    case "elsewhere":
      return words === "" ? null : { does: "elsewhere", number, words };
    case "merge": {
      if (words === "") return { does: "merge", number, into: null };
      const target = readItemNumber(words);
      return target?.rest === ""
        ? { does: "merge", number, into: target.number }
        : null;
    }
    case "categorize":
      return words === "" ? { ...verb, number } : null;
    case "accept":
    case "urgent":
    case "calm":
      return words === "" ? { does: verb.does, number } : null;
  }
}

/** The longest verb that the text starts with as a word of its own. */
function findVerb(
  text: string,
  names: VerbNames,
): { verb: Verb; words: string } | null {
  const found = [...names]
    .filter(([name]) => startsWithWord(text, name))
    .sort(([a], [b]) => b.length - a.length)[0];
  if (!found) return null;
  const [name, verb] = found;
  const words = text.slice(name.length).replace(/^[\s:：,，、]+/, "");
  return { verb, words: words.trim() };
}

const startsWithWord = (text: string, name: string): boolean =>
  text.slice(0, name.length).toLowerCase() === name &&
  /^(?:[\s:：,，、]|$)/.test(text.slice(name.length));
