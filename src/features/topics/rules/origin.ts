import type { Source } from "../types.ts";

/** How conveners say where a matter came from, in every language. */
export interface OriginWords {
  readonly sources: ReadonlyMap<string, Source>;
  /** The word before the name of whoever said it offline: `for Grandma Wang: …`. */
  readonly behalf: ReadonlySet<string>;
}

export interface Origin {
  readonly source: Source;
  readonly onBehalfOf: string | null;
  readonly text: string;
}

/** `authority: …`, `for Grandma Wang: …`, or both in this order, before the text. */
export function readOrigin(text: string, words: OriginWords): Origin {
  const { source, rest } = takeSource(text, words);
  const named = /^\s*(\S+)\s+[@＠]?([^\n:：]{1,30}?)\s*[:：]\s*(.*)$/su.exec(
    rest,
  );
  const [, word = "", name = "", said = ""] = named ?? [];
  const isName = /^[\p{Lu}\p{Lo}]/u.test(name);
  return isName && words.behalf.has(word.toLowerCase())
    ? { source, onBehalfOf: name, text: said }
    : { source, onBehalfOf: null, text: rest };
}

function takeSource(
  text: string,
  words: OriginWords,
): { source: Source; rest: string } {
  const [, word = "", rest = ""] =
    /^\s*([^\s:：]+)\s*[:：]\s*(.*)$/su.exec(text) ?? [];
  const source = words.sources.get(word.toLowerCase());
  return source ? { source, rest } : { source: "resident", rest: text };
}
