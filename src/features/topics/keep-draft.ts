import type { ChatTurn } from "#platform/chat";
import { cancelJob, schedule, type JobKind } from "#platform/jobs";
import type { Turn } from "#platform/turn";
import { deleteDraft, insertDraft, saveDraft } from "./store/drafts.ts";
import type { Draft, Matter } from "./types.ts";

export const raiseKind = "topics.raise-draft";
const forgetKind = "topics.forget-draft";

/** Who does not say whether it is the same as another has raised it all the same. */
const answerMs = 600_000;
/** As long as a dialogue may be left. */
const previewMs = 7 * 86_400_000;
/** Telegram keeps updates for a day; no photo of an album comes later than that. */
const albumMs = 86_400_000;

const keyOf = (kind: string, id: number) => `${kind}/${id}`;

export const startDraft = (turn: ChatTurn, matter: Matter): Promise<Draft> =>
  insertDraft(turn.tx, turn.community.id, {
    state: "preview",
    matter,
    memberId: turn.actor.id,
    albumId: turn.message?.albumId ?? null,
    topic: null,
    createdAt: turn.now,
  });

export const forgetLater = (
  turn: Turn,
  id: number,
  dueAt = turn.now + previewMs,
): Promise<void> =>
  schedule(turn, {
    kind: forgetKind,
    key: keyOf(forgetKind, id),
    dueAt,
    payload: { draft: id },
  });

/** It waits for an answer, but not for long. */
export async function raiseLater(turn: Turn, draft: Draft): Promise<void> {
  const { id } = draft;
  await saveDraft(turn.tx, turn.community.id, { ...draft, state: "asked" });
  await cancelJob(turn, keyOf(forgetKind, id));
  await schedule(turn, {
    kind: raiseKind,
    key: keyOf(raiseKind, id),
    dueAt: turn.now + answerMs,
    payload: { draft: id },
  });
}

/**
 * Nothing waits for an answer any more. `topic`: what it became, to which more
 * photos of its album belong; null: it was dropped.
 */
export async function endDraft(
  turn: Turn,
  draft: Draft,
  topic: number | null,
): Promise<void> {
  const { tx, community, now } = turn;
  await cancelJob(turn, keyOf(raiseKind, draft.id));
  await cancelJob(turn, keyOf(forgetKind, draft.id));
  if (topic === null || draft.albumId === null) {
    await deleteDraft(tx, community.id, draft.id);
    return;
  }
  // Its words are the topic's now.
  const matter = { ...draft.matter, text: "" };
  const raised: Draft = { ...draft, state: "raised", matter, topic };
  await saveDraft(tx, community.id, raised);
  await forgetLater(turn, draft.id, now + albumMs);
}

export const forgetJob: JobKind = {
  kind: forgetKind,
  run: (turn, { payload: { draft = 0 } }) =>
    deleteDraft(turn.tx, turn.community.id, draft),
};
