import { afterEach, describe, expect, it } from "vitest";
import {
  oneDatabase,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";

describe.each(oneDatabase)(
  "the polls that wait for a vote (%s)",
  (database) => {
    let town: Town;
    afterEach(() => town.close());

    const openPolls = async (n: number) => {
      town = await openTown({ database });
      await town.says("wang", "/topic 楼道灯坏了");
      for (let i = 1; i <= n; i += 1) {
        await town.says("li", `/poll #1 ${i}h: 第 ${i} 问？ | 是 | 否`);
      }
    };

    it("are those open and not voted in, newest first, for the one who asks", async () => {
      await openPolls(3);
      await town.presses("wang", "是", { on: "#3 " });
      await town.says("wang", "/vote");
      expect(town.group().at(-1)?.text).toBe(
        `🗳 等您投的票：2 个
#4 第 3 问？ · 12月1日 周二 13:00 截止
#2 第 1 问？ · 12月1日 周二 11:00 截止

在群里的投票卡片上点选项就行，也可以私下给我发 /vote。`,
      );
      expect(town.group().at(-1)?.reply_to_message?.text).toBe("/vote");
      expect(transcript(town.group().slice(-1))).not.toContain("[");
      await town.advance({ hours: 1 });
      await town.says("wang", "/vote");
      expect(town.group().at(-1)?.text).toContain("等您投的票：1 个\n#4 ");
      await town.presses("wang", "否", { on: "#4 " });
      await town.says("wang", "/vote");
      expect(town.group().at(-1)?.text).toBe("🗳 没有等您投的票。");
      await town.says("uncle", "/vote");
      expect(town.group().at(-1)?.text).toContain("等您投的票：2 个\n#4 ");
    });

    it("are eight at a time", async () => {
      await openPolls(10);
      await town.says("wang", "/vote");
      const text = town.group().at(-1)?.text ?? "";
      expect(text.match(/^#\d+ /gm)).toEqual(
        [11, 10, 9, 8, 7, 6, 5, 4].map((n) => `#${n} `),
      );
      expect(text).toContain("还有 2 个");
    });

    it("can be voted in right there in private chat, in one's own language", async () => {
      await openPolls(2);
      await town.says("wang", "/vote");
      await town.start("wang");
      await town.says("wang", "/lang en", { privately: true });
      await town.says("wang", "/vote", { privately: true });
      expect(transcript(town.privateChat("wang").slice(-1))).toBe(
        `🗳 2 polls wait for your vote
#3 第 2 问？ · closes Tue 1 Dec, 12:00
#2 第 1 问？ · closes Tue 1 Dec, 11:00

First #3: 第 2 问？
[是] [否]`,
      );
      const toast = await town.presses("wang", "否", { privately: true });
      expect(toast.text).toBe(
        "Noted: 否. You can change it until the poll closes.",
      );
      expect(town.card("#3 ").text).toContain("是　0\n否　1\n已投 1 人");
      await town.says("wang", "/vote", { privately: true });
      expect(town.privateChat("wang").at(-1)?.text).toContain(
        "1 poll waits for your vote\n#2 ",
      );
      await town.advance({ hours: 2 });
      const late = await town.presses("wang", "是", { privately: true });
      expect(late.text).toBe(
        "The poll ended on Tue 1 Dec, 11:00, and this vote was not counted. #2 has the result.",
      );
    });

    it("show long options in full", async () => {
      await openPolls(0);
      const long = "甲".repeat(60);
      await town.says("li", `/poll #1: ${"问".repeat(60)} | ${long} | 否`);
      await town.says("wang", "/vote");
      await town.start("wang");
      await town.says("wang", "/vote", { privately: true });
      expect(town.privateChat("wang").at(-1)?.text).toBe(
        `🗳 等您投的票：1 个
#2 ${"问".repeat(39)}… · 12月4日 周五 10:00 截止

先投 #2：${"问".repeat(60)}
· ${long}
· 否`,
      );
    });

    it("wait for nobody without a name", async () => {
      await openPolls(1);
      await town.says("li", "/vote", { asGroup: true });
      expect(town.group().at(-1)?.text).toContain("匿名身份不能做这件事");
    });
  },
);
