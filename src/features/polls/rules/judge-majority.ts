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
}

/**
 * Owners' decision by number and by floor area, Civil Code of China, article
 * 278: two thirds of both take part; of those taking part more than half of both
 * agree, in special matters (6–8) three quarters. "At least" includes the number,
 * "more than half" does not (article 1259). Whole numbers only.
 */
export function judgeMajority(vote: {
  readonly matter: "ordinary" | "special";
  readonly electorate: Share;
  readonly for: Share;
  readonly against: Share;
  readonly abstain: Share;
}): DualMajority {
  const sum = (of: keyof Share) =>
    vote.for[of] + vote.against[of] + vote.abstain[of];
  const took = { owners: sum("owners"), areaCm2: sum("areaCm2") };
  const quorumOf = (of: keyof Share) =>
    took[of] > 0 && atLeast(took[of], 2, 3, vote.electorate[of]);
  const consentOf = (of: keyof Share) =>
    took[of] > 0 &&
    (vote.matter === "special"
      ? atLeast(vote.for[of], 3, 4, took[of])
      : 2n * BigInt(vote.for[of]) > BigInt(took[of]));
  const quorum = { owners: quorumOf("owners"), area: quorumOf("areaCm2") };
  const consent = { owners: consentOf("owners"), area: consentOf("areaCm2") };
  return {
    took,
    quorum,
    consent,
    passed: quorum.owners && quorum.area && consent.owners && consent.area,
  };
}

/** Whether `part` is at least `n`/`d` of `whole`. */
const atLeast = (part: number, n: number, d: number, whole: number) =>
  BigInt(part) * BigInt(d) >= BigInt(n) * BigInt(whole);
