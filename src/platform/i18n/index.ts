export { Html, html, joinHtml, lines, plainText } from "./html.ts";
export {
  createWords,
  localeOf,
  locales,
  textsUnder,
  type Locale,
  type Words,
} from "./words.ts";
export {
  cleanText,
  cutText,
  hasInk,
  lengthOf,
  readText,
} from "./written-text.ts";
