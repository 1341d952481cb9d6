import { rewritePressed, type ChatTurn } from "#platform/chat";
import { findDistinctMember } from "#platform/community";
import { findSubject, type Content, type Item } from "#platform/outbox";
import { findSimilar } from "./find-similar.ts";
import {
  composeCategories,
  composeScreening,
  type Before,
  type Screened,
} from "./messages/screening.ts";
import { nextInQueue } from "./rules/queue.ts";
import { listAddenda } from "./store/addenda.ts";
import { countEndorsements } from "./store/endorsements.ts";
import { countPhotos } from "./store/photos.ts";
import { findTopic, listScreeningQueue } from "./store/topics.ts";
import type { Topic } from "./types.ts";

/** What a message that goes through the queue is about. */
export const screening: Item = { kind: "topics.screen", number: 0 };

/** What questions are about that end in a decision; the number is the topic's. */
export const declining = "topic-decline";
export const merging = "topic-merge";
export const sendingAway = "topic-elsewhere";

const screeningKinds = [screening.kind, declining, merging, sendingAway];

const mostSimilar = 3;

/** The topic of the queue that comes after this one, round and round. */
export async function composeNext(
  turn: ChatTurn,
  after: number | null,
  before?: Before,
): Promise<Content> {
  const { tx, community, words } = turn;
  const queue = await listScreeningQueue(tx, community.id);
  const last =
    after === null ? undefined : await findTopic(tx, community.id, after);
  const topic = nextInQueue(queue, last ?? null);
  const screened = topic && (await gather(turn, topic, queue.length));
  return composeScreening(turn, words, screened, before);
}

/** This topic, whether it waits or not. */
export async function composeOne(
  turn: ChatTurn,
  topic: Topic,
  before?: Before,
): Promise<Content> {
  const screened = await gather(turn, topic, await countWaiting(turn));
  return composeScreening(turn, turn.words, screened, before);
}

export async function composeCategoriesOf(
  turn: ChatTurn,
  topic: Topic,
): Promise<Content> {
  const screened = await gather(turn, topic, await countWaiting(turn));
  return composeCategories(turn, turn.words, screened);
}

async function countWaiting({ tx, community }: ChatTurn): Promise<number> {
  return (await listScreeningQueue(tx, community.id)).length;
}

async function gather(
  turn: ChatTurn,
  topic: Topic,
  waiting: number,
): Promise<Screened> {
  const { tx, community } = turn;
  const { number } = topic;
  return {
    topic,
    author: await findDistinctMember(tx, community.id, topic.authorId),
    addenda: await listAddenda(tx, community.id, number),
    endorsements: await countEndorsements(tx, community.id, number),
    photos: await countPhotos(tx, community.id, number),
    similar: await findSimilar(tx, community.id, topic.text, {
      limit: mostSimilar,
      except: number,
    }),
    waiting,
  };
}

/** Puts content into the pressed message; false: that one screens nothing. */
export async function rewriteScreening(
  turn: ChatTurn,
  content: Content,
): Promise<boolean> {
  const { message, place, community } = turn;
  const chatId = place === "group" ? community.chatId : place.userId;
  if (!message || chatId === null) return false;
  const subject = await findSubject(turn.tx, {
    communityId: community.id,
    chatId,
    messageId: message.id,
  });
  if (!subject || !screeningKinds.includes(subject.kind)) return false;
  return rewritePressed(turn, subject, content);
}
