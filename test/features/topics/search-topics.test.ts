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

  it("takes signs alone for no search at all", async () => {
    town = await openTown({ database });
    for (const text of texts) await town.says("wang", `/topic ${text}`);
    expect(await search("%%% __ ！")).toMatch(/^📌 大家提的事\n#5 /);
    expect(numbersIn(await search("%%% 灯"))).toEqual([3]);
    expect(numbersIn(await search(`灯 ${"很".repeat(80)}`))).toEqual([]);
  });
});
