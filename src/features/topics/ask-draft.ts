import {
  answer,
  ask,
  endDialogue,
  findOwnDialogue,
  type ChatTurn,
} from "#platform/chat";
import type { Html } from "#platform/i18n";
import { composePreview, composeQuestion } from "./messages/draft.ts";
import { aboutDraft } from "./raise-draft.ts";
import type { Draft } from "./types.ts";

export const draftDialogue = "topics.draft";

/** Nothing of this draft is asked for any more; what another lacks still is. */
export async function stopAsking(turn: ChatTurn, draft: Draft): Promise<void> {
  const { tx, community, actor } = turn;
  const open = await findOwnDialogue(tx, community.id, actor.id);
  if (open?.kind !== draftDialogue) return;
  const { draft: asked } = open.state as { draft?: number };
  if (asked === draft.id) await endDialogue(turn, draftDialogue);
}

/** What of a draft is asked for. */
export type Wanted = "text" | "place";

export const readWanted = (part: unknown): Wanted =>
  part === "place" ? "place" : "text";

/** Asks for a part of a draft in private chat; `note`: why again. */
export const askForDraft = (
  turn: ChatTurn,
  draft: Draft,
  part: Wanted,
  note: Html | null = null,
): Promise<void> =>
  ask(turn, {
    kind: draftDialogue,
    state: { draft: draft.id, part },
    compose: (words) =>
      composeQuestion(turn, words, draft, {
        question:
          part === "place"
            ? words.t("topics.draft.ask-place")
            : words.t("topics.draft.ask-text"),
        note,
      }),
  });

/** Shows what will be raised, or asks for the words that it lacks. */
export async function showDraft(
  turn: ChatTurn,
  draft: Draft,
  note: Html | null = null,
): Promise<void> {
  if (draft.matter.text !== "") {
    const preview = composePreview(turn, turn.words, draft);
    return answer(turn, preview, aboutDraft(draft.id));
  }
  const count = draft.matter.photos.length;
  const got =
    count > 0 ? turn.words.t("topics.draft.got-photos", { count }) : null;
  return askForDraft(turn, draft, "text", note ?? got);
}
