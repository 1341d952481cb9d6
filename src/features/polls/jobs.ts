import type { JobKind } from "#platform/jobs";
import { closePoll } from "./close-poll.ts";
import { remindVoters } from "./remind-voters.ts";
import { closingJob, remindingJob } from "./schedule-poll.ts";

export const closing: JobKind = {
  kind: closingJob,
  // However late: votes have been refused since the deadline, the result is due.
  async run(turn, { payload }) {
    if (payload["poll"] !== undefined) await closePoll(turn, payload["poll"]);
  },
};

export const reminding: JobKind = {
  kind: remindingJob,
  async run(turn, { payload }) {
    if (payload["poll"] !== undefined)
      await remindVoters(turn, payload["poll"]);
  },
};
