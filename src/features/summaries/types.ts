import type { Opinion } from "#features/opinions";
import type { Topic } from "#features/topics";

/** All that a summary rests on, as it was when it was compiled. */
export interface Facts {
  readonly topic: Pick<Topic, "number" | "text">;
  /** Distinct people who raised, endorsed, spoke, judged, voted or came. */
  readonly people: number;
  readonly opinions: readonly Opinion[];
  readonly polls: readonly PollFact[];
  readonly sessions: readonly SessionFact[];
  readonly followups: readonly FollowupFact[];
}

interface PollFact {
  readonly number: number;
  readonly isOpen: boolean;
  /** null: a tie, no votes, or still open. */
  readonly winner: { readonly text: string; readonly votes: number } | null;
  readonly voters: number;
}

/** `over`: its time has passed, and nobody has written its minutes. */
interface SessionFact {
  readonly number: number;
  readonly state: "coming" | "over" | "held";
  readonly at: number;
  /** What was agreed there, as its minutes have it. */
  readonly measures: string | null;
}

interface FollowupFact {
  readonly number: number;
  readonly isDone: boolean;
  readonly owner: string;
  /** Local date. */
  readonly due: Temporal.PlainDate;
  readonly text: string;
}

/** What a convener is shown before anybody else is. */
export interface Draft {
  readonly topic: number;
  /** Counts the drafts of one topic. */
  readonly draft: number;
  /** null: an administrator without a name; then every convener may go on with it. */
  readonly convenerId: number | null;
  readonly computed: string;
  /** The convener's own line, marked as theirs. */
  readonly note: string | null;
  readonly state: "open" | "posted" | "discarded";
}

/** A summary that the group has seen. */
export interface Summary {
  readonly topic: number;
  /** From 1, in the order of posting. */
  readonly version: number;
  readonly text: string;
  readonly postedAt: number;
}

export interface SummaryTable {
  community_id: number;
  topic: number;
  draft: number;
  convener_id: number | null;
  computed: string;
  note: string | null;
  state: string;
  /** null: not posted. */
  version: number | null;
  drafted_at: number;
  posted_at: number | null;
}

declare module "#platform/store" {
  interface Tables {
    summaries: SummaryTable;
  }
}
