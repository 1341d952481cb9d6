/** What may not begin a line, and what may not end one. */
const closing = /^[，。、；：？！）》」』】〉”’…—·％,.;:?!)\]}%°]/u;
const opening = /[（《「『【〈“‘([{#￥$]$/u;
/** A character of Chinese and the like stands for itself; letters make words. */
const han =
  "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u3000-\\u303f\\uff00-\\uff60]";
const wide = new RegExp(`^${han}`, "u");
const endsWide = new RegExp(`${han}$`, "u");

const ellipsis = "…";

/**
 * Breaks a text into lines that are no wider than `width`: Chinese between any
 * two characters but not before its punctuation, other words whole unless one is
 * longer than a line. What does not fit into `most` lines is cut.
 */
export function wrapText(
  text: string,
  given: {
    readonly width: number;
    readonly measure: (text: string) => number;
    readonly most?: number;
  },
): string[] {
  const { most = Infinity } = given;
  const lines = text
    .split("\n")
    .flatMap((paragraph) => wrapParagraph(paragraph, given));
  if (lines.length <= most) return lines;
  return [...lines.slice(0, most - 1), cutLine(lines[most - 1] ?? "", given)];
}

interface Room {
  readonly width: number;
  readonly measure: (text: string) => number;
}

function wrapParagraph(paragraph: string, { width, measure }: Room): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of splitPieces(paragraph)) {
    if (measure((line + piece).trimEnd()) <= width) {
      line += piece;
      continue;
    }
    if (line.trim() !== "") lines.push(line.trimEnd());
    line = "";
    for (const point of piece) {
      if (line !== "" && measure((line + point).trimEnd()) > width) {
        lines.push(line);
        line = "";
      }
      line += point;
    }
  }
  return [...lines, line.trimEnd()];
}

/** Between two of them a line may end. */
function splitPieces(text: string): string[] {
  const pieces: string[] = [];
  for (const point of text) {
    const last = pieces.at(-1);
    if (last !== undefined && !mayBreak(last, point)) {
      pieces[pieces.length - 1] = last + point;
    } else pieces.push(point);
  }
  return pieces;
}

function mayBreak(before: string, point: string): boolean {
  if (/^\s/u.test(point)) return false;
  if (/\s$/u.test(before)) return true;
  if (closing.test(point) || opening.test(before)) return false;
  return endsWide.test(before) || wide.test(point);
}

function cutLine(line: string, { width, measure }: Room): string {
  const points = Array.from(line);
  while (points.length > 0 && measure(points.join("") + ellipsis) > width) {
    points.pop();
  }
  return points.join("").trimEnd() + ellipsis;
}
