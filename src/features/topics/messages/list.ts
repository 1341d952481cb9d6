import { callback } from "#platform/chat";
import { html, lines, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { Topic } from "../types.ts";
import { standingOf, titleOf } from "./card.ts";

export const turnPage = callback("topics.page", ["page"]);

export const pageSize = 8;
/** A page of the list, newest first; `topics` may hold one more than a page shows. */
export function composeTopicList(
  turn: Turn,
  words: Words,
  list: { topics: readonly Topic[]; page: number; search: string },
): Content {
  const { t, plain } = words;
  const { page, search } = list;
  const shown = list.topics.slice(0, pageSize);
  const empty =
    search === ""
      ? t("topics.list.none")
      : t("topics.list.not-found", { search });
  if (shown.length === 0 && page === 0) return { text: empty };
  const to = (label: string, target: number): Button => ({
    label,
    data: turnPage.data(turn.community.id, { page: target }),
  });
  const buttons = [
    ...(page > 0 ? [to(plain("topics.list.newer"), page - 1)] : []),
    ...(list.topics.length > pageSize
      ? [to(plain("topics.list.older"), page + 1)]
      : []),
  ];
  return {
    text: lines(
      search === ""
        ? t("topics.list.title")
        : t("topics.list.found", { search }),
      ...shown.map(
        (topic) =>
          html`#${topic.number} ${titleOf(topic)} · ${plain(`topics.stages.${standingOf(topic)}`)}`,
      ),
    ),
    ...(buttons.length > 0 && { buttons: [buttons] }),
  };
}
