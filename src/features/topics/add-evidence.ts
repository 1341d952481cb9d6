import { asConvener, type ChatTurn } from "#platform/chat";
import { record } from "#platform/ledger";
import { touchCard } from "#platform/outbox";
import { keepQuiet } from "./keep-quiet.ts";
import { postPhotos } from "./post-photos.ts";
import { insertPhotos } from "./store/photos.ts";
import { findTopic, setPlace } from "./store/topics.ts";
import type { Topic } from "./types.ts";

export type Evidence =
  | { ok: true; as: "added" }
  /** There is none, or what is said with it is an opinion like any other. */
  | { ok: true; as: "words" }
  /** Somebody's picture without a word. */
  | { ok: true; as: "nothing" }
  | { ok: false; reason: "full" };

/**
 * Photos or a place in answer to a topic belong to it, if they come from who
 * raised it or from a convener.
 */
export async function addEvidence(
  turn: ChatTurn,
  number: number,
): Promise<Evidence> {
  const { tx, community, actor, message, now } = turn;
  const photos = message?.photos ?? [];
  const place = message?.location ?? null;
  if (photos.length === 0 && !place) return { ok: true, as: "words" };
  const topic = await findTopic(tx, community.id, number);
  if (!topic || topic.stage === "closed") return { ok: true, as: "words" };
  const hasWords = message !== null && message.text.trim() !== "";
  if (!(await mayAddTo(turn, topic))) {
    return { ok: true, as: hasWords ? "words" : "nothing" };
  }
  const added = { topic: number, photos, memberId: actor.id, now };
  const kept = await insertPhotos(tx, community.id, added);
  if (place) await setPlace(tx, community.id, number, place);
  if (kept === 0 && !place) return { ok: false, reason: "full" };
  await record(keepQuiet(turn, topic), {
    act: "topic.added",
    number,
    data: { photos: kept, places: Number(place !== null) },
  });
  await touchCard(turn, { kind: "topic", number });
  if (turn.place !== "group") {
    const isAlbum = (message?.albumId ?? null) !== null;
    await postPhotos(turn, number, { photos: photos.slice(0, kept), isAlbum });
  }
  return { ok: true, as: hasWords ? "words" : "added" };
}

async function mayAddTo(turn: ChatTurn, topic: Topic): Promise<boolean> {
  const { id } = turn.actor;
  if (turn.voice === "channel") return false;
  // Taken from its author in the group, it would give away who is unnamed.
  const isSecret = topic.isUnnamed && turn.place === "group";
  const isTheirs =
    turn.voice === "person" &&
    !isSecret &&
    (id === topic.authorId || id === topic.raisedById);
  return isTheirs || (await asConvener(turn)) !== null;
}
