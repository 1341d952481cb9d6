import type { Listener } from "#platform/turn";
import { listPollsOfTopic } from "./store/polls.ts";

/** A topic is not merged or withdrawn while it is voted on: the votes would be about nothing. */
export const holdTopics: Listener = {
  on: "topic.end-asked",
  async run({ tx, community }, { topic, hold }) {
    for (const poll of await listPollsOfTopic(tx, community.id, topic)) {
      if (poll.closedAt === null) hold(poll.number);
    }
  },
};
