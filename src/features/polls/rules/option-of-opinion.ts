import { cleanText, lengthOf } from "#platform/i18n";
import { longestOption } from "./read-question.ts";

/**
 * An opinion as an option: the sentences at its start that fit. null: its first
 * sentence is too long already.
 */
export function optionOf(opinion: string): string | null {
  // What separates options cannot stand in one.
  const text = cleanText(opinion)
    .replace(/\s+/g, " ")
    .replace(/[|｜]/g, "/")
    .trim();
  if (lengthOf(text) <= longestOption) return text;
  let fitting = "";
  for (const sentence of text.split(/(?<=[。！？；!?;])|(?<=\.)\s/)) {
    const longer = `${fitting}${sentence}`;
    if (lengthOf(longer.trim()) > longestOption) break;
    fitting = longer;
  }
  const option = fitting.trim();
  return option === "" ? null : option;
}
