import type { Feature } from "#platform/chat";
import { commands } from "./commands.ts";
import { digestJob, scheduleDigests } from "./post-digest.ts";

/** What looks at all kinds of items at once: closing and reopening, one's own, the digest. */
export const records: Feature = {
  name: "records",
  commands,
  jobs: [digestJob],
  events: scheduleDigests,
};
