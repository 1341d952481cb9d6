import {
  findDistinctMember,
  listConveners,
  type Member,
} from "#platform/community";
import type { Turn } from "#platform/turn";
import { listAddenda } from "./store/addenda.ts";
import { countEndorsements } from "./store/endorsements.ts";
import { listMergedInto } from "./store/merges.ts";
import { countPhotos } from "./store/photos.ts";
import { findTopic } from "./store/topics.ts";
import type { Addendum, Topic } from "./types.ts";

/** All that is shown of a topic. */
export interface TopicFacts {
  readonly topic: Topic;
  readonly author: Member | undefined;
  readonly raiser: Member | undefined;
  readonly endorsements: number;
  readonly photos: number;
  readonly addenda: readonly Addendum[];
  /** What was merged into it, by number. */
  readonly merged: readonly number[];
  /** What it is part of. */
  readonly target: Topic | undefined;
  readonly conveners: readonly Member[];
}

export async function gatherTopic(
  { tx, community }: Turn,
  topic: Topic,
): Promise<TopicFacts> {
  const { number, mergedInto } = topic;
  return {
    topic,
    author: await findDistinctMember(tx, community.id, topic.authorId),
    raiser: await findDistinctMember(tx, community.id, topic.raisedById),
    endorsements: await countEndorsements(tx, community.id, number),
    photos: await countPhotos(tx, community.id, number),
    addenda: await listAddenda(tx, community.id, number),
    merged: await listMergedInto(tx, community.id, number),
    target:
      mergedInto === null
        ? undefined
        : await findTopic(tx, community.id, mergedInto),
    conveners: await listConveners(tx, community.id),
  };
}
