import { afterEach, describe, expect, it } from "vitest";
import { databases, openTown, type Town } from "../../support/town.ts";

const berlin = "Europe/Berlin";

describe.each(databases)(
  "a night in which the clocks change (%s)",
  (database) => {
    let town: Town;
    afterEach(() => town.close());

    const now = () =>
      Temporal.Instant.fromEpochMilliseconds(
        town.playground.clock.now(),
      ).toZonedDateTimeISO(berlin);

    /** To a local time in Berlin. */
    async function until(local: string) {
      const then = Temporal.PlainDateTime.from(
        local.replace(" ", "T"),
      ).toZonedDateTime(berlin).epochMilliseconds;
      town.playground.clock.advance(then - town.playground.clock.now());
      await town.settle();
    }

    const digests = () =>
      town.group().flatMap(({ text }) => /^📋.*/u.exec(text ?? "") ?? []);
    const withText = (text: string) =>
      town.group().filter((one) => one.text?.includes(text));

    it.each([
      { before: "2027-03-27", changed: "2027-03-28", hours: 23 },
      { before: "2027-10-30", changed: "2027-10-31", hours: 25 },
    ])(
      "leaves digest, quiet hours and reminders where the clock on the wall has them: $changed",
      async ({ before, changed, hours }) => {
        town = await openTown({ database, on: before });
        await town.says("li", "/settings tz Europe/Berlin");
        expect(now().toString()).toContain(`[${berlin}]`);
        await town.says("wang", "/topic 三号楼楼道灯坏了");
        await town.says(
          "li",
          `/poll #1 single ${changed} 07:59: 早？ | 早 | 晚`,
        );
        await town.says(
          "li",
          `/poll #1 single ${changed} 08:00: 晚？ | 早 | 晚`,
        );
        await town.says("li", `/follow #1 @li_shu ${changed} 找电工`);
        await town.says("wang", "/topic 想要快递柜");

        await until(`${before} 17:59`);
        expect(digests()).toEqual([]);
        await until(`${before} 18:00`);
        const first = now();
        expect(digests()).toHaveLength(1);
        const monthAndDay = (date: string) => {
          const { month, day } = Temporal.PlainDate.from(date);
          return `${month}月${day}日`;
        };
        expect(digests()[0]).toContain(monthAndDay(before));

        // News in the quiet hours makes no sound; they end at eight by the wall.
        await until(`${changed} 07:59`);
        await until(`${changed} 08:00`);
        const [early, late] = ["早？", "晚？"].map((question) =>
          withText(question).at(-1),
        );
        expect([early?.isSilent, late?.isSilent]).toEqual([true, undefined]);

        await until(`${changed} 09:59`);
        expect(withText("⏰ 您负责")).toEqual([]);
        await until(`${changed} 10:00`);
        expect(withText("⏰ 您负责").map(({ text }) => text)).toEqual([
          expect.stringContaining("#4 找电工，今天到期"),
        ]);

        await until(`${changed} 17:59`);
        expect(digests()[0]).toContain(monthAndDay(before));
        await until(`${changed} 18:00`);
        expect(digests()).toHaveLength(1);
        expect(digests()[0]).toContain(monthAndDay(changed));
        expect(Math.round(first.until(now()).total("hours"))).toBe(hours);
      },
    );
  },
);
