import { createHash, createHmac } from "node:crypto";

/** Without what looks alike on paper: 0 O, 1 I L. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";
const codeLength = 8;
/** Bytes from here on would favour the first letters. */
const fairBytes = 256 - (256 % alphabet.length);

/** The code as it was made; null: it cannot be one. Case, spaces and dashes do not matter. */
export function readClaimCode(text: string): string | null {
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\-‐‑‒–—―−_.]/g, "");
  const isCode =
    plain.length === codeLength &&
    Array.from(plain).every((letter) => alphabet.includes(letter));
  return isCode ? plain : null;
}

/** In two halves, as it is read aloud and typed. */
export const showClaimCode = (code: string): string =>
  `${code.slice(0, codeLength / 2)}-${code.slice(codeLength / 2)}`;

/** What is kept of a code. */
export const hashClaimCode = (code: string): string =>
  createHash("sha256").update(`claim:${code}`).digest("hex");

/** The household's code: random as the seed is, and nothing without it. */
export function deriveClaimCode(seed: string, householdId: number): string {
  let code = "";
  for (let block = 0; code.length < codeLength; block += 1) {
    const bytes = createHmac("sha256", seed)
      .update(`${householdId}/${block}`)
      .digest();
    for (const byte of bytes) {
      if (byte >= fairBytes || code.length === codeLength) continue;
      code += alphabet[byte % alphabet.length] ?? "";
    }
  }
  return code;
}

/** One person's wrong codes in one community. */
export interface ClaimTries {
  readonly wrong: number;
  readonly since: number;
  readonly lockedUntil: number | null;
}

const mostWrongTries = 5;
const windowMs = 3_600_000;

/**
 * Five wrong codes an hour, in whatever communities, then none is looked at for an
 * hour, right or wrong: the first of those refused locks, and the person is told.
 */
export function judgeTries(
  tries: readonly ClaimTries[],
  now: number,
): "may-try" | "locks" | "is-locked" {
  const live = tries.filter((one) => !isOver(one, now));
  if (live.some(({ lockedUntil }) => lockedUntil !== null)) return "is-locked";
  const wrong = live.reduce((sum, one) => sum + one.wrong, 0);
  return wrong < mostWrongTries ? "may-try" : "locks";
}

export const addWrongTry = (
  tries: ClaimTries | null,
  now: number,
): ClaimTries =>
  !tries || isOver(tries, now)
    ? { wrong: 1, since: now, lockedUntil: null }
    : { ...tries, wrong: tries.wrong + 1 };

export const lockTries = (now: number): ClaimTries => ({
  wrong: mostWrongTries,
  since: now,
  lockedUntil: now + windowMs,
});

const isOver = ({ since, lockedUntil }: ClaimTries, now: number): boolean =>
  now >= (lockedUntil ?? since + windowMs);
