import { createHash } from "node:crypto";

const digest = (text: string): string =>
  createHash("sha256").update(text).digest("hex");

/** What is told of a lot beforehand: nobody finds the seed by it, or another one. */
export const commitTo = (seed: string): string => digest(seed);

/** The options in the lot's order: by SHA-256 of the seed, a slash and their index. */
export function orderByLot(seed: string, options: number): number[] {
  const drawn = Array.from({ length: options }, (_, option) => ({
    option,
    ticket: digest(`${seed}/${option}`),
  }));
  return drawn
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))
    .map(({ option }) => option);
}
