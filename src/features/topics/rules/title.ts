export const longestTopic = 1_000;
/** Forty Chinese characters, or eighty letters. */
const widestTitle = 80;

/** In Latin letters; a Chinese character is two wide. */
const widthOf = (point: string): number =>
  /[\u1100-\uffff]/u.test(point) ? 2 : 1;

/**
 * The first sentence or line as a title, and what comes after it. A title has no
 * full stop: it stands in the middle of other sentences.
 */
export function splitTitle(text: string): { title: string; rest: string } {
  const [line = "", ...more] = text.split("\n");
  const sentence =
    /^(.{2,}?)(?:[。；;]+|([！？!?]+)|\.(?=\s|$))\s*(.*)$/su.exec(line);
  const first = sentence ? `${sentence[1] ?? ""}${sentence[2] ?? ""}` : line;
  const title = fitTitle(first);
  if (title !== first) return { title, rest: text };
  const rest = [sentence?.[3] ?? "", ...more].join("\n").trim();
  return { title, rest };
}

/** Cut where a word ends, if that is not far back. */
function fitTitle(text: string): string {
  let width = 0;
  const points = Array.from(text);
  const end = points.findIndex(
    (point) => (width += widthOf(point)) > widestTitle,
  );
  if (end < 0) return text;
  const head = points.slice(0, end - 1).join("");
  const space = head.lastIndexOf(" ");
  return `${space > head.length / 2 ? head.slice(0, space) : head}…`;
}
