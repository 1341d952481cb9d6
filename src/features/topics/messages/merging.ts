import type { Html, Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { Merged } from "../merge-topic.ts";
import { titleOf } from "./card.ts";
import { unmerge } from "./screening.ts";

export const sayMerged = (
  { t }: Words,
  { topic, target, endorsements }: Merged & { ok: true },
): Html =>
  t("topics.merge.done", {
    n: topic.number,
    title: titleOf(topic),
    into: target.number,
    target: titleOf(target),
    count: endorsements,
  });

export const undoMerge = (
  turn: Turn,
  { plain }: Words,
  topic: number,
): Button => ({
  label: plain("topics.merge.undo", { n: topic }),
  data: unmerge.data(turn.community.id, { topic }),
});

export const composeMerged = (
  turn: Turn,
  words: Words,
  merged: Merged & { ok: true },
): Content => ({
  text: sayMerged(words, merged),
  buttons: [[undoMerge(turn, words, merged.topic.number)]],
});

/** Why it was not merged, and what to do instead. */
export function phraseMergeRefusal(
  { t }: Words,
  refused: Merged & { ok: false },
): Html {
  switch (refused.reason) {
    case "no-topic":
      return t("topics.merge.refused.no-topic", { n: refused.number });
    case "held":
      return t("topics.merge.refused.held", {
        items: refused.items.map((n) => `#${n}`).join(" "),
        first: refused.items[0] ?? 0,
      });
    case "itself":
      return t("topics.merge.refused.itself", { n: refused.topic.number });
    case "merged-already": {
      const n = refused.topic.number;
      const into = refused.topic.mergedInto ?? 0;
      return t("topics.merge.refused.merged-already", { n, into });
    }
    case "closed":
      return t("topics.merge.refused.closed", { n: refused.topic.number });
    case "under-way":
      return t("topics.merge.refused.under-way", { n: refused.topic.number });
    case "target-merged":
      if (refused.target.mergedInto === refused.topic.number) {
        return t("topics.merge.refused.done-already", {
          n: refused.topic.number,
          into: refused.target.number,
        });
      }
      return t("topics.merge.refused.target-merged", {
        n: refused.topic.number,
        into: refused.target.number,
        instead: refused.target.mergedInto ?? 0,
      });
    case "target-solved":
      return t("topics.merge.refused.target-solved", {
        into: refused.target.number,
      });
    case "target-closed":
      return t("topics.merge.refused.target-closed", {
        into: refused.target.number,
      });
  }
}
