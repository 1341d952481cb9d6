/** What is used of it; the package has no types of its own. */
declare module "fontkit" {
  interface Glyph {
    readonly advanceWidth: number;
    readonly path: { toSVG(): string };
  }
  interface Font {
    readonly unitsPerEm: number;
    glyphForCodePoint(point: number): Glyph;
  }
  export function openSync(path: string): Font;
}
