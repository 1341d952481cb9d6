import { afterEach, describe, expect, it } from "vitest";
import { verifyLedger } from "#platform/ledger";
import { findRating } from "#features/ratings";
import {
  oneDatabase,
  openTown,
  transcript,
  type Role,
  type TestLocale,
  type Town,
} from "../../support/town.ts";

describe.each(oneDatabase)("rating a topic (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const finish = async (locale: TestLocale = "zh-CN") => {
    town = await openTown({ database, locale });
    await town.says("wang", "/topic 楼道灯坏了");
    await town.presses("zhang", "👍");
    await town.says("li", "/follow #1 @zhang_shifu 12-20 换灯");
    await town.says("li", "/done #2");
  };
  const card = () => transcript([town.card("⭐ #1")]);
  const cardId = () =>
    town.group().find((one) => one.text?.startsWith("⭐ #1"))?.message_id ?? 0;
  const gives = async (stars: Partial<Record<Role, number>>) => {
    for (const [who, n] of Object.entries(stars)) {
      await town.presses(who as Role, `⭐${n}`);
    }
  };
  const offers = (who: Role) =>
    town
      .privateChat(who)
      .filter((one) => /打分偏低|打分的人还不多/u.test(one.text ?? ""));

  it("asks in one message, shows the average from five answers on", async () => {
    await finish();
    expect(card()).toBe(
      `⭐ #1 楼道灯坏了
这件事办得怎么样？觉得值几颗星就点几颗，一人一次，可以改。
12月8日 周二 10:00 截止
0 人打了分
[⭐1] [⭐2] [⭐3] [⭐4] [⭐5]`,
    );
    const first = await town.presses("wang", "⭐5");
    expect(first).toEqual({
      text: "已记下：⭐5。截止前可以改。",
      show_alert: false,
    });
    await gives({ uncle: 4, zhao: 3, chen: 5 });
    expect(card()).toContain("4 人打了分\n");
    const changed = await town.presses("zhao", "⭐4");
    expect(changed.text).toBe("改成 ⭐4 了。截止前还可以改。");
    expect(card()).toContain("4 人打了分\n");
    await gives({ zhang: 5 });
    expect(card()).toContain("5 人打了分，平均 4.6");
    expect(
      town.group().filter((one) => one.text?.startsWith("⭐")),
    ).toHaveLength(1);
  });

  it("does so in English", async () => {
    await finish("en");
    expect(card()).toContain("How was this handled?");
    expect(card()).toContain("Open until Tue 8 Dec, 10:00\n0 people rated it");
    const toast = await town.presses("wang", "⭐4");
    expect(toast.text).toContain("Noted: ⭐4.");
    expect(card()).toContain("1 person rated it");
    await town.advance({ days: 7 });
    expect(transcript(town.group())).toContain(
      "⭐ #1 楼道灯坏了\n1 person rated it\nWith this the matter is done",
    );
  });

  it("closes the topic with its score after seven days", async () => {
    await finish();
    await gives({ wang: 5, uncle: 4, zhao: 4, chen: 5, zhang: 5 });
    await town.advance({ days: 6, hours: 23 });
    expect(town.card("📌 #1").text).toContain("下一步：大家打分");
    const rating = cardId();
    await town.goDown();
    await town.advance({ days: 3 });
    await town.wakeUp();
    const notice = town.group().at(-1);
    expect(notice?.text).toBe(
      "⭐ #1 楼道灯坏了\n5 人打了分，平均 4.6\n这件事办结了。",
    );
    expect(notice?.reply_to_message?.message_id).toBe(rating);
    const closed = town.playground.world.message(town.groupId, rating);
    expect(closed?.text).toBe(
      "⭐ #1 楼道灯坏了\n打分结束\n5 人打了分，平均 4.6",
    );
    expect(closed?.reply_markup).toBeUndefined();
    expect(town.card("📌 #1").text).toContain("已经办结");
    const late = await town.playground.world.pressForged(
      town.groupId,
      rating,
      town.people.wang,
      "ratings.rate:1:1:1",
    );
    expect(late).toEqual({
      text: "打分已经结束，这一次没有记。",
      show_alert: true,
    });
    expect(await findRating(town.store.db, 1, 1)).toMatchObject({
      state: "closed",
      count: 5,
      sum: 23,
      average: "4.6",
    });
    expect(offers("li")).toEqual([]);
    expect(await verifyLedger(town.store.db)).toMatchObject({ ok: true });
  });

  it("closes what is still being voted on with the topic", async () => {
    await finish();
    await town.says("li", "/poll #1 20d: 还要换楼下的吗？ | 要 | 不要");
    await town.presses("wang", "要", { on: "🗳 #3" });
    const poll = town.card("🗳 #3").message_id;
    await town.advance({ days: 6, hours: 23 });
    expect(transcript([town.card("🗳 #3")])).toContain("[要] [不要]");
    await town.advance({ hours: 1 });
    const card = town.playground.world.message(town.groupId, poll);
    expect(card?.text).toContain("投票结束了 · 12月8日 周二 10:00");
    expect(card?.reply_markup).toBeUndefined();
    expect(
      town
        .group()
        .flatMap((one) => one.text ?? [])
        .slice(-2),
    ).toEqual([
      `🗳 #3 有结果：要
要　1
不要　0
已投 1 人，名册 1 人
投票提前结束了
议题 #1 已经结束，投票到此为止，结果留作记录`,
      "⭐ #1 楼道灯坏了\n0 人打了分\n这件事办结了。",
    ]);
  });

  it("does not write over another message on a forged press", async () => {
    await finish();
    await gives({ wang: 1 });
    await town.advance({ days: 7 });
    const { world } = town.playground;
    const other = town.card("🔧 #2");
    const toast = await world.pressForged(
      town.groupId,
      other.message_id,
      town.people.chen,
      "ratings.leave-closed:1:1",
    );
    await town.settle();
    expect(toast.text).toBe("#1 就此办结，不再商量。");
    expect(world.message(town.groupId, other.message_id)?.text).toBe(
      other.text,
    );
  });

  it("keeps single stars out of the ledger", async () => {
    await finish();
    await gives({ wang: 1 });
    await town.advance({ days: 7 });
    const entries = await town.store.db
      .selectFrom("ledger")
      .select(["act", "member_id", "details"])
      .where("act", "like", "rating.%")
      .orderBy("seq")
      .execute();
    expect(
      entries.map(({ act, details }) => [
        act,
        JSON.parse(details ?? "") as unknown,
      ]),
    ).toEqual([
      ["rating.asked", { reason: null }],
      ["rating.closed", { reason: null, count: 1, sum: null }],
    ]);
  });

  it("refuses stars that there are not, and nobody's", async () => {
    await finish();
    const { world } = town.playground;
    for (const data of [
      "ratings.rate:1:1:6",
      "ratings.rate:1:1:0",
      "ratings.rate:1:1:-3",
      "ratings.rate:1:2:5",
      "ratings.rate:1:99:5",
    ]) {
      const toast = await world.pressForged(
        town.groupId,
        cardId(),
        town.people.wang,
        data,
      );
      expect(toast.text).toBe("这件事没有在打分，什么都没有改。");
    }
    expect(card()).toContain("0 人打了分");
  });

  it("offers a convener to take up a matter with a low score", async () => {
    await finish();
    await town.start("li");
    await gives({ wang: 2, uncle: 3 });
    await town.advance({ days: 7 });
    expect(transcript(offers("li"))).toBe(
      `⭐ #1 楼道灯坏了
2 人打了分
打分的人还不多。这件事算办好了吗？没办好，可以重新拿出来商量。
[✅ 重新商量] [❌ 就此办结]`,
    );
    expect(offers("chen")).toEqual([]);
    const toast = await town.presses("li", "✅", { privately: true });
    expect(toast.text).toBe("#1 重新拿出来商量。");
    expect(town.card("📌 #1").text).toContain("下一步：大家商量");
    expect(town.card("📌 #1").text).toContain("理由：还没有办好");
    expect(transcript(town.group().slice(-1))).toBe("#1 重新拿出来商量。\n");
    expect(transcript(town.privateChat("li").slice(-1))).toBe(
      "#1 重新拿出来商量。\n",
    );
  });

  it("leaves it closed on ❌, and only a convener decides", async () => {
    await finish();
    await gives({ wang: 1 });
    await town.advance({ days: 7 });
    const offer = town.card("李主任");
    expect(offer.text).toContain("李主任\n⭐ #1");
    const stranger = await town.presses("wang", "✅", { on: offer });
    expect(stranger.text).toContain("只有召集人能做这件事");
    const toast = await town.presses("chen", "❌", { on: offer });
    expect(toast.text).toBe("#1 就此办结，不再商量。");
    expect(town.card("📌 #1").text).toContain("已经办结");
    const { world } = town.playground;
    const settled = world.message(town.groupId, offer.message_id);
    expect(settled?.text).toBe("#1 就此办结，不再商量。");
    expect(settled?.reply_markup).toBeUndefined();
  });

  it("ends without a result when something is to be done again", async () => {
    await finish();
    await gives({ wang: 1, uncle: 1 });
    const rating = cardId();
    await town.says("li", "/follow #1 @zhang_shifu 12-25 再换一次");
    expect(town.playground.world.message(town.groupId, rating)?.text).toBe(
      "⭐ #1 楼道灯坏了\n这件事又要办了，这次打分不算数。",
    );
    expect(town.card("📌 #1").text).toContain("下一步：负责人去办");
    await town.advance({ days: 8 });
    expect(town.card("📌 #1").text).toContain("下一步：负责人去办");

    await town.says("li", "/done #3");
    expect(card()).toContain("0 人打了分\n[⭐1]");
    expect(town.card("⭐ #1").message_id).not.toBe(rating);
    await gives({ wang: 5 });
    await town.advance({ days: 7 });
    expect(town.card("📌 #1").text).toContain("已经办结");
  });

  it("outlives a restart, and closes when nobody rated", async () => {
    await finish();
    await town.restart();
    await town.advance({ days: 7 });
    expect(transcript(town.group().slice(-1))).toBe(
      "⭐ #1 楼道灯坏了\n0 人打了分\n这件事办结了。\n",
    );
    expect(town.card("📌 #1").text).toContain("已经办结");
  });
});
