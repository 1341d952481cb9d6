import { takeNumber, type Member } from "#platform/community";
import { record } from "#platform/ledger";
import { showCard } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { keepQuiet } from "./keep-quiet.ts";
import { postPhotos } from "./post-photos.ts";
import { insertPhotos } from "./store/photos.ts";
import { insertTopic } from "./store/topics.ts";
import type { Matter } from "./types.ts";

/** Gives a matter its number and card. */
export async function raiseTopic(
  turn: Turn,
  matter: Matter,
  { raiser, isAlbum = false }: { raiser: Member; isAlbum?: boolean },
): Promise<number> {
  const { tx, community, now } = turn;
  const number = await takeNumber(tx, community.id, "topic");
  const { photos, answers, ...topic } = matter;
  await insertTopic(tx, community.id, {
    ...topic,
    number,
    raisedById: raiser.id,
    raisedAt: now,
  });
  const added = { topic: number, photos, memberId: raiser.id, now };
  await insertPhotos(tx, community.id, added);
  await record(keepQuiet({ ...turn, actor: raiser }, matter), {
    act: "topic.raised",
    number,
    data: {
      ...(!matter.isUnnamed && { author: matter.authorId }),
      ...(matter.source !== "resident" && { source: matter.source }),
      ...(matter.recurs !== null && { recurs: matter.recurs }),
    },
  });
  const replyTo = answers === null ? {} : { replyTo: answers };
  await showCard(turn, { kind: "topic", number, ...replyTo });
  // In the group its card answers the message that shows them.
  if (answers === null) await postPhotos(turn, number, { photos, isAlbum });
  return number;
}
