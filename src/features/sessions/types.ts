/** Held once its minutes are posted. */
type SessionState = "scheduled" | "cancelled" | "held";

export interface Session {
  readonly number: number;
  /** Numbers of the topics, as the convener listed them; at least one. */
  readonly topics: readonly number[];
  readonly state: SessionState;
  readonly startsAt: number;
  /** The time written is skipped by the clocks, or shown twice, on that day. */
  readonly adjusted: "gap" | "overlap" | null;
  readonly place: string | null;
  /** null: whoever wants may come. */
  readonly capacity: number | null;
  /** Why it was cancelled. */
  readonly reason: string | null;
}

export const answers = ["going", "maybe", "not-going"] as const;
export type Answer = (typeof answers)[number];

export interface SessionAnswer {
  readonly memberId: number;
  readonly answer: Answer;
  /** Order of the presses: an answer taken back and given again comes last. */
  readonly seq: number;
  /** False: they have left the community. */
  readonly isPresent: boolean;
}

/** The five facts: time, place, subject (the session's topics), measures, effect. */
export interface Minutes {
  readonly session: number;
  /** Counts drafts too, so that the buttons of an old one never mean a new one. */
  readonly version: number;
  readonly heldAt: number;
  readonly place: string;
  readonly attendance: number;
  readonly measures: string;
  readonly effect: string;
  /** null: an administrator without a name. */
  readonly writtenById: number | null;
  /** null: a draft. */
  readonly postedAt: number | null;
}

export interface SessionTable {
  community_id: number;
  number: number;
  state: string;
  starts_at: number;
  adjusted: string | null;
  place: string | null;
  capacity: number | null;
  reason: string | null;
  convened_by_id: number;
  convened_at: number;
  last_version: number;
}

export interface SessionTopicTable {
  community_id: number;
  session: number;
  topic: number;
  position: number;
}

export interface SessionAnswerTable {
  community_id: number;
  session: number;
  member_id: number;
  answer: string;
  seq: number;
}

export interface MinutesTable {
  community_id: number;
  session: number;
  version: number;
  held_at: number;
  place: string;
  attendance: number;
  measures: string;
  effect: string;
  written_by_id: number | null;
  posted_at: number | null;
}

declare module "#platform/store" {
  interface Tables {
    sessions: SessionTable;
    session_topics: SessionTopicTable;
    session_answers: SessionAnswerTable;
    session_minutes: MinutesTable;
  }
}
