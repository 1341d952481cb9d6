import { afterEach, describe, expect, it } from "vitest";
import { chainPains } from "../../../src/features/topics/rules/pains.ts";
import { databases, openTown, type Town } from "../../support/town.ts";

const topic = (number: number, recurs: number) => ({
  number,
  recurs,
  raisedAt: number,
});

describe("what comes back", () => {
  it.each([
    ["nothing", [], [], []],
    ["once", [topic(12, 3)], [], [[[3, 12], 2]]],
    [
      "each time linked to the time before",
      [topic(12, 3), topic(20, 12)],
      [],
      [[[3, 12, 20], 3]],
    ],
    [
      "each time linked to the first",
      [topic(12, 3), topic(20, 3)],
      [],
      [[[3, 12, 20], 3]],
    ],
    ["reopened", [], [{ number: 5, at: 1 }], [[[5], 2]]],
    [
      "raised again and reopened twice",
      [topic(12, 3)],
      [
        { number: 12, at: 30 },
        { number: 3, at: 31 },
      ],
      [[[3, 12], 4]],
    ],
    [
      "two troubles, the latest first",
      [topic(12, 3), topic(9, 8)],
      [{ number: 8, at: 40 }],
      [
        [[8, 9], 3],
        [[3, 12], 2],
      ],
    ],
    ["merged into the first one", [topic(3, 3)], [], []],
    ["in a circle", [topic(3, 4), topic(4, 3)], [], [[[3, 4], 2]]],
  ] as const)("%s", (_, topics, reopened, expected) => {
    const chained = chainPains(topics, reopened);
    expect(chained.map(({ numbers, times }) => [numbers, times])).toEqual(
      expected,
    );
  });
});

let town: Town;

const last = () => town.group().at(-1)?.text;

/** A topic that was solved and is raised again. */
async function comeBack(number: number, text: string): Promise<void> {
  await town.store.db
    .updateTable("topics")
    .set({ stage: "closed", outcome: "rated", closed_at: 1 })
    .where("number", "=", number)
    .execute();
  await town.says("uncle", `/topic ${text}`);
  await town.advance({ minutes: 11 });
}

describe.each(databases)("the pains (%s)", (database) => {
  afterEach(() => town.close());

  it("are none at first", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("wang", "/topics 痛点");
    expect(last()).toBe("还没有办结以后又来的事。");
  });

  it("are listed with all the times that they came up", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("wang", "/topic 电梯太慢");
    await comeBack(1, "三号楼的楼道灯又坏了");
    await town.says("wang", "/topics 痛点库");
    expect(last()).toBe(
      "📌 来了又来的事\n#3 三号楼的楼道灯又坏了 · 来过 2 回：#1 → #3",
    );
    await comeBack(3, "3号楼楼道灯不亮了");
    await town.says("li", "/close #2 已换");
    await town.says("li", "/reopen #2 又慢了");
    await town.says("wang", "/topics pain");
    expect(last()).toBe(
      [
        "📌 来了又来的事",
        "#2 电梯太慢 · 来过 2 回：#2 · 重开过 1 回",
        "#4 3号楼楼道灯不亮了 · 来过 3 回：#1 → #3 → #4",
      ].join("\n"),
    );
  });

  it("come in pages and in English", async () => {
    town = await openTown({ database, locale: "en" });
    for (let i = 1; i <= 9; i++) {
      await town.says("li", `/topic Matter ${i}`);
      await town.says("li", `/close #${i}`);
      await town.says("li", `/reopen #${i} again`);
    }
    await town.says("wang", "/topics pains");
    expect(last()).toMatch(
      /^📌 Matters that keep coming back\n#9 Matter 9 · 2 times: #9 · reopened 1 time\n#8 /,
    );
    expect(last()).not.toContain("#1 ");
    await town.presses("wang", "➡️");
    expect(last()).toContain("\n#1 Matter 1");
    await town.presses("uncle", "⬅️");
    expect(last()).toContain("\n#9 Matter 9");
  });
});
