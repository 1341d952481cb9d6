import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import { drawable, drawQr, fontFiles } from "#platform/drawing";

export interface Slip {
  readonly unit: string;
  readonly code: string;
  readonly url: string;
}

/** In points: A4, cut into two columns of six. */
const page = { width: 595.28, height: 841.89, margin: 28 };
const columns = 2;
const rowsAPage = 6;
const cell = {
  width: (page.width - 2 * page.margin) / columns,
  height: (page.height - 2 * page.margin) / rowsAPage,
};
const padding = 12;
/** 34 mm: read from a sheet on the door. */
const codeSize = 96;
const cutLine = "#999999";

/** A PDF of slips to cut out, each with what one household needs to join. */
export async function drawSlips(
  slips: readonly Slip[],
  texts: {
    readonly title: string;
    readonly scan: string;
    readonly type: (code: string) => string;
    readonly madeAt: number;
  },
): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    info: { CreationDate: new Date(texts.madeAt) },
  });
  const whole = buffer(document);
  document.registerFont("text", fontFiles.regular);
  slips.forEach((slip, i) => {
    const at = i % (columns * rowsAPage);
    if (at === 0) document.addPage();
    const x = page.margin + (at % columns) * cell.width;
    const y = page.margin + Math.floor(at / columns) * cell.height;
    drawSlip(document.font("text"), slip, { ...texts, x, y });
  });
  document.end();
  return whole;
}

function drawSlip(
  document: PDFKit.PDFDocument,
  slip: Slip,
  {
    x,
    y,
    ...texts
  }: {
    x: number;
    y: number;
    title: string;
    scan: string;
    type: (code: string) => string;
  },
): void {
  document
    .rect(x, y, cell.width, cell.height)
    .dash(3, { space: 3 })
    .lineWidth(0.5)
    .stroke(cutLine)
    .undash();
  drawQr(document, slip.url, {
    x: x + padding,
    y: y + padding,
    size: codeSize,
  });
  const left = x + padding + codeSize + padding;
  const width = cell.width - codeSize - 3 * padding;
  /** In the largest of the sizes in which all of it fits. */
  const write = (
    text: string,
    sizes: readonly number[],
    [top, height]: readonly [number, number],
  ) => {
    const shown = drawable(text);
    const fits = (size: number) =>
      document.fontSize(size).heightOfString(shown, { width }) <= height;
    document.fontSize(sizes.find(fits) ?? sizes.at(-1) ?? 0);
    document.text(shown, left, y + top, { width, height, ellipsis: true });
  };
  document.fillColor("black");
  write(texts.title, [9], [7, 14]);
  write(slip.unit, [14, 12, 10.5, 8.5, 6.5], [20, 25]);
  write(slip.code, [17], [44, 25]);
  write(texts.scan, [9, 8, 7], [69, 27]);
  write(texts.type(slip.code), [9, 8, 7], [96, 33]);
}
