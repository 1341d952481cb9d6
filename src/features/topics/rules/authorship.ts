import type { Stage, Topic } from "../types.ts";

export const longestAddendum = 280;

const open: readonly Stage[] = ["collect", "deliberate"];

/**
 * What was endorsed, or what others' matter was merged into, must not become
 * something else: from then on it is only added to.
 */
export const mayEdit = (
  topic: Pick<Topic, "stage">,
  by: { endorsements: number; merged: number },
): boolean =>
  topic.stage === "collect" && by.endorsements === 0 && by.merged === 0;

export const mayAdd = (topic: Pick<Topic, "stage">): boolean =>
  topic.stage !== "closed";

/**
 * Later others work on it; what was merged into it is others' matter; and what is
 * being voted on, `held` by it, is everybody's.
 */
export const mayWithdraw = (
  topic: Pick<Topic, "stage">,
  by: { merged: number; held: number },
): boolean => open.includes(topic.stage) && by.merged === 0 && by.held === 0;
