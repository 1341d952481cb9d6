/** `cancelled`: its topic is being done again, what was given does not count. */
export type RatingState = "open" | "closed" | "cancelled";

/** How residents judge what came of a topic; the last time they were asked. */
export interface Rating {
  readonly topic: number;
  readonly state: RatingState;
  readonly closesAt: number;
  readonly count: number;
  /** Of all stars. */
  readonly sum: number;
  /** With one decimal; null: too few answers to show it. */
  readonly average: string | null;
}

export interface RatingTable {
  community_id: number;
  topic: number;
  state: string;
  asked_at: number;
  closes_at: number;
  closed_at: number | null;
}

export interface RatingStarsTable {
  community_id: number;
  topic: number;
  member_id: number;
  stars: number;
}

declare module "#platform/store" {
  interface Tables {
    ratings: RatingTable;
    rating_stars: RatingStarsTable;
  }
}
