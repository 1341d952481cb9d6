import { locales, textsUnder } from "#platform/i18n";
import {
  readScreening as read,
  type ScreeningAsked,
  type Verb,
  type VerbNames,
} from "./rules/screening.ts";
import type { Category } from "./types.ts";

type Simple = Exclude<Verb["does"], "categorize">;

const names: VerbNames = new Map(
  locales.flatMap((locale) => [
    ...named(textsUnder(locale, "topics.screen.words"), (key) => ({
      does: key as Simple,
    })),
    ...named(textsUnder(locale, "topics.categories"), (key) => ({
      does: "categorize",
      category: key as Category,
    })),
  ]),
);

function named(
  texts: Record<string, unknown>,
  verbOf: (key: string) => Verb,
): [string, Verb][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    String(text)
      .split("|")
      .map((name): [string, Verb] => [name.trim().toLowerCase(), verbOf(key)]),
  );
}

/** What a convener asks for after `/screen`, in any language. */
export const readScreening = (text: string): ScreeningAsked | null =>
  read(text, names);
