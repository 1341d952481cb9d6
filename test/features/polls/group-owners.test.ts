import { describe, expect, it } from "vitest";
import { groupOwners } from "../../../src/features/polls/rules/group-owners.ts";

const unit = (id: number, ...owners: string[]) => ({
  id,
  areaCm2: id * 100,
  owners,
});

describe("owners as the law counts them", () => {
  it.each([
    ["one unit, one owner", [unit(1, "王"), unit(2, "李")], [[1], [2]]],
    ["two units of one buyer", [unit(3, "王"), unit(1, "王")], [[1, 3]]],
    [
      "the developer's unsold units",
      [unit(4, "建设公司"), unit(9, "建设公司"), unit(7, "建设公司")],
      [[4, 7, 9]],
    ],
    [
      "a couple in another order, written otherwise",
      [unit(1, "王芳", " 李Ａ"), unit(2, "李A", "王芳 "), unit(3, "王芳")],
      [[1, 2], [3]],
    ],
    [
      "a couple and one of them alone",
      [unit(1, "王", "李"), unit(2, "王")],
      [[1], [2]],
    ],
    [
      "a name that stands twice",
      [unit(1, "王", "王"), unit(2, "王")],
      [[1, 2]],
    ],
    ["units without names", [unit(1), unit(2, " "), unit(3)], [[1], [2], [3]]],
    [
      "a name that looks like another unit",
      [unit(1, "2"), unit(2)],
      [[1], [2]],
    ],
    [
      "owners who were forgotten",
      [unit(1, "一位居民"), unit(2, "一位居民"), unit(3, "王", "一位居民")],
      [[1], [2], [3]],
    ],
    ["nobody", [], []],
  ])("%s", (_, units, expected) => {
    expect(groupOwners(units, ["一位居民"])).toEqual(
      expected.map((householdIds) => ({
        electorId: householdIds[0],
        householdIds,
        areaCm2: householdIds.reduce((sum, id) => sum + id * 100, 0),
      })),
    );
  });
});
