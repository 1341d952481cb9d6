import type { Words } from "#platform/i18n";
import { quote, type Measure } from "./rules.ts";

type Numbered = { readonly number: number };

export const numbered = ({ number }: Numbered): string => `#${number}`;

/** Writes what was said and done, each with the numbers that it rests on. */
export interface Pen {
  readonly words: Words;
  /** Somebody's words, as long as there is room. */
  short(text: string): string;
  point(text: string, source: string): string;
  numbers(numbers: readonly string[]): string;
  join(items: readonly string[]): string;
  /** The first few in words, the rest by number; null: there is nothing. */
  list<Item>(
    items: readonly Item[],
    how: {
      inWords: (item: NoInfer<Item>) => string;
      numberOf: (item: NoInfer<Item>) => string;
    },
  ): string | null;
}

export function createPen(words: Words, measure: Measure): Pen {
  const { plain } = words;
  const pen: Pen = {
    words,
    short: (text) => quote(text, measure.length),
    point: (text, source) => plain("summaries.point", { text, source }),
    numbers: (numbers) =>
      [
        ...numbers.slice(0, measure.numbers),
        ...(numbers.length > measure.numbers ? ["…"] : []),
      ].join(plain("chat.name-separator")),
    join: (items) => items.join(plain("summaries.separator")),
    list(items, { inWords, numberOf }) {
      if (items.length === 0) return null;
      const rest = items.slice(measure.most).map(numberOf);
      const more = { count: rest.length, numbers: pen.numbers(rest) };
      return pen.join([
        ...items.slice(0, measure.most).map(inWords),
        ...(rest.length > 0 ? [plain("summaries.more", more)] : []),
      ]);
    },
  };
  return pen;
}
