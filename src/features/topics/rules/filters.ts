import type { Category, Outcome, Stage } from "../types.ts";
import { unitsOf } from "./search.ts";

/** Where a topic stands: its stage, or how it ended. */
export type Standing = Exclude<Stage, "closed"> | Outcome;

/** In the order by which buttons name them. */
const standings: readonly Standing[] = [
  "collect",
  "deliberate",
  "act",
  "supervise",
  "evaluate",
  "rated",
  "declined",
  "elsewhere",
  "merged",
  "withdrawn",
];

/** A standing as a whole number for a button; 0 is none. */
export const codeOf = (standing: Standing | null): number =>
  standing === null ? 0 : standings.indexOf(standing) + 1;

export const standingOfCode = (code: number): Standing | null =>
  standings[code - 1] ?? null;

export type Filter =
  | { readonly kind: "standing"; readonly standing: Standing }
  | { readonly kind: "category"; readonly category: Category }
  | { readonly kind: "mine" };

/** How filters are called, in every language; several words may be one name. */
export type FilterNames = ReadonlyMap<string, Filter>;

export const nameKey = (name: string): string => unitsOf(name).join(" ");

const mostWordsInName = 4;

/** What somebody wants to see of the list, and by what words. */
export interface Asked {
  readonly standing: Standing | null;
  /** With the name that was written for it. */
  readonly category: { readonly is: Category; readonly name: string } | null;
  readonly isMine: boolean;
  readonly rest: string;
}

/** Takes the names of filters out of a search; of two stages the last one counts. */
export function takeFilters(search: string, names: FilterNames): Asked {
  const words = search.split(/\s+/).filter((word) => word !== "");
  let asked: Asked = {
    standing: null,
    category: null,
    isMine: false,
    rest: "",
  };
  const rest: string[] = [];
  for (let at = 0; at < words.length;) {
    const named = nameAt(words, at, names);
    if (named) asked = { ...asked, ...settingOf(named) };
    else rest.push(words[at] ?? "");
    at += named?.length ?? 1;
  }
  return { ...asked, rest: rest.join(" ") };
}

function settingOf(named: { filter: Filter; name: string }): Partial<Asked> {
  const { filter, name } = named;
  switch (filter.kind) {
    case "standing":
      return { standing: filter.standing };
    case "category":
      return { category: { is: filter.category, name } };
    case "mine":
      return { isMine: true };
  }
}

/** The longest name that starts with word `at`. */
function nameAt(words: readonly string[], at: number, names: FilterNames) {
  for (let length = mostWordsInName; length > 0; length--) {
    if (at + length > words.length) continue;
    const name = words.slice(at, at + length).join(" ");
    const filter = names.get(nameKey(name));
    if (filter) return { filter, name, length };
  }
  return null;
}
