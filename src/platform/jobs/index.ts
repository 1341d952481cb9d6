export { schedule, cancelJob } from "./schedule.ts";
export {
  createRunner,
  nextDueJob,
  type Runner,
  type JobKind,
} from "./runner.ts";
