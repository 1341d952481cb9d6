import type { Stage } from "./types.ts";

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

/** Letters and digits by which a text is found, however they were typed. */
export const toSearchText = (text: string): string =>
  text.normalize("NFKC").toLowerCase();

/** The words of a search, in the form of `toSearchText`; signs alone find nothing. */
export const readSearch = (search: string): string[] =>
  toSearchText(search)
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word));

/** What moves a topic on, and from which stages. */
const moves = {
  accept: { from: ["collect"], to: "deliberate" },
  decline: { from: ["collect"], to: "closed" },
  "hand-out": {
    from: ["deliberate", "act", "supervise", "evaluate"],
    to: "act",
  },
  report: { from: ["act"], to: "supervise" },
  resume: { from: ["supervise"], to: "act" },
  "take-back": { from: ["act", "supervise"], to: "deliberate" },
  confirm: { from: ["act", "supervise"], to: "evaluate" },
  evaluate: { from: ["collect", "deliberate"], to: "evaluate" },
  rate: { from: ["evaluate"], to: "closed" },
  reopen: { from: ["evaluate", "closed"], to: "deliberate" },
} as const satisfies Record<string, { from: readonly Stage[]; to: Stage }>;

export type Move = keyof typeof moves;
/** Those that close it, with an outcome. */
export type ClosingMove = "decline" | "rate";

/** The stage after `move`; null: not possible from here. */
export function stageAfter(stage: Stage, move: Move): Stage | null {
  const { from, to } = moves[move];
  return (from as readonly Stage[]).includes(stage) ? to : null;
}
