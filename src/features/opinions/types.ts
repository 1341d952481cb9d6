/** In the order of the numbers that the buttons carry. */
export const judgements = ["agree", "disagree", "pass"] as const;
export type Judgement = (typeof judgements)[number];

/** A statement on a topic, and how many people judged it so. */
export interface Opinion {
  readonly topic: number;
  readonly seq: number;
  readonly text: string;
  readonly authorId: number;
  /** Includes the author, unless they spoke without a name. */
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
}

interface OpinionTable {
  community_id: number;
  topic: number;
  seq: number;
  text: string;
  author_id: number;
  /** How many judged it so; kept with each judgement. */
  agree: number;
  disagree: number;
  pass: number;
  given_at: number;
}

interface JudgementTable {
  community_id: number;
  topic: number;
  seq: number;
  member_id: number;
  judgement: string;
}

declare module "#platform/store" {
  interface Tables {
    opinions: OpinionTable;
    judgements: JudgementTable;
  }
}
