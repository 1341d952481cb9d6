import type { ChatTurn } from "#platform/chat";
import { say, type Button } from "#platform/outbox";
import { findOwnTopic, isEditable } from "./edit-topic.ts";
import { composeOwnButtons } from "./messages/author.ts";
import { mayAdd } from "./rules/authorship.ts";
import { listPhotos } from "./store/photos.ts";
import { findTopic } from "./store/topics.ts";
import { isWithdrawable } from "./withdraw-topic.ts";

/** The photos and the place of a topic, where its page is read. */
export async function sendDetails(
  turn: ChatTurn,
  number: number,
): Promise<void> {
  const { tx, community, words } = turn;
  const topic = await findTopic(tx, community.id, number);
  if (!topic) return;
  const content = { text: words.t("topics.photos.caption", { n: number }) };
  const about = { kind: "topic", number };
  const sent = { to: turn.place, kind: "answer", content, about } as const;
  const photos = await listPhotos(tx, community.id, number);
  if (photos.length > 0) await say(turn, { ...sent, photos });
  // What is only written stands on the page.
  const { place } = topic;
  if (place && place.latitude !== null) await say(turn, { ...sent, place });
}

/** What the author alone may do with it, below its page in private chat. */
export async function composeOwn(
  turn: ChatTurn,
  number: number,
): Promise<readonly (readonly Button[])[]> {
  const topic = await findOwnTopic(turn, number);
  if (!topic || !mayAdd(topic) || turn.place === "group") return [];
  return [
    composeOwnButtons(turn, turn.words, topic, {
      edit: await isEditable(turn, topic),
      withdraw: await isWithdrawable(turn, topic),
    }),
  ];
}
