import { cutText, lines, type Html, type Words } from "#platform/i18n";

/** Of one sort of item; the rest is a number. */
export const most = 8;

/** People's words in a list: on one line, as long as a title. */
export const short = (text: string): string =>
  cutText(text.replace(/\s+/g, " "), 40);

/** A heading and the items below it; null: there are none. */
export function section<Item>(
  words: Words,
  heading: Html,
  items: readonly Item[],
  show: (item: Item) => Html,
  limit: number,
): Html | null {
  if (items.length === 0) return null;
  const rest = items.length - limit;
  return lines(
    heading,
    ...items.slice(0, limit).map(show),
    rest > 0 && words.t("records.more", { count: rest }),
  );
}
