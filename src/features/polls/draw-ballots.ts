import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import { drawable, drawQr, fontFiles, textSetter } from "#platform/drawing";
import {
  layOutBallot,
  sheet,
  unitSize,
  type BallotLayout,
  type Paper,
} from "./rules/lay-out-ballot.ts";

export interface BallotPrint {
  readonly paper: Paper;
  /** What the code on it opens. */
  readonly url: string;
  /** Whose each one is; none: blank ones. */
  readonly units: readonly string[];
  /** How many of each, or of the blank ones. */
  readonly copies: number;
  readonly madeAt: number;
}

const cutLine = "#999999";

/** A PDF of ballots to print and cut. */
export async function drawBallots(print: BallotPrint): Promise<Uint8Array> {
  const layout = placeBallot(print.paper);
  const document = new PDFDocument({
    size: "A4",
    margin: 0,
    autoFirstPage: false,
    info: { CreationDate: new Date(print.madeAt) },
  });
  const whole = buffer(document);
  document.registerFont("regular", fontFiles.regular);
  document.registerFont("bold", fontFiles.bold);
  const owners = print.units.length > 0 ? print.units.map(drawable) : [""];
  const ballots = owners.flatMap((unit) =>
    Array.from({ length: print.copies }, () => unit),
  );
  ballots.forEach((unit, i) => {
    const place = i % layout.perPage;
    if (place === 0) document.addPage();
    document.save();
    document.translate(0, (place * sheet.height) / layout.perPage);
    drawBallot(document, layout, { unit, url: print.url });
    document.restore();
    if (place > 0) drawCutLine(document, sheet.height / layout.perPage);
  });
  document.end();
  return whole;
}

/** What of the texts the font has, set by its widths. */
export const placeBallot = (paper: Paper): BallotLayout =>
  layOutBallot(
    {
      community: drawable(paper.community),
      heading: drawable(paper.heading),
      question: drawable(paper.question),
      fill: drawable(paper.fill),
      options: paper.options.map(drawable),
      box: paper.box,
      scan: drawable(paper.scan),
      closes: drawable(paper.closes),
      handIn: drawable(paper.handIn),
      unit: paper.unit === null ? null : drawable(paper.unit),
    },
    textSetter,
  );

function drawBallot(
  document: PDFKit.PDFDocument,
  layout: BallotLayout,
  { unit, url }: { unit: string; url: string },
): void {
  drawQr(document, url, layout.code);
  document.lineWidth(1.2);
  for (const { x, y, width, height } of layout.boxes) {
    document.roundedRect(x, y, width, height, 2);
  }
  document.stroke("black").fillColor("black");
  for (const { text, x, y, size, isBold } of layout.texts) {
    document.font(isBold ? "bold" : "regular", size);
    document.text(text, x, y, { lineBreak: false, baseline: "alphabetic" });
  }
  if (layout.unit) drawUnit(document, layout.unit, unit);
}

function drawUnit(
  document: PDFKit.PDFDocument,
  { x, y, width }: NonNullable<BallotLayout["unit"]>,
  unit: string,
): void {
  if (unit === "") {
    document.lineWidth(0.8).moveTo(x, y + 2);
    document.lineTo(x + width, y + 2).stroke("black");
    return;
  }
  // A unit's end tells it from its neighbours.
  const wide = textSetter.measure(unit, { size: unitSize });
  const size = Math.min(unitSize, (unitSize * width) / wide);
  document.font("regular", size);
  document.text(unit, x, y, { lineBreak: false, baseline: "alphabetic" });
}

function drawCutLine(document: PDFKit.PDFDocument, y: number): void {
  document.moveTo(0, y).lineTo(sheet.width, y);
  document.dash(3, { space: 3 }).lineWidth(0.5).stroke(cutLine).undash();
}
