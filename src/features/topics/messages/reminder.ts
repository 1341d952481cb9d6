import { callback } from "#platform/chat";
import { html, lines, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { Topic } from "../types.ts";
import { titleOf } from "./card.ts";

export const begin = callback("topics.begin", []);

/** Of the queue's titles, the newest. */
const mostTitles = 3;

/** What waits to be screened, and where to begin. */
export const composeReminder = (
  turn: Turn,
  { t, plain }: Words,
  queue: readonly Topic[],
): Content => ({
  text: lines(
    t("topics.screen.reminder", { count: queue.length }),
    ...queue
      .toSorted((a, b) => b.number - a.number)
      .slice(0, mostTitles)
      .map((topic) => html`#${topic.number} ${titleOf(topic)}`),
  ),
  buttons: [
    [
      {
        label: plain("topics.screen.begin"),
        data: begin.data(turn.community.id, {}),
      },
    ],
  ],
});
