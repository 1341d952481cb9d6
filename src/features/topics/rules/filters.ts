import type { Category, Outcome, Stage } from "../types.ts";
import { unitsOf } from "./search.ts";

/** Where a topic stands: its stage, or how it ended. */
export type Standing = Exclude<Stage, "closed"> | Outcome;

export type Filter =
  | { readonly kind: "standing"; readonly standing: Standing }
  | { readonly kind: "category"; readonly category: Category }
  | { readonly kind: "mine" }
  | { readonly kind: "pain" };

/** How filters are called, in every language; several words may be one name. */
export type FilterNames = ReadonlyMap<string, Filter>;

export const nameKey = (name: string): string => unitsOf(name).join(" ");

const mostWordsInName = 4;

/** Takes the names of filters out of a search; each counts once, the last one said. */
export function takeFilters(
  search: string,
  names: FilterNames,
): { filters: Filter[]; rest: string } {
  const words = search.split(/\s+/).filter((word) => word !== "");
  const filters = new Map<string, Filter>();
  const rest: string[] = [];
  for (let at = 0; at < words.length; ) {
    const named = nameAt(words, at, names);
    if (named) filters.set(named.filter.kind, named.filter);
    else rest.push(words[at] ?? "");
    at += named?.length ?? 1;
  }
  return { filters: [...filters.values()], rest: rest.join(" ") };
}

/** The longest name that starts with word `at`. */
function nameAt(words: readonly string[], at: number, names: FilterNames) {
  for (let length = mostWordsInName; length > 0; length--) {
    if (at + length > words.length) continue;
    const filter = names.get(nameKey(words.slice(at, at + length).join(" ")));
    if (filter) return { filter, length };
  }
  return null;
}
