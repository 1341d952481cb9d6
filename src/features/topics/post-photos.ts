import { createWords } from "#platform/i18n";
import { schedule, type JobKind } from "#platform/jobs";
import { say } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { listPhotos } from "./store/photos.ts";

const kind = "topics.post-photos";

/** The photos of an album come one after another, and quickly. */
const gatherMs = 2_000;
const albumMs = 30_000;

/**
 * Photos that came in by private chat are shown in the group below their topic's
 * card, those of an album together.
 */
export async function postPhotos(
  turn: Turn,
  number: number,
  { photos, isAlbum }: { photos: readonly string[]; isAlbum: boolean },
): Promise<void> {
  if (photos.length === 0) return;
  if (!isAlbum) return say(turn, composePhotos(turn, number, photos));
  await schedule(turn, {
    kind,
    key: `${kind}/${number}`,
    dueAt: turn.now + gatherMs,
    payload: { topic: number, since: turn.now - albumMs },
  });
}

function composePhotos(
  { community, now }: Turn,
  number: number,
  photos: readonly string[],
) {
  const about = { kind: "topic", number };
  const { t } = createWords({ ...community, now });
  return {
    to: "group",
    content: { text: t("topics.photos.caption", { n: number }) },
    photos,
    about,
    replyTo: about,
  } as const;
}

export const photoJob: JobKind = {
  kind,
  async run(turn, { payload: { topic: number = 0, since = 0 } }) {
    const { tx, community } = turn;
    const photos = await listPhotos(tx, community.id, number, since);
    if (photos.length > 0) await say(turn, composePhotos(turn, number, photos));
  },
};
