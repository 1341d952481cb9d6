import type { WeekOfBurden } from "#platform/outbox";
import type { HeldLine } from "#platform/outbox";
import type { OverdueFollowup } from "#features/followups";
import type { Poll } from "#features/polls";
import type { Session } from "#features/sessions";
import type { Topic } from "#features/topics";

/** What the group is told once a day, the newest of each sort first. */
export interface Digest {
  /** `missing`: of those on the roster, how many have not voted. */
  readonly polls: readonly { readonly poll: Poll; readonly missing: number }[];
  readonly sessions: readonly Session[];
  readonly overdue: readonly OverdueFollowup[];
  /** For screening. */
  readonly waiting: readonly Topic[];
  /** Closed with a rating since the last digest; `average` null: too few to show it. */
  readonly done: readonly {
    readonly topic: Topic;
    readonly average: string | null;
  }[];
  /** What the gate held back, unless the rest says it. */
  readonly held: readonly HeldLine[];
  /** Once a week, of a week in which something happened. */
  readonly week: WeekFigures | null;
}

export interface WeekFigures {
  readonly raised: number;
  readonly decided: number;
  readonly done: number;
  readonly burden: WeekOfBurden;
}

export interface DigestTable {
  community_id: number;
  /** The last digest looked at what was done up to then. */
  covered_until: number;
}

declare module "#platform/store" {
  interface Tables {
    digests: DigestTable;
  }
}
