import { afterEach, describe, expect, it } from "vitest";
import {
  readOrigin,
  type OriginWords,
} from "../../../src/features/topics/rules/origin.ts";
import { databases, openTown, type Town } from "../../support/town.ts";

const words: OriginWords = {
  sources: new Map([
    ["党政", "authority"],
    ["grid", "grid"],
  ]),
  behalf: new Set(["代", "for"]),
};

it.each([
  ["灯坏了", "resident", null, "灯坏了"],
  ["党政：灯坏了", "authority", null, "灯坏了"],
  ["Grid: lights are out", "grid", null, "lights are out"],
  ["党政 灯坏了", "resident", null, "党政 灯坏了"],
  ["代 王奶奶：灯坏了", "resident", "王奶奶", "灯坏了"],
  ["代 @王奶奶: 灯坏了\n很黑", "resident", "王奶奶", "灯坏了\n很黑"],
  ["for Grandma Wang: lights", "resident", "Grandma Wang", "lights"],
  ["for two weeks: no water", "resident", null, "for two weeks: no water"],
  ["党政：代 王奶奶：灯坏了", "authority", "王奶奶", "灯坏了"],
  ["代表们说：灯坏了", "resident", null, "代表们说：灯坏了"],
  ["时间：今天", "resident", null, "时间：今天"],
  ["代 王奶奶", "resident", null, "代 王奶奶"],
] as const)("%s comes from %s, for %s", (text, source, onBehalfOf, rest) => {
  const origin = { source, onBehalfOf, text: rest };
  expect(readOrigin(text, words)).toEqual(origin);
});

describe.each(databases)("where a topic comes from (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  it("a convener says, also on whose behalf", async () => {
    town = await openTown({ database });
    await town.says("li", "/topic 代 王奶奶：三号楼楼道灯坏了");
    expect(town.card("#1 ").text).toContain(
      "#1 三号楼楼道灯坏了\n王奶奶 提出（李主任 代记） · ",
    );
    await town.says("li", "/topic 网格：井盖松了");
    expect(town.card("#2 ").text).toContain("李主任 提出 · 网格筛题 · ");
    await town.says("wang", "/topic 代 王奶奶：电梯太慢");
    expect(town.card("#3 ").text).toContain(
      "#3 代 王奶奶：电梯太慢\n王阿姨 提出 · ",
    );
  });

  it("in English too", async () => {
    town = await openTown({ database, locale: "en" });
    await town.says(
      "li",
      "/topic delegate: for Grandma Wang: The stairway light is broken",
    );
    expect(town.card("#1 ").text).toContain(
      "#1 The stairway light is broken\nRaised by Grandma Wang (written down by Director Li) · From a delegate · ",
    );
  });
});
