import type { TextSetter, TextStyle } from "#platform/drawing";
import {
  content,
  createSheet,
  inks,
  leading,
  page,
  type Layout,
  type Sheet,
} from "./chart-sheet.ts";

export interface Bar {
  readonly label: string;
  /** How long it is, beside the others and the mark. */
  readonly value: number;
  /** The value as it is read. */
  readonly figure: string;
  readonly note?: string;
  readonly isWinner: boolean;
}

/** What a picture of a result says, in the words of its readers. */
export interface Chart {
  readonly title: string;
  readonly subtitle: string;
  readonly bars: readonly Bar[];
  /** What a bar has to reach: each, or the one that is for a proposal. */
  readonly mark?: {
    readonly at: number;
    readonly label: string;
    readonly bars: "all" | "first";
  };
  readonly footer: readonly string[];
}

const styles = {
  title: { size: 54, isBold: true },
  subtitle: { size: 36 },
  figure: { size: 46, isBold: true },
  note: { size: 34 },
  footer: { size: 36 },
} satisfies Record<string, TextStyle>;
const gap = { title: 14, head: 40, foot: 40, figure: 28, note: 18 };
export const tickSize = 44;
const tickRoom = tickSize + 16;
const axisWidth = 4;
const overhang = 6;
const mostFooterLines = 3;
const longestNote = 320;

/**
 * Telegram shows a picture of more than twice its width narrower than the screen:
 * long labels of many options are set closer, and cut.
 */
const tallest = 2 * page.width;
const roomy = { title: 3, label: 42, bar: 44, above: 12, below: 38 };
const close = { title: 2, label: 38, bar: 28, above: 8, below: 26 };
const densities: readonly Density[] = [
  { ...roomy, lines: 6 },
  { ...roomy, lines: 4 },
  { ...roomy, lines: 3 },
  { ...close, lines: 3 },
  { ...close, lines: 2 },
];

interface Density {
  /** In lines. */
  readonly title: number;
  readonly label: number;
  readonly bar: number;
  readonly above: number;
  readonly below: number;
  /** Of a label. */
  readonly lines: number;
}

/** Where everything stands; the texts are drawable already. */
export function layOutChart(chart: Chart, setting: TextSetter): Layout {
  const tries = densities.map((density) => placeAll(chart, setting, density));
  const layout = tries.find(({ height }) => height <= tallest) ?? tries.at(-1);
  if (!layout) throw new Error("there is no density to lay out a chart in");
  return layout;
}

function placeAll(chart: Chart, setting: TextSetter, density: Density): Layout {
  const sheet = createSheet(setting);
  sheet.write(chart.title, styles.title, { most: density.title });
  sheet.skip(gap.title);
  sheet.write(chart.subtitle, styles.subtitle, {
    most: mostFooterLines,
    ink: inks.faint,
  });
  sheet.skip(gap.head);
  const longest = Math.max(
    ...chart.bars.map(({ value }) => value),
    chart.mark?.at ?? 0,
  );
  const lengthOf = (value: number) =>
    longest > 0 ? (value / longest) * content : 0;
  for (const [i, bar] of chart.bars.entries()) {
    const isMarked = i === 0 || chart.mark?.bars === "all";
    placeBar(sheet, bar, {
      density,
      length: lengthOf(bar.value),
      mark: chart.mark && isMarked ? lengthOf(chart.mark.at) : null,
    });
    sheet.skip(density.below);
  }
  if (chart.mark) placeLegend(sheet, chart.mark.label);
  sheet.add({
    x: page.margin,
    y: sheet.y,
    width: content,
    height: 2,
    fill: inks.axis,
  });
  sheet.skip(gap.foot / 2);
  for (const line of chart.footer) {
    sheet.write(line, styles.footer, { most: mostFooterLines });
  }
  return sheet.end();
}

/** The label with its figure at the right of the first line, and the bar below. */
function placeBar(
  sheet: Sheet,
  { label, figure, note, isWinner }: Bar,
  size: { density: Density; length: number; mark: number | null },
): void {
  const { density } = size;
  const style = { size: density.label, isBold: isWinner };
  const right = page.width - page.margin;
  let left = right - sheet.measure(figure, styles.figure);
  sheet.put(figure, styles.figure, { x: left, top: sheet.y - 3 });
  if (note !== undefined) {
    const [shown = ""] = sheet.wrap(note, styles.note, {
      width: longestNote,
      most: 1,
    });
    left -= sheet.measure(shown, styles.note) + gap.note;
    sheet.put(shown, styles.note, {
      x: left,
      top: sheet.y + 7,
      ink: inks.faint,
    });
  }
  const x = page.margin + (isWinner ? tickRoom : 0);
  if (isWinner) {
    sheet.tick({
      x: page.margin + tickSize / 2,
      y: sheet.y + (style.size * leading) / 2,
    });
  }
  const width = left - gap.figure - x;
  for (const line of sheet.wrap(label, style, { width, most: density.lines })) {
    sheet.put(line, style, { x, top: sheet.y });
    sheet.skip(style.size * leading);
  }
  sheet.skip(density.above);
  sheet.add({
    x: page.margin,
    y: sheet.y,
    height: density.bar,
    width: Math.max(size.length, axisWidth),
    fill: size.length === 0 ? inks.axis : isWinner ? inks.winner : inks.bar,
  });
  if (size.mark !== null) {
    const at = page.margin + size.mark;
    sheet.dash({
      x1: at,
      y1: sheet.y - overhang,
      x2: at,
      y2: sheet.y + density.bar + overhang,
    });
  }
  sheet.skip(density.bar);
}

const legendDash = 64;

function placeLegend(sheet: Sheet, label: string): void {
  const y = sheet.y + (styles.note.size * leading) / 2;
  sheet.dash({ x1: page.margin, y1: y, x2: page.margin + legendDash, y2: y });
  sheet.write(label, styles.note, {
    most: mostFooterLines,
    x: page.margin + legendDash + gap.figure,
  });
  sheet.skip(gap.foot / 2);
}
