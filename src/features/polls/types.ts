import type { Method } from "./rules/read-election.ts";

export type { Method };

/**
 * `open`: by name, for everybody; `confidential`: the voter's name stays with
 * the vote and is shown to nobody; `secret`: nobody can tell who voted what.
 */
export type Secrecy = "open" | "confidential" | "secret";
/** `after`: to each person once they have voted. */
export type Shows = "live" | "after" | "end";
/** `owner`: units of the same owners are one; for dual majority alone. */
export type Electorate =
  | "everyone"
  | "joined"
  | "household"
  | "owner"
  | "convener"
  | "resident"
  | "list";
export type TieBreak = "order" | "convener" | "lot";
export type Preset = "consent" | "advice" | "consensus" | "objection";
/** How a vote came in: by the voter, on paper, or by their proxy. */
export type Source = "chat" | "paper" | "proxy";

/** How a poll is held; frozen when it opens. */
export interface PollRules {
  readonly method: Method;
  /** Of a consent poll. */
  readonly preset: Preset | null;
  readonly seats: number;
  /** Dots: what one ballot shares out. */
  readonly points: number | null;
  /** Count me in: how many it takes. */
  readonly need: number | null;
  readonly tie: TieBreak;
  /** As `readThreshold` reads it. */
  readonly quorum: string | null;
  readonly pass: string | null;
  readonly passOf: "votes" | "electorate";
  /** Quorum and pass mark must be met by floor area too. */
  readonly inArea: boolean;
  /** Of a dual majority. */
  readonly matter: "ordinary" | "special" | null;
  /** The same: who was notified and stayed silent goes with the majority. */
  readonly countsSilent: boolean;
  readonly secrecy: Secrecy;
  readonly shows: Shows;
  readonly electorate: Electorate;
}

/** What stands on one ballot; an option is named by its place in the poll's list. */
export type BallotContent =
  | { readonly choices: readonly number[] }
  /** Best first; options in one group are equal. */
  | { readonly ranking: readonly (readonly number[])[] }
  | { readonly scores: readonly (readonly [option: number, points: number])[] };

export interface Poll {
  readonly number: number;
  readonly topic: number;
  readonly question: string;
  /** Texts, or the keys that the method fixes, such as `for`. */
  readonly options: readonly string[];
  readonly rules: PollRules;
  /** The frozen electorate; null: everyone in the chat. */
  readonly electors: number | null;
  readonly areaCm2: number | null;
  readonly openedAt: number;
  /** How long it was opened for at first; a reopened poll gets as long again. */
  readonly lengthMs: number;
  readonly closesAt: number;
  /** null: not closed yet, though its time may be over. */
  readonly closedAt: number | null;
  /** Called off: closed, and nothing is decided by it. */
  readonly isCancelled: boolean;
  /** What was put right after the opening. */
  readonly addendum: string | null;
  /** When those who had not voted were reminded; null: not yet. */
  readonly remindedAt: number | null;
  /** Where the rule for ties is a lot: the options in its order. */
  readonly lotSeed: string | null;
  /** The tied option that a convener chose. */
  readonly tieChoice: number | null;
  /** Telegram's id of the picture or document that came with it. */
  readonly attachment: Attachment | null;
}

export interface Attachment {
  readonly kind: "photo" | "document";
  readonly fileId: string;
}

/** Equal ballots and how many they are; the floor area of those who cast them. */
export interface CastBallots {
  readonly content: BallotContent;
  readonly count: number;
  readonly areaCm2: number;
}

/** What has been voted so far. */
export interface Turnout {
  readonly voters: number;
  readonly paper: number;
  readonly proxy: number;
}

export interface PollTable {
  community_id: number;
  number: number;
  topic: number;
  question: string;
  /** A JSON list of texts; a choice is an index into it. */
  options: string;
  /** `PollRules` as JSON. */
  rules: string;
  electors: number | null;
  area_cm2: number | null;
  opened_at: number;
  length_ms: number;
  closes_at: number;
  closed_at: number | null;
  is_cancelled: number;
  addendum: string | null;
  lot_seed: string | null;
  tie_choice: number | null;
  /** `Attachment` as JSON. */
  attachment: string | null;
  reminded_at: number | null;
}

/** Who may vote, frozen at the opening; a member or a household holds the elector. */
export interface PollElectorTable {
  community_id: number;
  poll: number;
  holder_id: number;
  elector_id: number;
  area_cm2: number;
}

/** A changed vote stays as history; the one that counts has no `replaced_at`. */
export interface OpenBallotTable {
  community_id: number;
  poll: number;
  elector_id: number;
  /** The elector's first, second… vote in this poll. */
  attempt: number;
  /** Who cast it, or handed the paper in; null: nobody we know. */
  member_id: number | null;
  /** `BallotContent` as JSON. */
  content: string;
  reason: string | null;
  source: Source;
  cast_at: number;
  replaced_at: number | null;
}

/** Who has voted in a secret poll, with no time finer than the day. */
export interface PollVoterTable {
  community_id: number;
  poll: number;
  elector_id: number;
  voted_on: string;
  source: Source;
}

/** What was voted there: by the receipt, without a time or an order. */
export interface SecretBallotTable {
  community_id: number;
  poll: number;
  receipt: string;
  /** Random; ballots of one shelf are written anew together. */
  shelf: number;
  content: string;
  reason: string | null;
  source: Source;
}

/** Wrong receipts that a member tried on one day. */
export interface ReceiptTriesTable {
  community_id: number;
  member_id: number;
  wrong: number;
  /** When that day began. */
  since: number;
}

declare module "#platform/store" {
  interface Tables {
    polls: PollTable;
    receipt_tries: ReceiptTriesTable;
    poll_electors: PollElectorTable;
    open_ballots: OpenBallotTable;
    poll_voters: PollVoterTable;
    secret_ballots: SecretBallotTable;
  }
}
