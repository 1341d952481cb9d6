import type { Judgement, Opinion } from "./types.ts";

export const longestOpinion = 280;

/**
 * Fewer people than this say nothing about an opinion: of two, one changed mind
 * turns agreement into its opposite, and the author is always for it. From three
 * on, at least two others have weighed it, and one of them agrees when it counts
 * as agreed.
 */
const fewestPeople = 3;

export type Standing = "agreed" | "divided" | "opposed" | "unweighed";

type Counts = Pick<Opinion, "agree" | "disagree">;

/**
 * How an opinion stands among those who agree or disagree, the author among
 * them; who passes is not counted. Agreed: two thirds or more agree. Divided:
 * fewer do, and each side has a third. Opposed: fewer than a third agree.
 */
export function weighOpinion({ agree, disagree }: Counts): Standing {
  const people = agree + disagree;
  if (people < fewestPeople) return "unweighed";
  if (agree * 3 >= people * 2) return "agreed";
  return agree * 3 >= people ? "divided" : "opposed";
}

/** The counts after somebody's judgement took the place of the one before. */
export const recount = (
  opinion: Opinion,
  before: Judgement | null,
  now: Judgement,
): Opinion => {
  if (before === now) return opinion;
  return {
    ...opinion,
    [now]: opinion[now] + 1,
    ...(before && { [before]: opinion[before] - 1 }),
  };
};

/** Least agreement first, whatever the number of people; then most against. */
export const compareByOpposition = (a: Counts, b: Counts): number =>
  a.agree * (b.agree + b.disagree) - b.agree * (a.agree + a.disagree) ||
  b.disagree - a.disagree;

/** `first`: what one has not judged yet; `again`: all, to change one's mind. */
export const walks = ["first", "again"] as const;
export type Walk = (typeof walks)[number];

export interface Step {
  readonly opinion: Opinion;
  /** From 1, of `total`. */
  readonly position: number;
  readonly total: number;
}

/**
 * The opinion to judge after `after` (null: at the start); null: that was the
 * last. What fewest have judged comes first, so that all get their share.
 */
export function nextStep(
  others: readonly Opinion[],
  given: ReadonlyMap<number, Judgement>,
  at: { after: number | null; walk: Walk },
): Step | null {
  const round =
    at.walk === "again"
      ? others.toSorted((a, b) => a.seq - b.seq)
      : others
          .filter(({ seq }) => !given.has(seq))
          .sort((a, b) => votesOf(a) - votesOf(b) || a.seq - b.seq);
  const left = round.slice(round.findIndex(({ seq }) => seq === at.after) + 1);
  const [opinion] = left;
  const total = others.length;
  return opinion ? { opinion, position: total - left.length + 1, total } : null;
}

const votesOf = ({ agree, disagree, pass }: Opinion) => agree + disagree + pass;
