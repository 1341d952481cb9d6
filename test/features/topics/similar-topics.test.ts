import { afterEach, describe, expect, it } from "vitest";
import type { Store } from "#platform/store";
import {
  findPast,
  findSimilar,
} from "../../../src/features/topics/find-similar.ts";
import { databases } from "../../support/town.ts";
import { communityId, fillTopics, openDatabase } from "./fill-topics.ts";
import { same } from "./similarity-pairs.ts";

let store: Store;
let close: () => Promise<void>;
afterEach(() => close());

const similar = async (text: string, except?: number) =>
  (
    await findSimilar(store.db, communityId, text, {
      limit: 3,
      ...(except !== undefined && { except }),
    })
  ).map(({ number }) => number);

const end = (number: number, outcome: string, into: number | null = null) =>
  store.db
    .updateTable("topics")
    .set({ stage: "closed", outcome, merged_into: into, closed_at: 1 })
    .where("number", "=", number)
    .execute();

describe.each(databases)("similar topics (%s)", (database) => {
  async function open(texts: readonly string[]) {
    ({ store, close } = await openDatabase(database));
    await fillTopics(store, texts);
  }

  it("have the one that is told otherwise among the first three", async () => {
    const texts = [...new Set(same.map(([first]) => first))];
    await open(texts);
    const missed: string[] = [];
    for (const [first, second] of same) {
      const found = await similar(second);
      if (!found.includes(texts.indexOf(first) + 1)) missed.push(second);
    }
    expect(missed).toEqual([]);
    for (const text of ["你好", "一直", "", "！", "第 99 件", "Matter one"]) {
      expect([text, await similar(text)]).toEqual([text, []]);
    }
  });

  it("have the most alike first, and not the topic itself", async () => {
    await open([
      "楼道灯太暗",
      "3号楼楼道灯坏了",
      "5号楼楼道灯坏了",
      "电梯坏了",
    ]);
    expect(await similar("三号楼楼道灯不亮")).toEqual([2, 1]);
    expect(await similar("3号楼楼道灯坏了", 2)).toEqual([1]);
  });

  it("find the same text again, even of everyday words or one number", async () => {
    await open(["请大家看看", "第 1 件"]);
    expect(await similar("请大家看看")).toEqual([1]);
    expect(await similar("第 1 件")).toEqual([2]);
    expect(await similar("第 2 件")).toEqual([]);
  });

  it("count what was merged as what it was merged into, and show nothing declined", async () => {
    await open([
      "楼道里没有灯",
      "3号楼楼道灯坏了",
      "楼道灯不亮",
      "楼道灯坏了",
      "楼道灯没了",
    ]);
    await end(2, "merged", 1);
    await end(3, "declined");
    await end(4, "withdrawn");
    await end(5, "rated");
    expect((await similar("3号楼的楼道灯坏了")).toSorted()).toEqual([1, 5]);
  });

  it("of the past are those that were solved, the best of them", async () => {
    await open([
      "3号楼楼道灯坏了",
      "3号楼楼道灯不亮",
      "3号楼楼道灯没了",
      "电梯坏了",
    ]);
    const past = async (text: string, except?: number) =>
      (
        await findPast(
          store.db,
          communityId,
          text,
          except === undefined ? {} : { except },
        )
      )?.number;
    expect(await past("三号楼楼道灯又坏了")).toBeUndefined();
    await end(1, "rated");
    await end(3, "declined");
    expect(await past("三号楼楼道灯又坏了")).toBe(1);
    expect(await past("三号楼楼道灯又坏了", 1)).toBeUndefined();
    expect(await past("5号楼楼道灯又坏了")).toBeUndefined();
    await end(2, "rated");
    expect(await past("三号楼楼道灯又坏了")).toBe(2);
  });

  it("are of this community alone", async () => {
    await open(["3号楼楼道灯坏了"]);
    const limit = { limit: 3 };
    expect(await findSimilar(store.db, 8, "3号楼楼道灯坏了", limit)).toEqual(
      [],
    );
  });
});
