import { callback } from "#platform/chat";
import { html, joinHtml, lines, type Html, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { Draft } from "../types.ts";
import { afterTitle, composeEvidence, titleOf } from "./card.ts";

export const submitDraft = callback("topics.submit", ["draft"]);
export const toggleName = callback("topics.unnamed", ["draft"]);
export const askPlace = callback("topics.place", ["draft"]);
export const rewriteDraft = callback("topics.rewrite", ["draft"]);
export const dropDraft = callback("topics.drop", ["draft"]);

export const composeRaised = (
  { t }: Words,
  raised: { number: number; isUnnamed: boolean },
): Content => ({
  text: t(raised.isUnnamed ? "topics.draft.raised-unnamed" : "topics.raised", {
    n: raised.number,
  }),
});

/** What will be raised, as the group will see it, and what may still be changed. */
export function composePreview(
  turn: Turn,
  words: Words,
  draft: Draft,
): Content {
  const { t, plain } = words;
  const { matter } = draft;
  const rest = afterTitle(matter);
  const community = turn.community.id;
  const button = (label: string, to: typeof submitDraft): Button => ({
    label,
    data: to.data(community, { draft: draft.id }),
  });
  const unnamed = plain("topics.draft.unnamed");
  return {
    text: lines(
      t("topics.draft.preview", { title: turn.community.title }),
      html`<b>📌 ${titleOf(matter)}</b>`,
      rest !== "" && rest,
      composeEvidence(words, {
        photos: matter.photos.length,
        place: matter.place,
      }),
      matter.isUnnamed && t("topics.draft.as-resident"),
    ),
    buttons: [
      [button(plain("topics.draft.submit"), submitDraft)],
      [
        button(
          matter.isUnnamed
            ? plain("topics.draft.chosen", { name: unnamed })
            : unnamed,
          toggleName,
        ),
        button(plain("topics.draft.add-place"), askPlace),
      ],
      [
        button(plain("topics.draft.edit"), rewriteDraft),
        dropButton(turn, words, draft),
      ],
    ],
  };
}

const dropButton = (turn: Turn, { plain }: Words, draft: Draft): Button => ({
  label: plain("topics.draft.drop"),
  data: dropDraft.data(turn.community.id, { draft: draft.id }),
});

/** A question about a draft, which may be dropped instead; `note`: why it is asked again. */
export const composeQuestion = (
  turn: Turn,
  words: Words,
  draft: Draft,
  asked: { question: Html; note: Html | null },
): Content => ({
  text: joinHtml(
    [asked.note, asked.question].filter((part) => part !== null),
    "\n",
  ),
  buttons: [[dropButton(turn, words, draft)]],
});
