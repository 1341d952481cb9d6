import type { JobKind } from "#platform/jobs";
import type { Listener } from "#platform/turn";
import { askForRatings } from "./ask-for-ratings.ts";
import { forgetRater } from "./forget-rater.ts";
import { cancelRatings, closeRatings, closing } from "./close-ratings.ts";

/** However late: the topic waits to be closed. */
const close: JobKind = {
  kind: closing,
  async run(turn, { payload }) {
    await closeRatings(turn, payload["topic"] ?? 0);
  },
};

export const jobs: readonly JobKind[] = [close];

export const events: readonly Listener[] = [
  {
    on: "followups.all-confirmed",
    async run(turn, { topic }) {
      await askForRatings(turn, topic);
    },
  },
  {
    on: "followups.handed-out",
    async run(turn, { topic }) {
      await cancelRatings(turn, topic);
    },
  },
  forgetRater,
];
