import { afterEach, describe, expect, it } from "vitest";
import { gatherOwnVotes } from "../../../src/features/polls/gather-own.ts";
import { openBallot, shown, tap, write } from "../../support/ballots.ts";
import { openRoster, type Unit } from "../../support/households.ts";
import {
  oneDatabase,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";

const units: readonly Unit[] = [
  ["3-101", 80, "王"],
  ["3-102", 90, "李"],
  ["3-103", 60, "王"],
];
const question = "楼道灯怎么修？ | 物业统一换 | 各楼自己修 | 先查线路";

describe.each(oneDatabase)(
  "a household's ballot in private chat (%s)",
  (database) => {
    let town: Town;
    afterEach(() => town.close());

    const open = async (head: string) => {
      town = await openTown({ database });
      await openRoster(town, units, [
        ["wang", "3-101"],
        ["zhao", "3-101"],
        ["uncle", "3-102"],
      ]);
      await town.says("wang", "/topic 三号楼楼道灯坏了");
      await town.says("li", `/poll #1 ${head} 2d: ${question}`);
    };
    const card = () => transcript([town.card("#2 ")]);

    it("names whose vote it is, and the last one of the household counts", async () => {
      await open("irv by=household");
      expect(await openBallot(town, "wang")).toContain("这里投的是 3-101 的票");
      await tap(town, "wang", "各楼自己修", "✅ 投出去");
      expect(shown(town, "wang")).toContain("这里投的是 3-101 的票");
      // The other one sees what their household's vote is now.
      expect(await openBallot(town, "zhao")).toContain(
        "您现在投的：各楼自己修",
      );
      expect(await write(town, "zhao", "3 1")).toContain("改好了");
      expect(shown(town, "wang")).toContain("3-101 的票刚才由家里另一位改过了");
      expect(await openBallot(town, "wang")).toContain(
        "您现在投的：先查线路 > 物业统一换",
      );
      expect(card()).toContain("已投 1 票，一共 3 票");
      expect(await openBallot(town, "zhang")).toContain("您还没有认领住户");
    });

    it("names households in an open poll by their units", async () => {
      await open("irv open by=household");
      await openBallot(town, "wang");
      await write(town, "wang", "2 1");
      const seen = await openBallot(town, "uncle");
      expect(seen).toContain("谁投了什么：\n3-101：各楼自己修 > 物业统一换");
      expect(seen).not.toContain("王阿姨");
    });

    it("lets any of a household take the secret ballot out that has its receipt", async () => {
      await open("irv secret by=household");
      await openBallot(town, "wang");
      const kept = await write(town, "wang", "2 1");
      const [, receipt = ""] = /凭据词：(.+)/u.exec(kept) ?? [];
      expect(await openBallot(town, "zhao")).toContain("您已经投过了");
      expect(await write(town, "zhao", "3")).toContain("已经投过了");
      await openBallot(town, "uncle");
      expect(await write(town, "uncle", receipt)).toContain("您还没有投过");
      expect(await write(town, "zhao", `/vote #2 ${receipt}`)).toContain(
        "拿出来了",
      );
      expect(await write(town, "zhao", "3")).toContain("① 先查线路");
      expect(card()).toContain("已投 1 票，一共 3 票");
    });

    it("gives a receipt for each unit of one person, and takes all of them", async () => {
      town = await openTown({ database });
      await openRoster(town, units, [
        ["wang", "3-101"],
        ["uncle", "3-102"],
        ["wang", "3-103"],
      ]);
      await town.says("wang", "/topic 三号楼楼道灯坏了");
      await town.says(
        "li",
        `/poll #1 single secret by=household 2d: ${question}`,
      );
      expect(await openBallot(town, "wang")).toContain("3-101、3-103 的票");
      const kept = await write(town, "wang", "2");
      const [, receipts = ""] = /凭据词：(.+)/u.exec(kept) ?? [];
      expect(receipts.split("、")).toHaveLength(2);
      expect(card()).toContain("已投 2 票");
      await write(town, "wang", `/vote #2 ${receipts}`);
      expect(card()).toContain("已投 0 票");
      expect(await write(town, "wang", "3")).toContain("✓ 先查线路");
      expect(card()).toContain("已投 2 票");
    });

    it("is told to nobody whose number is the same as the household's", async () => {
      await open("single secret by=household");
      await openBallot(town, "wang");
      await write(town, "wang", "1");
      const [voter] = await town.store.db
        .selectFrom("poll_voters")
        .select(["community_id", "elector_id"])
        .execute();
      const own = await gatherOwnVotes(
        town.store.db,
        voter?.community_id ?? 0,
        voter?.elector_id ?? 0,
      );
      expect(own.votedSecretly).toEqual([]);
    });

    it("takes an owner's vote for a dual majority in words", async () => {
      town = await openTown({ database });
      await openRoster(town, units, [["wang", "3-101"]]);
      await town.says("wang", "/topic 三号楼楼道灯坏了");
      await town.says("li", "/poll #1 dual-majority 2d: 用维修资金换声控灯");
      const seen = await openBallot(town, "wang");
      expect(seen).toContain("也可以直接发「赞成」「反对」「弃权」");
      expect(seen).toContain("这里投的是 3-101 的票");
      expect(await write(town, "wang", "弃权")).toContain("✓ ⚪ 弃权");
      expect(card()).toContain("已投 1 票");
    });
  },
);
