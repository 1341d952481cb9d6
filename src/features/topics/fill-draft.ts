import type { ChatTurn } from "#platform/chat";
import { readText } from "#platform/i18n";
import {
  askForDraft,
  showDraft,
  stopAsking,
  type Wanted,
} from "./ask-draft.ts";
import { forgetLater, startDraft } from "./keep-draft.ts";
import { explainUnread } from "./messages/submitted.ts";
import { blankMatter, readWords } from "./read-matter.ts";
import { saveDraft } from "./store/drafts.ts";
import { mostPhotos } from "./store/photos.ts";
import type { Draft, Matter } from "./types.ts";

const longestPlace = 60;

/** A draft of which nothing is there yet; it is forgotten when it is left. */
export async function openDraft(turn: ChatTurn): Promise<Draft> {
  const draft = await startDraft(turn, blankMatter(turn));
  await forgetLater(turn, draft.id);
  return draft;
}

/** Keeps what was sent, words, photos or a place, and shows the draft as it is then. */
export async function fillDraft(
  turn: ChatTurn,
  before: Draft,
  part: Wanted = "text",
): Promise<void> {
  const { message, words } = turn;
  if (!message) return;
  const { matter } = before;
  const filled: Draft = {
    ...before,
    albumId: message.albumId ?? before.albumId,
    matter: {
      ...matter,
      photos: [...matter.photos, ...message.photos].slice(0, mostPhotos),
      place: message.location ?? matter.place,
    },
  };
  const text = message.text.trim();
  if (text === "") return saveAndShow(turn, filled);
  if (part === "place") {
    const read = readText(text, longestPlace);
    if (!read.ok) {
      const limit = longestPlace;
      const note = words.t("topics.draft.place-unread", { limit });
      return askForDraft(turn, before, "place", note);
    }
    const place = { latitude: null, longitude: null, name: read.text };
    return saveAndShow(turn, withMatter(filled, { place }));
  }
  const read = await readWords(turn, text);
  if (!read.ok) {
    await saveDraft(turn.tx, turn.community.id, filled);
    const note = explainUnread(words, read.reason);
    return askForDraft(turn, filled, "text", note);
  }
  const { source, onBehalfOf } = read;
  const said = { text: read.text, source, onBehalfOf };
  return saveAndShow(turn, withMatter(filled, said));
}

const withMatter = (draft: Draft, change: Partial<Matter>): Draft => ({
  ...draft,
  matter: { ...draft.matter, ...change },
});

async function saveAndShow(turn: ChatTurn, draft: Draft): Promise<void> {
  await saveDraft(turn.tx, turn.community.id, draft);
  if (draft.matter.text !== "") await stopAsking(turn, draft);
  await showDraft(turn, draft);
}
