import type { Turn } from "#platform/turn";
import type { Topic } from "./types.ts";

/** The ledger is for everybody to read: there too nobody is the author of an unnamed topic. */
export const keepQuiet = (turn: Turn, topic: Pick<Topic, "isUnnamed">): Turn =>
  topic.isUnnamed ? { ...turn, actor: null } : turn;
