import { createHash } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import { locales } from "../support/decide.ts";
import { recount } from "../support/recount.ts";
import { story } from "../support/story.ts";
import { oneDatabase, openTown, type Town } from "../support/town.ts";

const options = { "zh-CN": ["灯", "门", "路"], en: ["Lamp", "Gate", "Path"] };

const stories = {
  "zh-CN": `
    王阿姨: /topic 楼里的几件小事
    李主任: /poll #1 tie=lot 2d: 先修什么？ | 灯 | 门 | 路
    bot: 🗳 #2
      同票抽签定
    王阿姨 taps 灯 on #2
    李叔 taps 路 on #2
    小赵 taps 门 on #2
    … 2 days later …
    bot: 🗳 #2 有结果：
      同票：
      抽签定。签号
  `,
  en: `
    Auntie Wang: /topic Small things in the house
    Director Li: /poll #1 tie=lot 2d: What first? | Lamp | Gate | Path
    bot: 🗳 #2
      a tie is settled by lot
    Auntie Wang taps Lamp on #2
    Uncle Li taps Path on #2
    Zhao taps Gate on #2
    … 2 days later …
    bot: 🗳 #2 decided:
      Tied:
      settled by lot, seed
  `,
};

const sha256 = (text: string) =>
  createHash("sha256").update(text).digest("hex");

describe.each(oneDatabase)("a lot decides (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const recorded = async (act: string) => {
    const { details } = await town.store.db
      .selectFrom("ledger")
      .select("details")
      .where("act", "=", act)
      .executeTakeFirstOrThrow();
    return JSON.parse(details ?? "") as Record<string, string>;
  };

  it.each(locales)("as anybody can check with a sheet (%s)", async (locale) => {
    town = await openTown({ database, locale });
    await story(town, stories[locale]);
    const said = town.group().findLast((one) => one.text?.includes("🗳 #2 "));
    const [, seed = ""] = /(?:签号|seed) (\S+)/u.exec(said?.text ?? "") ?? [];
    // What was committed to at the opening is the seed that is told at the end.
    expect(sha256(seed)).toBe((await recorded("poll.opened"))["lot"]);
    expect((await recorded("poll.closed"))["seed"]).toBe(seed);
    const [first] = options[locale]
      .map((name, index) => ({ name, ticket: sha256(`${seed}/${index}`) }))
      .sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
    const winner = first?.name ?? "";
    expect(said?.text?.split("\n")[0]).toMatch(new RegExp(` ?${winner}$`));
    const counted = await recount(town, 2);
    expect(counted).toMatchObject({ winner, winners: [winner] });
    expect(Object.values(counted.totals)).toEqual([1, 1, 1]);
  });

  it("as no round tells while the poll is open", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼里的几件小事");
    await town.says("li", "/poll #1 irv tie=lot 2d: 先修什么？ | 灯 | 门 | 路");
    for (const [who, ballot] of [
      ["wang", "1"],
      ["uncle", "2"],
    ] as const) {
      await town.start(who, "v1-2");
      await town.says(who, ballot, { privately: true });
    }
    expect(town.card("🗳 #2 ").text).toContain("灯　1\n门　1\n路　0");
  });
});
