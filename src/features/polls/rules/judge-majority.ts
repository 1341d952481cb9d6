import { checkThreshold, type Check } from "./check-threshold.ts";
import type { Threshold } from "./threshold.ts";

/** Owners and the floor area of their units, in whole cm². */
export interface Share {
  readonly owners: number;
  readonly areaCm2: number;
}

export interface DualMajority {
  /** Taking part: for, against and abstaining. */
  readonly took: Share;
  readonly quorum: { readonly owners: boolean; readonly area: boolean };
  readonly consent: { readonly owners: boolean; readonly area: boolean };
  readonly passed: boolean;
  /** Taking part by number and area, then agreeing by number and area. */
  readonly checks: readonly [Check, Check, Check, Check];
}

const twoThirds = { of: "share", n: 2, d: 3 } as const;
const markOf = {
  ordinary: { of: "share", n: 1, d: 2 },
  special: { of: "share", n: 3, d: 4 },
} as const;

/**
 * Owners' decision by number and by floor area, Civil Code of China, article
 * 278: two thirds of both take part; of those taking part more than half of both
 * agree, in special matters (6–8) three quarters. "At least" includes the number,
 * "more than half" does not (article 1259). Whole numbers only. A community may
 * ask for other shares; a plain number is one of owners, and leaves the law's
 * share of the area. Where the covenant has it, who stayed silent agrees with what
 * most owners and most of the area said, if that is the same; to take part, one
 * has to have voted.
 */
export function judgeMajority(vote: {
  readonly matter: "ordinary" | "special";
  readonly countsSilent?: boolean;
  readonly quorum?: Threshold | null;
  readonly pass?: Threshold | null;
  readonly electorate: Share;
  readonly for: Share;
  readonly against: Share;
  readonly abstain: Share;
}): DualMajority {
  const sum = (of: keyof Share) =>
    vote.for[of] + vote.against[of] + vote.abstain[of];
  const took = { owners: sum("owners"), areaCm2: sum("areaCm2") };
  const silent = vote.countsSilent ? findMajority(vote) : null;
  const rest = {
    owners: Math.max(0, vote.electorate.owners - took.owners),
    areaCm2: Math.max(0, vote.electorate.areaCm2 - took.areaCm2),
  };
  const checkBoth = (ask: {
    what: "quorum" | "pass";
    byLaw: Threshold;
    other: Threshold | null | undefined;
    reached: Share;
    whole: Share;
  }) => {
    const { what, byLaw, other, reached, whole } = ask;
    const inArea = other?.of === "share" ? other : byLaw;
    return [
      checkThreshold({
        what,
        in: "people",
        asked: other ?? byLaw,
        reached: reached.owners,
        whole: whole.owners,
      }),
      checkThreshold({
        what,
        in: "area",
        asked: inArea,
        reached: reached.areaCm2,
        whole: whole.areaCm2,
      }),
    ] as const;
  };
  const quorum = checkBoth({
    what: "quorum",
    byLaw: twoThirds,
    other: vote.quorum,
    reached: took,
    whole: vote.electorate,
  });
  const consent = checkBoth({
    what: "pass",
    byLaw: markOf[vote.matter],
    other: vote.pass,
    reached: silent === "for" ? add(vote.for, rest) : vote.for,
    whole: silent === null ? took : vote.electorate,
  });
  const checks = [...quorum, ...consent] as const;
  return {
    took,
    quorum: { owners: quorum[0].isMet, area: quorum[1].isMet },
    consent: { owners: consent[0].isMet, area: consent[1].isMet },
    passed: checks.every(({ isMet }) => isMet),
    checks,
  };
}

/** Where both numbers point the same way. */
function findMajority(vote: {
  readonly for: Share;
  readonly against: Share;
}): "for" | "against" | null {
  const owners = Math.sign(vote.for.owners - vote.against.owners);
  const area = Math.sign(vote.for.areaCm2 - vote.against.areaCm2);
  if (owners !== area || owners === 0) return null;
  return owners > 0 ? "for" : "against";
}

const add = (a: Share, b: Share): Share => ({
  owners: a.owners + b.owners,
  areaCm2: a.areaCm2 + b.areaCm2,
});
