import type { JobKind } from "#platform/jobs";
import type { Listener } from "#platform/turn";
import { forgetJob } from "./keep-draft.ts";
import { photoJob } from "./post-photos.ts";
import { raiseJob } from "./raise-draft.ts";
import {
  beginReminders,
  moveReminders,
  remindConveners,
  reminding,
} from "./remind-conveners.ts";

export const jobs: readonly JobKind[] = [
  { kind: reminding, run: remindConveners },
  raiseJob,
  forgetJob,
  photoJob,
];

export const events: readonly Listener[] = [
  {
    on: "ledger.recorded",
    async run(turn, { act }) {
      const mayWait = act === "topic.raised" || act === "topic.unmerge";
      if (mayWait) await beginReminders(turn);
    },
  },
  {
    on: "community.settings-changed",
    run: (turn, { community }) => moveReminders(turn, community),
  },
];
