import {
  drawable,
  outlineText,
  renderPicture,
  textSetter,
} from "#platform/drawing";
import { inks, type Dash, type Layout } from "./rules/chart-sheet.ts";
import { layOutChart, tickSize, type Chart } from "./rules/lay-out-chart.ts";

/** A PNG of a result, to be read on a phone. */
export const drawChart = (chart: Chart): Promise<Uint8Array> =>
  renderPicture(paintLayout(placeChart(chart)));

/** What of the texts the font has, set by its widths. */
export const placeChart = (chart: Chart): Layout =>
  layOutChart(keepDrawable(chart), textSetter);

const keepDrawable = ({ mark, ...chart }: Chart): Chart => ({
  title: drawable(chart.title),
  subtitle: drawable(chart.subtitle),
  bars: chart.bars.map((bar) => ({
    ...bar,
    label: drawable(bar.label),
    ...(bar.note !== undefined && { note: drawable(bar.note) }),
  })),
  ...(mark && { mark: { ...mark, label: drawable(mark.label) } }),
  footer: chart.footer.map(drawable),
});

const roundness = 8;

function paintLayout(layout: Layout): string {
  const { width, height } = layout;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">`,
    `<rect width="${width}" height="${height}" fill="${inks.paper}"/>`,
    ...layout.boxes.map(
      (box) =>
        `<rect x="${box.x}" y="${box.y}" width="${box.width}" height="${box.height}" rx="${Math.min(roundness, box.width / 2, box.height / 2)}" fill="${box.fill}"/>`,
    ),
    ...layout.dashes.map(paintDash),
    ...layout.ticks.map(paintTick),
    ...layout.texts.map(
      ({ text, ink, ...style }) =>
        `<g fill="${ink}">${outlineText(text, style)}</g>`,
    ),
    "</svg>",
  ].join("");
}

/** Seen on paper and on a bar of any colour. */
const paintDash = ({ x1, y1, x2, y2 }: Dash): string =>
  [
    `stroke="${inks.paper}" stroke-width="11"`,
    `stroke="${inks.text}" stroke-width="5" stroke-dasharray="12 7"`,
  ]
    .map((stroke) => `<path d="M${x1} ${y1}L${x2} ${y2}" ${stroke}/>`)
    .join("");

/** Who won is seen without colours too. */
function paintTick({ x, y }: { x: number; y: number }): string {
  const radius = tickSize / 2;
  const [a, b] = [radius * 0.45, radius * 0.4];
  return (
    `<circle cx="${x}" cy="${y}" r="${radius}" fill="${inks.winner}"/>` +
    `<path d="M${x - a} ${y}L${x - a / 4} ${y + b}L${x + a} ${y - b}" fill="none" stroke="${inks.paper}" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"/>`
  );
}
