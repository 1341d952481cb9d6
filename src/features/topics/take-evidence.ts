import { answer, type ChatTurn } from "#platform/chat";
import { react } from "#platform/outbox";
import { addEvidence } from "./add-evidence.ts";
import { mostPhotos } from "./store/photos.ts";

/** As for an opinion: the card says the rest. */
const noted = "👌";

/** Takes photos and places in answer to a topic; false: what was said is an opinion. */
export async function takeEvidence(
  turn: ChatTurn,
  number: number,
): Promise<boolean> {
  const evidence = await addEvidence(turn, number);
  if (evidence.ok && evidence.as === "words") return false;
  const { t } = turn.words;
  if (!evidence.ok) {
    const text = t("topics.photos.full", { n: number, limit: mostPhotos });
    // Once for all photos of an album.
    await answer(turn, { text }, { replaces: `topics.full/${number}` });
  } else if (evidence.as === "added") {
    if (turn.place !== "group") {
      await answer(turn, { text: t("topics.photos.added", { n: number }) });
    } else if (turn.message) {
      await react(turn, turn.message.id, noted);
    }
  }
  return true;
}
