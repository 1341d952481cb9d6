import type { Stage } from "../types.ts";

/** What moves a topic on, and from which stages. */
const moves = {
  accept: { from: ["collect"], to: "deliberate" },
  decline: { from: ["collect"], to: "closed" },
  elsewhere: { from: ["collect"], to: "closed" },
  merge: { from: ["collect", "deliberate"], to: "closed" },
  withdraw: { from: ["collect", "deliberate"], to: "closed" },
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
export type ClosingMove =
  "decline" | "elsewhere" | "merge" | "withdraw" | "rate";

/** The stage after `move`; null: not possible from here. */
export function stageAfter(stage: Stage, move: Move): Stage | null {
  const { from, to } = moves[move];
  return (from as readonly Stage[]).includes(stage) ? to : null;
}

/** Whether a topic is accepted by this entry of the ledger. */
export const isAccepting = (act: string): boolean =>
  Object.entries(moves).some(
    ([move, { to }]) => to === "deliberate" && act === `topic.${move}`,
  );
