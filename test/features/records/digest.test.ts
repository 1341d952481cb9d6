import { afterEach, describe, it } from "vitest";
import { story } from "../../support/story.ts";
import { databases, openTown, type Town } from "../../support/town.ts";

describe.each(databases)("the daily digest (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  it("says once a day what may wait, at the group's hour, and nothing otherwise", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await story(
      town,
      `
      … 2026-12-01 19:00 …
      bot says nothing
      王阿姨: /topic 三号楼楼道灯坏了
      小赵: /topic 想要快递柜
      李主任: /poll #2 single 30h: 放哪儿？ | 东门 | 西门
      李主任: /session #2 2026-12-04 15:00 @ 活动室
      李主任: /settings digest 20:00
      bot: 每天汇总：20:00
      … 2026-12-02 18:30 …
      bot says nothing
      … 2026-12-02 20:01 …
      bot: 📋 今天的商量 · 12月2日 周三
        要您投票：#3 放哪儿？ · 12月3日 周四 01:00 截止
        要您到场：#4 12月4日 周五 15:00 活动室
        等召集人筛选：1 件（#1）
      `,
    );
  });

  it("is made up for after a short outage, not after a long one", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await story(
      town,
      `
      王阿姨: /topic 三号楼楼道灯坏了
      the bot goes down
      … 2026-12-01 19:00 …
      the bot is back
      bot: 📋 今天的商量 · 12月1日 周二
        等召集人筛选：1 件（#1）
      the bot goes down
      … 2026-12-03 17:00 …
      the bot is back
      bot: 📋 今天的商量 · 12月1日 周二
      … 2026-12-03 18:01 …
      bot: 📋 今天的商量 · 12月3日 周四
      `,
    );
  });
});
