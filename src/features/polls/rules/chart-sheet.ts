import type { TextSetter, TextStyle } from "#platform/drawing";

export interface PlacedText {
  readonly text: string;
  readonly x: number;
  /** Of the base line. */
  readonly y: number;
  readonly size: number;
  readonly isBold: boolean;
  readonly ink: string;
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly texts: readonly PlacedText[];
  readonly boxes: readonly Box[];
  /** Signs of who won, by their middle. */
  readonly ticks: readonly { readonly x: number; readonly y: number }[];
  readonly dashes: readonly Dash[];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
}

export interface Dash {
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
}

export const inks = {
  paper: "#ffffff",
  text: "#17212b",
  faint: "#566573",
  winner: "#14715a",
  bar: "#9db4c6",
  axis: "#c3ced7",
} as const;

/** Pixels; a phone shows three as one point. */
export const page = { width: 1080, margin: 56 };
export const content = page.width - 2 * page.margin;
/** Between two base lines, in sizes. */
export const leading = 1.36;
/** From the top of a line to its letters' base. */
const ascent = 1.04;

export type Sheet = ReturnType<typeof createSheet>;

/** Filled from top to bottom. */
export function createSheet({ measure, wrap }: TextSetter) {
  const texts: PlacedText[] = [];
  const boxes: Box[] = [];
  const ticks: { x: number; y: number }[] = [];
  const dashes: Dash[] = [];
  const sheet = {
    y: page.margin,
    measure,
    wrap,
    skip: (height: number) => void (sheet.y += height),
    add: (box: Box) => void boxes.push(box),
    tick: (at: { x: number; y: number }) => void ticks.push(at),
    dash: (line: Dash) => void dashes.push(line),
    put(
      text: string,
      style: TextStyle,
      at: { x: number; top: number; ink?: string },
    ) {
      const y = at.top + style.size * ascent;
      const ink = at.ink ?? inks.text;
      texts.push({
        text,
        x: at.x,
        y,
        size: style.size,
        isBold: style.isBold ?? false,
        ink,
      });
    },
    write(
      text: string,
      style: TextStyle,
      {
        most,
        ink,
        x = page.margin,
      }: { most: number; ink?: string; x?: number },
    ) {
      const width = page.width - page.margin - x;
      for (const line of wrap(text, style, { width, most })) {
        sheet.put(line, style, { x, top: sheet.y, ...(ink && { ink }) });
        sheet.skip(style.size * leading);
      }
    },
    end: (): Layout => ({
      width: page.width,
      height: Math.ceil(sheet.y + page.margin),
      texts,
      boxes,
      ticks,
      dashes,
    }),
  };
  return sheet;
}
