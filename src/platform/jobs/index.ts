export { schedule, cancelJob, type JobSpec } from "./schedule.ts";
export {
  createRunner,
  nextDueJob,
  type Runner,
  type JobKind,
} from "./runner.ts";
