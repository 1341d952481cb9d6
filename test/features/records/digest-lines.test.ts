import { afterEach, describe, expect, it } from "vitest";
import { changeCommunity, findCommunityByChat } from "#platform/community";
import { story } from "../../support/story.ts";
import { databases, openTown, type Town } from "../../support/town.ts";

describe.each(databases)("the digest of a busy group (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const tells = (text: string) => story(town, text);

  /** What the group has had for today: nothing more but answers and news. */
  async function fillDays() {
    const { store, groupId } = town;
    await store.transact(async (tx) => {
      const community = await findCommunityByChat(tx, groupId);
      await changeCommunity(tx, community?.id ?? 0, { dailyBudget: 0 });
    });
  }

  const digests = () =>
    town.group().filter((one) => one.text?.startsWith("📋"));
  const digest = () => digests().at(-1)?.text ?? "";

  it("says a reminder that the day had no room for once, in a line", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await tells(`
      王阿姨: /topic 三号楼楼道灯坏了
      李叔: /join
      李主任: /follow #1 @li_shu 12-02 找电工
    `);
    await fillDays();
    await tells(`
      … 2026-12-02 12:00 …
      bot says nothing
      … 2026-12-02 18:01 …
      bot: 📋 今天的商量 · 12月2日 周三
        等着办：#2 找电工，今天到期（李叔）
        全部议题
    `);
    const named = digests()[0]?.entities?.filter(
      ({ type }) => type === "text_mention",
    );
    expect(named?.map(({ user }) => user?.id)).toEqual([town.people.uncle.id]);
    await tells(`
      … 2026-12-03 18:01 …
      bot: 📋 今天的商量 · 12月3日 周四
        等着办：#2 找电工，过了 1 天（李叔）
        no 今天到期
      … 2026-12-04 17:59 …
      bot says nothing
    `);
    const reminders = town
      .group()
      .filter((one) => one.text?.includes("⏰ 您负责"));
    expect(reminders).toEqual([]);
  });

  it("reminds nobody of what they have done meanwhile", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await tells(`
      王阿姨: /topic 三号楼楼道灯坏了
      小赵: /topic 想要快递柜
      李主任: /follow #1 @li_shu 12-02 找电工
    `);
    await fillDays();
    await tells(`
      … 2026-12-02 12:00 …
      李叔: /done #3
      … 2026-12-02 18:01 …
      bot: 📋 今天的商量
        no #3
    `);
  });

  it("does not say again what it shows of its own", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await tells(`
      王阿姨: /topic 三号楼楼道灯坏了
      李主任: /follow #1 @li_shu 12-02 找电工
    `);
    await fillDays();
    // A week over, the follow-up is in the digest anyhow.
    await town.advanceTo("2026-12-09 17:00");
    await town.advanceTo("2026-12-09 18:01");
    expect(digest().match(/#2/g)).toHaveLength(1);
    expect(digest()).toContain("等着办：#2 找电工，过了 7 天");
  });

  it("goes from what is to be done to what was done, the newest first", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await tells(`
      王阿姨: /topic 三号楼楼道灯坏了
      小赵: /topic 想要快递柜
      王阿姨: /join
      小赵: /join
      李叔: /join
      李主任: /poll #1 single 30h: 先修哪儿？ | 一楼 | 二楼
      李主任: /poll #1 single 31h: 谁出钱？ | 物业 | 大家
      王阿姨 taps 一楼
      李主任: /session #1 2026-12-02 15:00 @ 活动室
      李主任: /close #2
      王阿姨 taps ⭐5
      小赵 taps ⭐4
      李叔 taps ⭐5
      陈姐 taps ⭐5
      张师傅 taps ⭐4
      李主任: /close #2
      … 2026-12-01 18:01 …
    `);
    expect(digest()).toBe(
      `📋 今天的商量 · 12月1日 周二
要您投票：#4 谁出钱？ · 12月2日 周三 17:00 截止（还差 3 人）
要您投票：#3 先修哪儿？ · 12月2日 周三 16:00 截止（还差 2 人）
要您到场：#5 12月2日 周三 15:00 活动室
办好了：#2 想要快递柜，满意度 4.6`,
    );
    await town.advanceTo("2026-12-02 18:01");
    expect(digest()).toContain("12月1日");
  });

  it("tells of what was done on days without a digest, once it comes", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await tells(`
      王阿姨: /topic 三号楼楼道灯坏了
      … 2026-12-01 18:01 …
      李主任: /close #1
      李主任: /close #1
      the bot goes down
      … 2026-12-03 17:30 …
      the bot is back
      bot says nothing
      … 2026-12-03 18:01 …
      bot: 📋 今天的商量 · 12月3日 周四
        办好了：#1 三号楼楼道灯坏了
        no 满意度
    `);
  });

  it("adds up the week on Mondays, what the bot has cost among it", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await tells(`
      王阿姨: /topic 三号楼楼道灯坏了
      小赵: /topic 想要快递柜
      李主任: /poll #1 single 2h: 修不修？ | 修 | 不修
      李主任: /close #2
      李主任: /close #2
      … 2026-12-06 18:01 …
      … 2026-12-07 18:01 …
      bot: 📋 今天的商量 · 12月7日 周一
        📊 这七天：新提 2 件，定了 1 件，办好 1 件
        我在群里说了
    `);
    await tells(`
      … 2026-12-13 18:01 …
      … 2026-12-14 18:01 …
    `);
    expect(digest()).toContain("12月7日");
  });

  it("opens the list of topics in private chat", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await tells(`
      王阿姨: /topic 三号楼楼道灯坏了
      … 2026-12-01 18:01 …
    `);
    const [[button]] = (
      digests()[0]?.reply_markup as {
        inline_keyboard: { text: string; url: string }[][];
      }
    ).inline_keyboard as [[{ text: string; url: string }]];
    expect(button.text).toBe("📌 全部议题");
    await town.start(
      "zhao",
      new URL(button.url).searchParams.get("start") ?? "",
    );
    expect(town.privateChat("zhao").at(-1)?.text).toContain(
      "#1 三号楼楼道灯坏了",
    );
  });
});
