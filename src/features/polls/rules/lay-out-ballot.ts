import type { TextSetter, TextStyle } from "#platform/drawing";

/** What stands on a printed ballot, in the words of its readers. */
export interface Paper {
  readonly community: string;
  readonly heading: string;
  readonly question: string;
  /** How to fill it in. */
  readonly fill: string;
  readonly options: readonly string[];
  readonly box: "cross" | "number" | "points";
  /** Beside the code to scan. */
  readonly scan: string;
  readonly closes: string;
  readonly handIn: string;
  /** Before the unit; null: nothing may tell whose ballot it is. */
  readonly unit: string | null;
}

interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** From the ballot's upper left corner; y of a text: its base line. */
export interface BallotLayout {
  readonly perPage: 1 | 2;
  readonly texts: readonly (Required<TextStyle> & {
    readonly text: string;
    readonly x: number;
    readonly y: number;
  })[];
  readonly boxes: readonly Rectangle[];
  readonly code: {
    readonly x: number;
    readonly y: number;
    readonly size: number;
  };
  /** Where the unit is written, or printed. */
  readonly unit: {
    readonly x: number;
    readonly y: number;
    readonly width: number;
  } | null;
}

/** In points: A4. */
export const sheet = { width: 595.28, height: 841.89 };
const margin = { x: 42, y: 30 };
const right = sheet.width - margin.x;
/** 30 mm. */
const codeSize = 86;
const leading = 1.32;
const ascent = 1.02;
const small = { size: 11 };
const plain = { size: 13 };
const noteStyle = { size: 12 };
const mostNoteLines = 2;
const gap = {
  head: 8,
  question: 6,
  fill: 12,
  foot: 12,
  code: 14,
  box: 12,
  unit: 4,
};
const boxes = {
  cross: { width: 18, height: 18 },
  number: { width: 34, height: 22 },
  points: { width: 44, height: 22 },
};
export const unitSize = 14;

/** The largest that fits is taken; two to a page if they can be read well. */
const densities = [
  { perPage: 2, question: 22, option: 18, between: 14 },
  { perPage: 2, question: 18, option: 16, between: 10 },
  { perPage: 2, question: 16, option: 15, between: 8 },
  { perPage: 2, question: 15, option: 14, between: 6 },
  { perPage: 1, question: 22, option: 18, between: 14 },
  { perPage: 1, question: 18, option: 16, between: 10 },
  { perPage: 1, question: 15, option: 14, between: 8 },
  // Ten options of a hundred characters each.
  { perPage: 1, question: 12, option: 11, between: 4 },
] as const;
type Density = (typeof densities)[number];

/** Where everything stands on a ballot; the texts are drawable already. */
export function layOutBallot(paper: Paper, setting: TextSetter): BallotLayout {
  const tries = densities.map((density) => place(paper, setting, density));
  const { layout } = tries.find(({ fits }) => fits) ?? tries.at(-1) ?? {};
  if (!layout) throw new Error("there is no density to lay out a ballot in");
  return layout;
}

function place(
  paper: Paper,
  { measure, wrap }: TextSetter,
  density: Density,
): { layout: BallotLayout; fits: boolean } {
  const texts: BallotLayout["texts"][number][] = [];
  const drawn: Rectangle[] = [];
  let y: number = margin.y;
  const put = (
    text: string,
    style: TextStyle,
    at: { x: number; top: number },
  ) =>
    void texts.push({
      text,
      x: at.x,
      y: at.top + style.size * ascent,
      size: style.size,
      isBold: style.isBold ?? false,
    });
  const write = (text: string, style: TextStyle, x = margin.x) => {
    const room = { width: right - x, most: Infinity };
    for (const line of wrap(text, style, room)) {
      put(line, style, { x, top: y });
      y += style.size * leading;
    }
  };

  const headingWidth = measure(paper.heading, small);
  put(paper.heading, small, { x: right - headingWidth, top: y });
  const [community = ""] = wrap(paper.community, small, {
    width: right - margin.x - headingWidth - gap.code,
    most: 1,
  });
  put(community, small, { x: margin.x, top: y });
  y += small.size * leading + gap.head;
  write(paper.question, { size: density.question, isBold: true });
  y += gap.question;
  write(paper.fill, plain);
  y += gap.fill;

  const box = boxes[paper.box];
  const option = { size: density.option };
  for (const text of paper.options) {
    const top = y;
    const middle = top + (option.size * leading) / 2;
    drawn.push({ x: margin.x, y: middle - box.height / 2, ...box });
    write(text, option, margin.x + box.width + gap.box);
    y = Math.max(y, top + box.height) + density.between;
  }

  const beside = margin.x + codeSize + gap.code;
  const notes = [paper.closes, paper.handIn, paper.scan].flatMap((text) =>
    wrap(text, noteStyle, { width: right - beside, most: mostNoteLines }),
  );
  const notesHeight = notes.length * noteStyle.size * leading;
  const unitHeight = paper.unit === null ? 0 : unitSize * leading + gap.unit;
  const bottom = sheet.height / density.perPage - margin.y;
  const foot = bottom - Math.max(codeSize, notesHeight + unitHeight);
  const fits = y + gap.foot <= foot;
  notes.forEach((text, i) => {
    const top = foot - 2 + i * noteStyle.size * leading;
    put(text, noteStyle, { x: beside, top });
  });
  let unit: BallotLayout["unit"] = null;
  if (paper.unit !== null) {
    const style = { size: unitSize, isBold: true };
    const line = bottom - 4;
    put(paper.unit, style, { x: beside, top: line - unitSize * ascent });
    const x = beside + measure(paper.unit, style) + gap.box;
    unit = { x, y: line, width: right - x };
  }
  const code = { x: margin.x, y: foot, size: codeSize };
  return {
    fits,
    layout: { perPage: density.perPage, texts, boxes: drawn, code, unit },
  };
}
