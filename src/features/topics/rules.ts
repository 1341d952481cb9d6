import { lengthOf } from "#platform/i18n";
import type { Stage } from "./types.ts";

export const longestTopic = 1_000;
const longestTitle = 40;

/** The first line or sentence, short enough for a list, and what comes after it. */
export function splitTitle(text: string): { title: string; rest: string } {
  const [line = "", ...more] = text.split("\n");
  if (lengthOf(line) <= longestTitle) {
    return { title: line, rest: more.join("\n").trim() };
  }
  const sentence = /^(.{4,39}?)([。！？；!?;]|\.(?=\s))/su.exec(line);
  if (sentence?.[1]) {
    const rest = [line.slice(sentence[0].length).trim(), ...more];
    return { title: sentence[1], rest: rest.join("\n").trim() };
  }
  const title = Array.from(line)
    .slice(0, longestTitle - 1)
    .join("");
  return { title: `${title}…`, rest: text };
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
