import type { ChatTurn } from "#platform/chat";
import { touchCard } from "#platform/outbox";
import { endorseTopic, type Endorsed } from "./endorse-topic.ts";
import { endDraft } from "./keep-draft.ts";
import { insertPhotos } from "./store/photos.ts";
import type { Draft } from "./types.ts";

declare module "#platform/turn" {
  interface Events {
    /** Somebody found that what they were raising is this topic already; their words for it. */
    "topic.joined": {
      readonly topic: number;
      readonly memberId: number;
      readonly text: string;
    };
  }
}

/** What was about to be raised is another topic's: it adds to that one and is no topic. */
export async function joinTopic(
  turn: ChatTurn,
  draft: Draft,
  number: number,
): Promise<Endorsed> {
  const { tx, community, actor, now } = turn;
  const endorsed = await endorseTopic(turn, number);
  if (!endorsed.ok) return endorsed;
  const { matter } = draft;
  const topic = endorsed.topic.number;
  const photos = { topic, photos: matter.photos, memberId: actor.id, now };
  const added = await insertPhotos(tx, community.id, photos);
  if (added > 0) await touchCard(turn, { kind: "topic", number: topic });
  // An opinion has a name on it.
  if (!matter.isUnnamed) {
    const { authorId: memberId, onBehalfOf, text } = matter;
    await turn.emit("topic.joined", {
      topic,
      memberId,
      text: onBehalfOf === null ? text : `${onBehalfOf}: ${text}`,
    });
  }
  await endDraft(turn, draft, topic);
  return endorsed;
}
