import { afterEach, describe, expect, it } from "vitest";
import { databases, openTown, type Town } from "../../support/town.ts";

const texts = [
  "Ölheizung im Keller",
  "Привет, соседи",
  "三号楼楼道灯坏了",
  "Ａ座电梯 100% 满员",
  "楼道_堆物!",
];

describe.each(databases)("searching topics (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const search = async (words: string): Promise<string> => {
    await town.says("wang", `/topics ${words}`);
    return town.group().at(-1)?.text ?? "";
  };
  const numbersIn = (list: string) =>
    [...list.matchAll(/^#(\d+)/gm)].map(([, number]) => Number(number));

  it("finds words in any language, however they were typed", async () => {
    town = await openTown({ database });
    for (const text of texts) await town.says("wang", `/topic ${text}`);
    for (const [words, found] of [
      ["ölheizung", [1]],
      ["ÖLHEIZUNG", [1]],
      ["O\u0308LHEIZUNG keller", [1]],
      ["ПРИВЕТ", [2]],
      ["привет", [2]],
      ["楼道", [5, 3]],
      ["楼道 灯", [3]],
      ["a座", [4]],
      ["a座　电梯", [4]],
      ["100%", [4]],
      ["道_堆", [5]],
      ["堆物!", [5]],
      ["道%灯", []],
      ["楼_灯", []],
    ] as const) {
      const list = await search(words);
      expect([words, numbersIn(list)]).toEqual([words, found]);
    }
    expect(await search("没有这个词")).toContain("没有找到「没有这个词」");
  });

  it("finds one character, English by its stem, numbers however they are written", async () => {
    town = await openTown({ database });
    for (const text of [
      "3号楼楼道灯坏了",
      "十三号楼电梯坏了",
      "Lighting in the hall",
      "Two lights are broken",
      "灯",
    ]) {
      await town.says("wang", `/topic ${text}`);
    }
    for (const [words, found] of [
      ["灯", [5, 1]],
      ["light", [4, 3]],
      ["lights hall", [3]],
      ["三号楼", [1]],
      ["３号楼", [1]],
      ["13号楼", [2]],
      ["坏了 号楼", [2, 1]],
      ["#2", [2]],
      ["3", [3, 1]],
      ["lift", []],
    ] as const) {
      expect([words, numbersIn(await search(words))]).toEqual([words, found]);
    }
  });

  it("has the best match first, then the newest", async () => {
    town = await openTown({ database });
    for (const text of [
      "楼道里很黑，要装灯",
      "大门太窄。楼道也要看看",
      "楼道堆物",
    ]) {
      await town.says("wang", `/topic ${text}`);
    }
    expect(numbersIn(await search("楼道"))).toEqual([3, 1, 2]);
  });

  it("takes signs alone for no search at all", async () => {
    town = await openTown({ database });
    for (const text of texts) await town.says("wang", `/topic ${text}`);
    expect(await search("%%% __ ！")).toMatch(/^📌 大家提的事\n#5 /);
    expect(numbersIn(await search("%%% 灯"))).toEqual([3]);
    expect(numbersIn(await search(`灯 ${"很".repeat(80)}`))).toEqual([]);
  });
});
