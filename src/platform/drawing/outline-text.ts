import { openFont } from "./fonts.ts";

export interface TextStyle {
  readonly size: number;
  readonly isBold?: boolean;
}

const fontOf = ({ isBold }: TextStyle) => openFont(isBold ? "bold" : "regular");

const glyphsOf = (text: string, style: TextStyle) => {
  const font = fontOf(style);
  return Array.from(text, (point) =>
    font.glyphForCodePoint(point.codePointAt(0) ?? 0),
  );
};

/** How wide it is, in the unit of the size. */
export function measureText(text: string, style: TextStyle): number {
  const units = glyphsOf(text, style).reduce(
    (width, glyph) => width + glyph.advanceWidth,
    0,
  );
  return (units * style.size) / fontOf(style).unitsPerEm;
}

/**
 * SVG paths of the letters, from (x, y) on the base line. resvg reads the whole
 * font for each letter, which takes seconds for a picture; and there is no text
 * of anybody's in what it is given.
 */
export function outlineText(
  text: string,
  { x, y, ...style }: TextStyle & { x: number; y: number },
): string {
  const scale = style.size / fontOf(style).unitsPerEm;
  let at = x;
  return glyphsOf(text, style)
    .map((glyph) => {
      const outline = glyph.path.toSVG();
      const left = at;
      at += glyph.advanceWidth * scale;
      return outline === ""
        ? ""
        : `<path transform="translate(${round(left)} ${round(y)}) scale(${scale} ${-scale})" d="${outline}"/>`;
    })
    .join("");
}

const round = (value: number): number => Math.round(value * 100) / 100;
