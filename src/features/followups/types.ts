/**
 * `reported`: the owner says it is done, nobody has confirmed it. `dropped`:
 * closed without being done.
 */
export type FollowupState = "open" | "reported" | "confirmed" | "dropped";

/** Something one named person does by a date. */
export interface Followup {
  readonly number: number;
  readonly topic: number;
  readonly text: string;
  readonly ownerId: number;
  readonly handedOutById: number;
  readonly state: FollowupState;
  /** Why it was dropped, reopened or not confirmed last. */
  readonly reason: string | null;
  /** A local date; the whole of it counts. */
  readonly dueOn: Temporal.PlainDate;
  readonly dueSetAt: number;
  readonly extensions: number;
  /** How often more time was asked for; names the request that is open. */
  readonly asks: number;
  readonly asked: {
    readonly dueOn: Temporal.PlainDate;
    readonly reason: string | null;
  } | null;
  /** The rung of the ladder up to which people were reminded. */
  readonly remindedRung: number | null;
  /** The conveners know that the owner has left the community. */
  readonly isLeaverTold: boolean;
}

export interface ProgressReport {
  readonly authorId: number;
  readonly text: string;
  readonly reportedAt: number;
}

export interface FollowupTable {
  community_id: number;
  number: number;
  topic: number;
  text: string;
  owner_id: number;
  handed_out_by_id: number;
  handed_out_at: number;
  state: string;
  reason: string | null;
  due_on: string;
  due_set_at: number;
  extensions: number;
  asks: number;
  asked_due_on: string | null;
  asked_reason: string | null;
  reminded_rung: number | null;
  is_leaver_told: number;
  settled_at: number | null;
}

export interface FollowupReportTable {
  community_id: number;
  followup: number;
  seq: number;
  author_id: number;
  text: string;
  reported_at: number;
}

export interface FollowupHelperTable {
  community_id: number;
  followup: number;
  member_id: number;
}

declare module "#platform/store" {
  interface Tables {
    followups: FollowupTable;
    followup_reports: FollowupReportTable;
    followup_helpers: FollowupHelperTable;
  }
}

declare module "#platform/turn" {
  interface Events {
    /** A topic has something to be done again, so it is not to be rated yet. */
    "followups.handed-out": { readonly topic: number; readonly number: number };
    "followups.all-confirmed": { readonly topic: number };
  }
}
