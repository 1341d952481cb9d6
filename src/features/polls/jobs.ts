import type { JobKind } from "#platform/jobs";
import { closePoll } from "./close-poll.ts";
import { closingJob } from "./schedule-poll.ts";

export const closing: JobKind = {
  kind: closingJob,
  // However late: votes have been refused since the deadline, the result is due.
  async run(turn, { payload }) {
    if (payload["poll"] !== undefined) await closePoll(turn, payload["poll"]);
  },
};
