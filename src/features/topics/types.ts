import type { SharedPlace } from "#platform/chat";

/** 集 议 办 督 评, and after them closed. */
export type Stage =
  "collect" | "deliberate" | "act" | "supervise" | "evaluate" | "closed";

/** How a closed topic ended. */
export type Outcome =
  "declined" | "elsewhere" | "merged" | "withdrawn" | "rated";

/** 群众出题, 党政点题, 委员荐题, 网格筛题: where it came from. */
export const sources = ["resident", "authority", "delegate", "grid"] as const;
export type Source = (typeof sources)[number];

export const categories = [
  "facilities",
  "environment",
  "safety",
  "parking",
  "property",
  "neighbours",
  "other",
] as const;
export type Category = (typeof categories)[number];

/** Shared on the map, or only written. */
export type TopicPlace =
  SharedPlace | { latitude: null; longitude: null; name: string };

export interface Topic {
  readonly number: number;
  readonly text: string;
  readonly authorId: number;
  /** Who brought it in; differs from the author when someone else's words were taken up. */
  readonly raisedById: number;
  readonly stage: Stage;
  readonly outcome: Outcome | null;
  /** Why it was declined or reopened last. */
  readonly reason: string | null;
  readonly opinions: number;
  readonly raisedAt: number;
  readonly closedAt: number | null;
  readonly source: Source;
  readonly category: Category | null;
  readonly isUrgent: boolean;
  /** Towards the group the author is "a resident". */
  readonly isUnnamed: boolean;
  /** Who said it offline, in the convener's words; then nobody here is its author. */
  readonly onBehalfOf: string | null;
  /** The topic that it is part of now. */
  readonly mergedInto: number | null;
  /** The first topic about the same trouble, which was closed before. */
  readonly recurs: number | null;
  readonly place: TopicPlace | null;
  readonly editedAt: number | null;
}

/** What somebody brings in, before it has a number. */
export interface Matter {
  /** Empty: its author has not written it yet. */
  readonly text: string;
  readonly authorId: number;
  readonly source: Source;
  readonly onBehalfOf: string | null;
  readonly isUnnamed: boolean;
  readonly photos: readonly string[];
  readonly place: TopicPlace | null;
  readonly recurs: number | null;
  /** The message in the group that its card answers; null: it came in by private chat. */
  readonly answers: number | null;
}

/**
 * A matter on its way in. `preview`: its author looks at it; `asked`: whether it
 * is the same as another; `raised`: it is a topic, and more of its album may come.
 */
export interface Draft {
  readonly id: number;
  readonly state: "preview" | "asked" | "raised";
  readonly matter: Matter;
  /** Who brings it in. */
  readonly memberId: number;
  readonly albumId: string | null;
  /** What it became. */
  readonly topic: number | null;
  readonly createdAt: number;
}

export interface Addendum {
  readonly text: string;
  readonly addedAt: number;
}

export interface TopicTable {
  community_id: number;
  number: number;
  text: string;
  search_text: string;
  author_id: number;
  raised_by_id: number;
  stage: string;
  outcome: string | null;
  reason: string | null;
  opinions: number;
  raised_at: number;
  closed_at: number | null;
  source: string;
  category: string | null;
  /** 1: conveners put it first. */
  priority: number;
  is_unnamed: number;
  on_behalf_of: string | null;
  merged_into: number | null;
  recurs: number | null;
  latitude: number | null;
  longitude: number | null;
  place_name: string | null;
  edited_at: number | null;
}

export interface TopicPhotoTable {
  community_id: number;
  topic: number;
  seq: number;
  file_id: string;
  member_id: number;
  added_at: number;
}

export interface TopicAddendumTable {
  community_id: number;
  topic: number;
  seq: number;
  text: string;
  member_id: number;
  added_at: number;
}

export interface TopicDraftTable {
  community_id: number;
  draft_id: number;
  state: string;
  /** The matter, as JSON. */
  body: string;
  member_id: number;
  album_id: string | null;
  topic: number | null;
  created_at: number;
}

/** By what words a topic is found. */
export interface TopicWordTable {
  community_id: number;
  word: string;
  topic: number;
  in_title: number;
}

export interface EndorsementTable {
  community_id: number;
  topic: number;
  member_id: number;
  endorsed_at: number;
}

declare module "#platform/store" {
  interface Tables {
    topics: TopicTable;
    topic_words: TopicWordTable;
    endorsements: EndorsementTable;
    topic_photos: TopicPhotoTable;
    topic_addenda: TopicAddendumTable;
    topic_drafts: TopicDraftTable;
  }
}
