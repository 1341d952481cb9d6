import { afterEach, describe, expect, it } from "vitest";
import { recount, type Recount } from "./recount.ts";
import { story } from "./story.ts";
import { oneDatabase, openTown, type TestLocale, type Town } from "./town.ts";

export const locales = ["zh-CN", "en"] as const;

type InBoth<T> = Readonly<Record<TestLocale, T>>;

/** A decision from the question to the recount; the same in both languages. */
export interface Decision {
  /** What is told, with #2 as the poll. */
  readonly stories: InBoth<string>;
  readonly options: InBoth<readonly string[]>;
  /** What the recount of #2 has to give, with the options by their place. */
  readonly recount: Pick<Recount, "quorum" | "consent"> & {
    readonly winner: number | null;
    readonly winners: readonly number[];
    readonly totals: readonly number[];
    /** undefined: nothing was asked but who wins. */
    readonly passed: boolean | undefined;
  };
}

/** Each decision is a test of its own, in each language on each database. */
export function tellAll(
  title: string,
  decisions: Readonly<Record<string, Decision>>,
  prepare?: (town: Town) => Promise<unknown>,
): void {
  describe.each(oneDatabase)(`${title} (%s)`, (database) => {
    let town: Town;
    afterEach(() => town.close());

    describe.each(locales)("in %s", (locale) => {
      it.each(Object.entries(decisions))("%s", async (_, decision) => {
        town = await openTown({ database, locale });
        await prepare?.(town);
        await story(town, decision.stories[locale]);
        const counted = await recount(town, 2);
        const { winner, winners, totals, passed, ...rest } = decision.recount;
        const options = decision.options[locale];
        const nameOf = (option: number) => options[option] ?? "";
        expect(counted).toMatchObject({
          ...rest,
          winner: winner === null ? null : nameOf(winner),
          winners: winners.map(nameOf),
          totals: Object.fromEntries(
            totals.map((total, option) => [nameOf(option), total]),
          ),
        });
        expect(counted.passed).toBe(passed);
      });
    });
  });
}
