export interface Poll {
  readonly number: number;
  readonly topic: number;
  readonly question: string;
  readonly options: readonly string[];
  readonly openedAt: number;
  /** How long it was opened for at first; a reopened poll gets as long again. */
  readonly lengthMs: number;
  readonly closesAt: number;
  /** null: not closed yet, though its time may be over. */
  readonly closedAt: number | null;
}

/** The valid votes: those of each option, in the options' order, and all. */
export interface Tally {
  readonly counts: readonly number[];
  readonly voters: number;
}

export interface PollTable {
  community_id: number;
  number: number;
  topic: number;
  question: string;
  /** A JSON list of texts; a choice is an index into it. */
  options: string;
  opened_at: number;
  length_ms: number;
  closes_at: number;
  closed_at: number | null;
}

/** A changed vote stays as history; the one that counts has no `replaced_at`. */
export interface OpenBallotTable {
  community_id: number;
  poll: number;
  member_id: number;
  /** The voter's first, second… vote in this poll. */
  attempt: number;
  choice: number;
  cast_at: number;
  replaced_at: number | null;
}

declare module "#platform/store" {
  interface Tables {
    polls: PollTable;
    open_ballots: OpenBallotTable;
  }
}
