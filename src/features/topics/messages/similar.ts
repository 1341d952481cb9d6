import { callback } from "#platform/chat";
import { cutText, html, lines, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { Draft, Topic } from "../types.ts";
import { standingOf, titleOf } from "./card.ts";

export const joinSimilar = callback("topics.join", ["draft", "topic"]);
export const raiseAnyway = callback("topics.differs", ["draft"]);
export const raiseAgain = callback("topics.again", ["draft", "topic"]);

/** A label holds as much beside the sign and the number. */
const longestTitle = 16;

/** Whether what somebody brings in is one of these, for them alone to answer. */
export function composeSimilar(
  turn: Turn,
  words: Words,
  draft: Draft,
  similar: readonly Topic[],
): Content {
  const { t, plain } = words;
  return {
    text: lines(
      t("topics.similar.title"),
      ...similar.map(
        (topic) =>
          html`#${topic.number} ${titleOf(topic)} · ${plain(`topics.stages.${standingOf(topic)}`)}`,
      ),
      t("topics.similar.how"),
    ),
    buttons: [
      ...similar.map((topic): Button[] => [
        {
          label: composeLabel(words, topic),
          data: joinSimilar.data(turn.community.id, {
            draft: draft.id,
            topic: topic.number,
          }),
        },
      ]),
      [composeDiffers(turn, words, draft)],
    ],
  };
}

function composeLabel({ plain }: Words, topic: Topic): string {
  const n = topic.number;
  const title = cutText(titleOf(topic), longestTitle);
  return topic.stage === "closed"
    ? plain("topics.similar.closed", {
        n,
        title,
        standing: plain(`topics.stages.${standingOf(topic)}`),
      })
    : plain("topics.similar.mine", { n, title });
}

const composeDiffers = (
  turn: Turn,
  { plain }: Words,
  draft: Draft,
): Button => ({
  label: plain("topics.similar.differs"),
  data: raiseAnyway.data(turn.community.id, { draft: draft.id }),
});

/** Of one that is closed: it has come back, so it becomes a topic of its own. */
export function composeRecurring(
  turn: Turn,
  words: Words,
  draft: Draft,
  past: Topic,
): Content {
  const { t, plain } = words;
  const n = past.number;
  return {
    text: t("topics.similar.was-closed", { n, title: titleOf(past) }),
    buttons: [
      [
        {
          label: plain("topics.similar.again"),
          data: raiseAgain.data(turn.community.id, {
            draft: draft.id,
            topic: n,
          }),
        },
        composeDiffers(turn, words, draft),
      ],
    ],
  };
}

/** What remains of the question once it is answered. */
export const composeLeadsTo = (topic: Topic): Content => ({
  text: html`→ <b>#${topic.number} ${titleOf(topic)}</b>`,
});
