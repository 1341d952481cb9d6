/** 集 议 办 督 评, and after them closed. */
export type Stage =
  "collect" | "deliberate" | "act" | "supervise" | "evaluate" | "closed";

/** How a closed topic ended. */
export type Outcome = "declined" | "rated";

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
    endorsements: EndorsementTable;
  }
}
