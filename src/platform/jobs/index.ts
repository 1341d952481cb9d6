export { schedule, scheduleUnlessWaiting, cancelJob } from "./schedule.ts";
export {
  createRunner,
  nextDueJob,
  type Runner,
  type JobKind,
} from "./runner.ts";
export type { JobSpec } from "./schedule.ts";
