import type { ChatTurn } from "#platform/chat";
import { touchCard } from "#platform/outbox";
import { showDraft } from "./ask-draft.ts";
import { fillDraft, openDraft } from "./fill-draft.ts";
import { postPhotos } from "./post-photos.ts";
import {
  findDraftOfAlbum,
  findLastPreview,
  saveDraft,
} from "./store/drafts.ts";
import { insertPhotos, mostPhotos } from "./store/photos.ts";
import type { Draft } from "./types.ts";

/** Who sends more so soon means the same matter. */
const sameMatterMs = 600_000;

/** True: the photo belongs to an album whose first was raised, or is being looked at. */
async function collectAlbum(turn: ChatTurn): Promise<boolean> {
  const { tx, community, actor, message } = turn;
  const albumId = message?.albumId ?? null;
  if (albumId === null || !message || message.photos.length === 0) return false;
  const draft = await findDraftOfAlbum(tx, community.id, {
    albumId,
    memberId: actor.id,
  });
  if (!draft) return false;
  if (draft.topic !== null) {
    await addToTopic(turn, draft.topic, message.photos);
  } else {
    await addToDraft(turn, draft, message.photos);
  }
  return true;
}

async function addToTopic(
  turn: ChatTurn,
  topic: number,
  photos: readonly string[],
): Promise<void> {
  const { tx, community, actor, now } = turn;
  const added = { topic, photos, memberId: actor.id, now };
  if ((await insertPhotos(tx, community.id, added)) === 0) return;
  await touchCard(turn, { kind: "topic", number: topic });
  if (turn.place === "group") return;
  await postPhotos(turn, topic, { photos, isAlbum: true });
}

async function addToDraft(
  turn: ChatTurn,
  draft: Draft,
  photos: readonly string[],
): Promise<void> {
  const { matter } = draft;
  const all = [...matter.photos, ...photos].slice(0, mostPhotos);
  const more = { ...draft, matter: { ...matter, photos: all } };
  await saveDraft(turn.tx, turn.community.id, more);
  if (draft.state === "preview") await showDraft(turn, more);
}

/**
 * Photos sent to the bot alone are about to become a topic; what follows them
 * soon, without words of its own, is about the same matter.
 */
export async function overhearDraft(turn: ChatTurn): Promise<boolean> {
  const { message, actor } = turn;
  if (!message) return false;
  if (await collectAlbum(turn)) return true;
  const hasPhotos = message.photos.length > 0;
  if (turn.place === "group" || !(hasPhotos || message.location)) return false;
  const last =
    message.text.trim() === ""
      ? await findLastPreview(turn.tx, turn.community.id, {
          memberId: actor.id,
          since: turn.now - sameMatterMs,
        })
      : undefined;
  if (!last && !hasPhotos) return false;
  await fillDraft(turn, last ?? (await openDraft(turn)));
  return true;
}
