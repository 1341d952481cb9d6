import { afterEach, describe, expect, it } from "vitest";
import { story } from "../../support/story.ts";
import {
  oneDatabase,
  openTown,
  transcript,
  type Role,
  type TestLocale,
  type Town,
} from "../../support/town.ts";

describe.each(oneDatabase)("a poll that changes (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const open = async (locale: TestLocale = "zh-CN", method = "single 2d") => {
    town = await openTown({ database, locale });
    await town.says("wang", "/topic 楼道灯");
    await town.says("li", `/poll #1 ${method}: 怎么修？ | 统一换 | 各楼修`);
  };
  const vote = async (votes: Partial<Record<Role, string>>) => {
    for (const [who, option] of Object.entries(votes)) {
      await town.presses(who as Role, option, { on: "#2 怎么修" });
    }
  };
  const last = () => transcript(town.group().slice(-1));
  const lastReply = () =>
    town.group().findLast((m) => m.reply_to_message?.text?.startsWith("🗳 #2"))
      ?.text;
  const cardText = () => {
    const [card] = town
      .group()
      .filter((m) => m.reply_to_message?.text?.startsWith("/poll"));
    return card ? transcript([card]) : "";
  };
  const acts = async (act: string) =>
    (
      await town.store.db
        .selectFrom("ledger")
        .select("details")
        .where("act", "=", act)
        .orderBy("seq")
        .execute()
    ).map(({ details }) => JSON.parse(details ?? "") as object);

  it("stays open longer, with a reason, and the votes given", async () => {
    await open();
    await vote({ wang: "统一换" });
    await town.says("li", "/extend #2 12-05 20:00 好几家还没回来");
    expect(last()).toBe(
      `🗳 #2 投票延期了：怎么修？
延到 12月5日 周六 20:00 截止，投过的票都算数
理由：好几家还没回来
`,
    );
    expect(cardText()).toContain("12月5日 周六 20:00 截止\n统一换　1");
    await town.advanceTo("2026-12-03 12:00");
    await vote({ uncle: "各楼修" });
    expect(cardText()).toContain("各楼修　1");
    await town.restart();
    await town.advanceTo("2026-12-05 20:01");
    expect(cardText()).toContain("投票结束了 · 12月5日 周六 20:00");
    const [extended] = await acts("poll.extended");
    expect(extended).toEqual({
      reason: "好几家还没回来",
      closesAt: Temporal.Instant.from("2026-12-05T12:00Z").epochMilliseconds,
      before: expect.any(Number) as number,
    });
  });

  it("stays open longer in answer to its card, and from private chat", async () => {
    await open("en");
    await town.says("li", "/extend 12-05 20:00 some are away", {
      replyTo: town.card("#2 ").message_id,
    });
    expect(last()).toContain("Open until Sat 5 Dec, 20:00 now");
    await town.start("li");
    await town.says("li", "/extend #2 12-06 20:00 some are away", {
      privately: true,
    });
    expect(transcript(town.privateChat("li").slice(-1))).toContain(
      "#2 is open until Sun 6 Dec, 20:00; the group has been told.",
    );
    expect(lastReply()).toContain("🗳 #2 stays open longer: 怎么修？");
  });

  it("says what is wrong with an extension, and changes nothing", async () => {
    await open();
    await town.says("wang", "/topic 垃圾桶");
    await town.says("li", "/quickpoll 2d: 几点？ | 九点 | 三点");
    const before = cardText();
    await story(
      town,
      `
      王阿姨: /extend #2 12-05 大家没空
      bot: 只有召集人能做这件事
      李主任: /extend #2
      bot: 要写哪个投票、延到什么时候、为什么
        /extend #2 12-05 20:00
      李主任: /extend #2 12-05
      bot: 请写一句为什么要延
      李主任: /extend #2 大家没空
      bot: 没看懂时间「大家没空」
      李主任: /extend #2 2026-11-05 大家没空
      bot: 11月5日 周四 23:59 已经过了
      李主任: /extend #2 5h 大家没空
      bot: 您写的是 12月1日 周二 15:00，可现在定的是 12月3日 周四 10:00 截止
        /close #2 理由
      李主任: /extend #2 12-05 ${"长".repeat(201)}
      bot: 理由最多 200 个字，这条有 201 个
      李主任: /extend #4 12-05 大家没空
      bot: #4 是随手问的
      李主任: /extend #3 12-05 大家没空
      bot: #3 不是跟进的事
      李主任: /close #2 都投了
      李主任: /extend #2 12-05 大家没空
      bot: #2 已经投完了
        /reopen #2 理由
      `,
    );
    expect(before).toContain("12月3日 周四 10:00 截止");
    expect(await acts("poll.extended")).toEqual([]);
  });

  it("is cancelled with a reason: nothing is decided, no vote is shown", async () => {
    await open();
    await vote({ wang: "统一换", uncle: "统一换" });
    await town.says("li", "/cancel #2 问题写错了");
    expect(last()).toBe(
      `🗳 #2 投票取消了：怎么修？
理由：问题写错了
投过的票都不算
`,
    );
    expect(cardText()).toBe(
      `🗳 #2 怎么修？（议题 #1）
投票取消了 · 12月1日 周二 10:00
· 统一换
· 各楼修
已投 2 人，名册 2 人
`,
    );
    const said = town.group().length;
    await town.advance({ days: 4 });
    expect(transcript(town.group().slice(said))).not.toContain("#2 有结果");
    expect(await acts("poll.closed")).toEqual([]);
    expect(await acts("poll.cancelled")).toEqual([{ reason: "问题写错了" }]);
    expect(
      await town.store.db.selectFrom("open_ballots").selectAll().execute(),
    ).toHaveLength(2);

    await town.says("li", "/reopen #2 原来没写错");
    expect(cardText()).toContain("统一换　2\n各楼修　0");
    await vote({ uncle: "各楼修" });
    await town.advance({ days: 2, minutes: 1 });
    expect(cardText()).toContain("统一换　1\n各楼修　1");
  });

  it("is not cancelled without a reason, once closed, or if it is no poll", async () => {
    await open();
    await town.says("li", "/quickpoll 2d: 几点？ | 九点 | 三点");
    await story(
      town,
      `
      王阿姨: /cancel #2 不想投
      bot: 只有召集人能做这件事
      李主任: /cancel
      bot: 要取消哪个投票、为什么
      李主任: /cancel #2
      bot: 要取消哪个投票、为什么
        /cancel #2 问题写错了
      李主任: /cancel #1 不办了
      bot: #1 不是投票
        /close #1 理由
      李主任: /cancel #3 不问了
      bot: #3 是随手问的
      李主任: /cancel #99 不问了
      bot: 没有 #99 这一件
      李主任 starts the bot
      李主任 (private): /取消 #2 问题写错了
      bot: #2 投票取消了
      bot to 李主任: #2 取消了，群里已经说了
      李主任: /cancel #2 问题写错了
      bot: #2 已经取消了
        /reopen #2 理由
      李主任: /close #2
      bot: #2 早就结束了
      `,
    );
    expect(await acts("poll.cancelled")).toHaveLength(1);
  });

  it("carries what was put right, the last of it, and the ledger all", async () => {
    await open();
    await vote({ wang: "统一换" });
    await town.says("li", "/addendum #2 各楼修，是说<各>楼自己出钱");
    expect(last()).toBe(
      `🗳 #2 更正：怎么修？
各楼修，是说<各>楼自己出钱
选项没有变，投过的票都算数
`,
    );
    expect(cardText()).toContain("更正：各楼修，是说<各>楼自己出钱\n统一换　1");
    await town.start("li");
    await town.says("li", "/更正 #2 各楼修，由物业出钱", { privately: true });
    expect(cardText()).toContain("更正：各楼修，由物业出钱\n统一换　1");
    expect(cardText()).not.toContain("自己出钱");
    expect(await acts("poll.addendum")).toEqual([
      { reason: null, text: "各楼修，是说<各>楼自己出钱" },
      { reason: null, text: "各楼修，由物业出钱" },
    ]);
    await story(
      town,
      `
      王阿姨: /addendum #2 改一改
      bot: 只有召集人能做这件事
      李主任: /addendum #2
      bot: 要更正哪个投票、怎么更正
      李主任: /addendum #1 改一改
      bot: #1 不是投票
      李主任: /addendum #2 ${"长".repeat(201)}
      bot: 更正最多 200 个字，这条有 201 个
      李主任: /close #2 都投了
      李主任: /addendum #2 改一改
      bot: #2 已经投完了
      `,
    );
  });

  it("is opened again only after its topic is", async () => {
    await open();
    await town.says("li", "/close #2 都投了");
    await town.says("li", "/close #1 办好了");
    await town.advance({ days: 8 });
    await story(
      town,
      `
      李主任: /reopen #2 有人没赶上
      bot: #2 的议题 #1 已经结束了。先写 /reopen #1 理由
      李主任: /reopen #1 又坏了
      李主任: /reopen #2 有人没赶上
      bot: 🗳 #2 接着投
      李主任: /reopen #2 有人没赶上
      bot: #2 现在就开着
      `,
    );
  });

  it("is not opened again once its secret ballots are public", async () => {
    await open("zh-CN", "single secret by=everyone 2d");
    await town.says("li", "/cancel #2 等一等");
    await town.says("li", "/reopen #2 接着投");
    await vote({ wang: "统一换" });
    await town.says("li", "/close #2 都投了");
    await town.says("li", "/reopen #2 有人没赶上");
    expect(last()).toContain("#2 是秘密投票，投完以后凭据词和票都公布了");
    expect(cardText()).toContain("投票结束了");
  });

  it("draws its lot anew when it is opened again", async () => {
    await open("zh-CN", "single tie=lot 2d");
    const seedOf = async () =>
      (
        await town.store.db
          .selectFrom("polls")
          .select("lot_seed")
          .executeTakeFirstOrThrow()
      ).lot_seed;
    const first = await seedOf();
    await town.says("li", "/close #2 都投了");
    await town.says("li", "/reopen #2 有人没赶上");
    expect(await seedOf()).not.toBe(first);
    const [opened] = await acts("poll.opened");
    const [reopened] = await acts("poll.reopened");
    expect(opened).toHaveProperty("lot");
    expect(reopened).toHaveProperty("lot");
    expect(reopened).not.toMatchObject(
      opened ? { lot: (opened as { lot: string }).lot } : {},
    );
  });
});
