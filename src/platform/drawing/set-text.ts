import { measureText, type TextStyle } from "./outline-text.ts";
import { wrapText } from "./wrap-text.ts";

/** How a text is set, for what lays out a page without the font. */
export interface TextSetter {
  /** How wide it is, in the unit of the size. */
  readonly measure: (text: string, style: TextStyle) => number;
  /** In lines no wider than `width`; what is over `most` lines is cut. */
  readonly wrap: (
    text: string,
    style: TextStyle,
    room: { readonly width: number; readonly most: number },
  ) => string[];
}

/** By the widths of the font that `outlineText` draws. */
export const textSetter: TextSetter = {
  measure: measureText,
  wrap: (text, style, room) =>
    wrapText(text, { ...room, measure: (part) => measureText(part, style) }),
};
