import type { Stage, Topic } from "../types.ts";

export const longestAddendum = 280;

const open: readonly Stage[] = ["collect", "deliberate"];

/** What was endorsed must not become something else: from then on it is only added to. */
export const mayEdit = (
  topic: Pick<Topic, "stage">,
  endorsements: number,
): boolean => topic.stage === "collect" && endorsements === 0;

export const mayAdd = (topic: Pick<Topic, "stage">): boolean =>
  topic.stage !== "closed";

/** Later others work on it, and what was merged into it is others' matter. */
export const mayWithdraw = (
  topic: Pick<Topic, "stage">,
  merged: number,
): boolean => open.includes(topic.stage) && merged === 0;
