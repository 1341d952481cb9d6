import { locales, textsUnder } from "#platform/i18n";
import {
  nameKey,
  takeFilters,
  type Asked,
  type Filter,
  type FilterNames,
  type Standing,
} from "./rules/filters.ts";
import { readSearch, type Sought } from "./rules/search.ts";
import type { Category } from "./types.ts";

const longestSearch = 60;

/** Stages, categories and "mine" in all languages, as the lists and people call them. */
const names: FilterNames = new Map(
  locales.flatMap((locale) => [
    ...named(textsUnder(locale, "topics.stages"), (key) => ({
      kind: "standing",
      standing: key as Standing,
    })),
    ...named(textsUnder(locale, "topics.categories"), (key) => ({
      kind: "category",
      category: key as Category,
    })),
    ...named(textsUnder(locale, "topics.finding.words"), (key) =>
      key === "mine"
        ? { kind: "mine" }
        : { kind: "standing", standing: key as Standing },
    ),
  ]),
);

function named(
  texts: Record<string, unknown>,
  filterOf: (key: string) => Filter,
): [string, Filter][] {
  return Object.entries(texts).flatMap(([key, text]) =>
    String(text)
      .split("|")
      .map((name): [string, Filter] => [nameKey(name), filterOf(key)]),
  );
}

/** What the words after the command ask of the list. */
export function readAsked(text: string): Asked & { sought: Sought } {
  const search = Array.from(text.trim()).slice(0, longestSearch).join("");
  const asked = takeFilters(search, names);
  const sought = readSearch(asked.rest);
  return {
    ...asked,
    rest: sought.rows.length > 0 ? asked.rest : "",
    sought,
  };
}
