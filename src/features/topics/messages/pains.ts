import { callback } from "#platform/chat";
import { html, joinHtml, lines, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { Pain } from "../rules/pains.ts";
import type { Topic } from "../types.ts";
import { titleOf } from "./card.ts";
import { pageSize } from "./list.ts";

export const showPains = callback("topics.pains", ["page"]);

/** A page of what came back; `pains` may hold one more than it shows. */
export function composePains(
  turn: Turn,
  { t, plain }: Words,
  list: { pains: readonly { pain: Pain; topic: Topic }[]; page: number },
): Content {
  const { pains, page } = list;
  if (pains.length === 0) return { text: t("topics.pains.none") };
  const to = (label: string, target: number): Button => ({
    label,
    data: showPains.data(turn.community.id, { page: target }),
  });
  const buttons = [
    ...(page > 0 ? [to(plain("topics.list.newer"), page - 1)] : []),
    ...(pains.length > pageSize
      ? [to(plain("topics.list.older"), page + 1)]
      : []),
  ];
  return {
    text: lines(
      t("topics.pains.title"),
      ...pains.slice(0, pageSize).map(({ pain, topic }) => {
        const { times, numbers } = pain;
        const again = times - numbers.length;
        return joinHtml(
          [
            html`#${topic.number} ${titleOf(topic)}`,
            t("topics.pains.times", {
              count: times,
              numbers: numbers.map((number) => `#${number}`).join(" → "),
            }),
            ...(again > 0
              ? [t("topics.pains.reopened", { count: again })]
              : []),
          ],
          " · ",
        );
      }),
    ),
    ...(buttons.length > 0 && { buttons: [buttons] }),
  };
}
