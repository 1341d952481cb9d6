import { afterEach, describe, expect, it } from "vitest";
import type { SeenMessage } from "#playground";
import {
  databases,
  openTown,
  transcript,
  type Role,
  type TestLocale,
  type Town,
} from "../../support/town.ts";

describe.each(databases)("a quick poll (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const open = async (
    text = "/quickpoll 2d: 几点开始？ | 七点 | 八点 | 九点",
    locale: TestLocale = "zh-CN",
  ) => {
    town = await openTown({ database, locale });
    await town.says("wang", text);
  };
  const shown = (): SeenMessage => {
    const found = town.group().findLast(({ poll }) => poll !== undefined);
    if (!found) throw new Error("there is no poll in the group");
    return found;
  };
  const vote = async (votes: Partial<Record<Role, number[]>>) => {
    for (const [who, options] of Object.entries(votes)) {
      const { message_id } = shown();
      town.playground.world.vote(
        town.groupId,
        message_id,
        town.people[who as Role],
        options,
      );
    }
    await town.settle();
  };
  /** What is said of it and to those who ask; the bot greets and reports besides. */
  const said = () =>
    town
      .group()
      .filter(({ poll, text }) => !poll && !/^[🏘📋]/u.test(text ?? ""));
  const recorded = async () => {
    const rows = await town.store.db
      .selectFrom("ledger")
      .select(["act", "details"])
      .where("act", "like", "quickpoll.%")
      .orderBy("seq")
      .execute();
    return rows.map(({ act, details }) => ({
      act,
      ...(JSON.parse(details ?? "{}") as object),
    }));
  };
  const stops = () =>
    town.playground.world.calls.filter(({ method }) => method === "stopPoll");

  it("is Telegram's own, by whoever lives there, until its time", async () => {
    await open();
    const { poll, reply_to_message } = shown();
    expect(poll).toMatchObject({
      question: "#1 几点开始？（12月3日 周四 10:00 截止）",
      options: [{ text: "七点" }, { text: "八点" }, { text: "九点" }],
      is_anonymous: true,
      is_closed: false,
      allows_multiple_answers: false,
    });
    expect(reply_to_message?.text).toMatch(/^\/quickpoll/);
    expect(said()).toEqual([]);

    await vote({ wang: [1], uncle: [1], zhao: [0], zhang: [2] });
    await vote({ zhang: [1] });
    await town.advance({ hours: 47 });
    expect(shown().poll?.is_closed).toBe(false);
    await town.advance({ hours: 1 });
    expect(shown().poll?.is_closed).toBe(true);
    expect(transcript(said())).toBe(
      `📊 #1 投完了：几点开始？
八点　3
七点　1
九点　0
一共 4 人投票
`,
    );
    expect(said()[0]?.reply_to_message?.message_id).toBe(shown().message_id);
    expect(await recorded()).toMatchObject([
      {
        act: "quickpoll.opened",
        question: "几点开始？",
        options: '["七点","八点","九点"]',
      },
      {
        act: "quickpoll.closed",
        voters: 4,
        counts: "[1,3,0]",
        known: "told",
      },
    ]);
    await town.advance({ days: 3 });
    expect(said()).toHaveLength(1);
  });

  it("says it in English, and is asked from private chat", async () => {
    town = await openTown({ database, locale: "en" });
    await town.says("wang", "/join");
    await town.start("wang");
    const before = said().length;
    await town.says("wang", "/快投 30m: When? | At seven | At eight", {
      privately: true,
    });
    expect(shown().poll?.question).toBe("#1 When? (until Tue 1 Dec, 10:30)");
    expect(town.privateChat("wang").at(-1)?.text).toBe(
      "#1 is in the group now and closes on Tue 1 Dec, 10:30.",
    );
    await vote({ uncle: [1] });
    await town.advance({ minutes: 30 });
    expect(transcript(said().slice(before))).toBe(
      `📊 #1 is closed: When?
At eight  1
At seven  0
1 voted
`,
    );
  });

  it("has its result though the bot was down at its time", async () => {
    await open();
    await vote({ wang: [0] });
    await town.goDown();
    town.playground.world.vote(
      town.groupId,
      shown().message_id,
      town.people.uncle,
      [2],
    );
    town.playground.clock.advance(5 * 86_400_000);
    await town.wakeUp();
    expect(shown().poll?.is_closed).toBe(true);
    expect(transcript(said())).toContain("一共 2 人投票");
    await town.restart();
    await town.advance({ days: 1 });
    expect(said()).toHaveLength(1);
    expect(stops()).toHaveLength(1);
  });

  it("has its result though Telegram's answer was lost", async () => {
    await open();
    await vote({ wang: [0], uncle: [0] });
    // It was stopped before the bot died; asked again, Telegram only refuses.
    await town.goDown();
    const { message_id } = shown();
    await fetch(
      `${town.url}/bot${town.playground.token}/stopPoll?chat_id=${town.groupId}&message_id=${message_id}`,
    );
    town.playground.clock.advance(2 * 86_400_000);
    await town.wakeUp();
    await town.settle();
    await town.advance({ minutes: 5 });
    expect(transcript(said())).toContain("七点　2");
    expect(transcript(said())).not.toContain("没能拿到");
    expect(said()).toHaveLength(1);
  });

  it("gives the last counts seen when its message is gone, and says so", async () => {
    await open();
    await vote({ wang: [0], uncle: [2] });
    const { message_id } = shown();
    town.playground.world.deleteMessage(
      town.groupId,
      message_id,
      town.people.li,
    );
    await town.advance({ days: 2 });
    expect(said()).toEqual([]);
    await town.restart();
    await town.advance({ minutes: 1 });
    expect(transcript(said())).toBe(
      `📊 #1 投完了：几点开始？
七点　1
九点　1
八点　0
一共 2 人投票
没能拿到最后的票数，这是截止前最后一次看到的
`,
    );
    expect((await recorded()).at(-1)).toMatchObject({
      counts: "[1,0,1]",
      known: "last",
    });
  });

  it("waits for Telegram when it cannot be stopped at once", async () => {
    await open();
    town.playground.world.failNext({
      method: "stopPoll",
      error: { code: 500, description: "Internal Server Error" },
    });
    await town.advance({ days: 2 });
    await expect.poll(() => said().length, { timeout: 10_000 }).toBe(1);
    expect(transcript(said())).toContain("一共 0 人投票");
  });

  it("counts the poll that it knows, when one was sent twice", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    world.failNext({ method: "sendPoll", error: "reset-after" });
    await town.says("wang", "/quickpoll 30m: 几点？ | 七点 | 八点");
    const polls = () => town.group().filter(({ poll }) => poll);
    await expect.poll(() => polls().length, { timeout: 10_000 }).toBe(2);
    await town.settle();
    const [lost] = polls();
    world.vote(town.groupId, lost?.message_id ?? 0, town.people.zhao, [0]);
    await vote({ wang: [1], uncle: [1] });
    await town.advance({ minutes: 30 });
    expect(transcript(said())).toContain("八点　2\n七点　0\n一共 2 人投票");
    expect(said()[0]?.reply_to_message?.message_id).toBe(shown().message_id);
  });

  it("is over once, though Telegram was asked to stop it twice", async () => {
    await open();
    await vote({ wang: [0] });
    town.playground.world.failNext({
      method: "stopPoll",
      error: "reset-after",
    });
    await town.advance({ days: 2 });
    await expect.poll(() => stops().length, { timeout: 10_000 }).toBe(2);
    await town.advance({ minutes: 5 });
    expect(said()).toHaveLength(1);
    expect((await recorded()).at(-1)).toMatchObject({
      counts: "[1,0,0]",
      known: "told",
    });
  });

  it("keeps what it knows when the group becomes a supergroup", async () => {
    town = await openTown({ database, groupType: "group" });
    await town.says("wang", "/quickpoll 30m: 几点？ | 七点 | 八点");
    await vote({ wang: [1] });
    town.playground.world.migrate(town.groupId);
    await town.settle();
    await town.advance({ minutes: 31 });
    await town.advance({ minutes: 2 });
    expect(transcript(said())).toContain("八点　1");
    expect(transcript(said())).toContain("没能拿到最后的票数");
    expect(stops()).toEqual([]);
  });

  it("says that a group takes no polls, and is over", async () => {
    town = await openTown({ database });
    town.playground.world.failNext({
      method: "sendPoll",
      error: {
        code: 400,
        description: "Bad Request: not enough rights to send polls to the chat",
      },
    });
    await town.says("wang", "/quickpoll 几点？ | 七点 | 八点");
    expect(transcript(said())).toBe(
      `📊 #1 发不出来：几点？
这个群不让我发投票。请群管理员允许发投票，再用 /quickpoll 问一次
`,
    );
    await town.advance({ days: 4 });
    expect(said()).toHaveLength(1);
    expect(stops()).toEqual([]);
  });

  it("did not happen when it could not be sent in time", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    world.failNext({
      method: "sendPoll",
      error: {
        code: 429,
        description: "Too Many Requests: retry after 3600",
        parameters: { retry_after: 3_600 },
      },
    });
    world.send(town.groupId, town.people.wang, {
      text: "/quickpoll 30m: 几点？ | 七点 | 八点",
    });
    await expect
      .poll(() => world.calls.some(({ method }) => method === "sendPoll"))
      .toBe(true);
    await town.goDown();
    town.playground.clock.advance(3_600_000);
    await town.wakeUp();
    expect(town.group().filter(({ poll }) => poll)).toEqual([]);
    expect(transcript(said())).toContain("#1 没投成：几点？");
    expect((await recorded()).at(-1)).toMatchObject({ known: "unsent" });
  });

  it("is closed early by a convener, with the reason, and once", async () => {
    await open();
    await vote({ wang: [0] });
    await town.says("wang", "/close #1");
    expect(shown().poll?.is_closed).toBe(false);
    const before = said().length;
    await town.says("li", "/close #1 已经定了");
    expect(transcript(said().slice(before))).toBe(
      `📊 #1 投完了：几点开始？
七点　1
八点　0
九点　0
一共 1 人投票
投票提前结束了
理由：已经定了
`,
    );
    expect((await recorded()).map(({ act }) => act)).toEqual([
      "quickpoll.opened",
      "quickpoll.close-asked",
      "quickpoll.closed",
    ]);
    await town.says("li", "/close #1");
    expect(said().at(-1)?.text).toContain("#1 早就结束了");
    await town.says("li", "/reopen #1 再投");
    expect(said().at(-1)?.text).toContain("用 /quickpoll 重新发");
    await town.advance({ days: 3 });
    expect(stops()).toHaveLength(1);
  });

  it.each([
    ["nothing", "", "要写问题和选项"],
    ["one option", "几点？ | 七点", "至少要写两个选项"],
    ["a wrong time", "2x: 几点？ | 七点 | 八点", "没看懂截止时间「2x」"],
    ["a past time", "2026-11-01: 几点？ | 七点 | 八点", "已经过了"],
    ["a long question", `${"几".repeat(290)} | 七点 | 八点`, "问题最多写 2"],
    ["a longer one", `${"几".repeat(301)} | 七点 | 八点`, "问题最多写 2"],
    ["equal options", "几点？ | 七点 | 七 点", "看起来一样"],
    ["a long option", `几点？ | 七点 | ${"八".repeat(101)}`, "最多写 100"],
    ["11 options", "q | a|b|c|d|e|f|g|h|i|j|k", "选项最多 10 个"],
  ])("is refused with %s", async (_, text, why) => {
    await open(`/quickpoll ${text}`);
    expect(transcript(said())).toContain(why);
    expect(said()).toHaveLength(1);
    expect(town.group().filter(({ poll }) => poll)).toEqual([]);
    expect(await recorded()).toEqual([]);
  });

  it("takes as long a question as it says, number and time included", async () => {
    await open(`/quickpoll ${"几".repeat(300)} | 七点 | 八点`);
    const [, limit = ""] =
      /最多写 (\d+) 个字/.exec(said()[0]?.text ?? "") ?? [];
    await town.says("wang", `/quickpoll ${"几".repeat(Number(limit))} | 1 | 2`);
    expect(shown().poll?.question.length).toBeLessThanOrEqual(300);
  });

  it("is not asked over and over", async () => {
    town = await openTown({ database });
    for (let i = 1; i <= 4; i++) {
      await town.says("wang", `/quickpoll 问题 ${i}？ | 七点 | 八点`);
    }
    expect(town.group().filter(({ poll }) => poll)).toHaveLength(3);
    expect(said().map(({ text }) => text)).toEqual([
      expect.stringContaining("12月1日 周二 11:00 以后可以再问"),
    ]);
    await town.says("li", "/quickpoll 问题？ | 七点 | 八点");
    await town.advance({ hours: 1 });
    await town.says("wang", "/quickpoll 问题 5？ | 七点 | 八点");
    expect(town.group().filter(({ poll }) => poll)).toHaveLength(5);
  });

  it("is in its asker's data, and keeps no name of one who is forgotten", async () => {
    await open("/quickpoll 王阿姨的花谁浇？ | 王阿姨自己 | 别人");
    await town.start("wang");
    await town.says("wang", "/mydata", { privately: true });
    const file = town.privateChat("wang").findLast(({ document }) => document);
    const { communities } = JSON.parse(
      Buffer.from(town.fileOf(file as SeenMessage)).toString(),
    ) as { communities: { quickPolls: unknown }[] };
    expect(communities[0]?.quickPolls).toMatchObject([
      { number: 1, question: "王阿姨的花谁浇？" },
    ]);
    await town.says("wang", "/forgetme", { privately: true });
    await town.presses("wang", "✅", { privately: true });
    await town.advance({ days: 3 });
    const [row] = await town.store.db
      .selectFrom("quick_polls")
      .selectAll()
      .execute();
    expect(JSON.stringify(row)).not.toContain("王阿姨");
    expect(said().at(-1)?.text).toContain("的花谁浇？");
    expect(said().at(-1)?.text).not.toContain("王阿姨");
  });

  it("counts nothing of a poll that is not ours", async () => {
    await open();
    const { poll } = shown();
    const count = () =>
      town.store.db.selectFrom("quick_polls").select("voters").execute();
    await town.app.takeUpdate({
      update_id: 900_000_001,
      poll: { ...poll, id: "77", total_voter_count: 9, is_closed: true },
    });
    expect(await count()).toEqual([{ voters: 0 }]);
    await town.app.takeUpdate({
      update_id: 900_000_002,
      poll: { ...poll, total_voter_count: 9 },
    });
    expect(await count()).toEqual([{ voters: 9 }]);
    await town.settle();
    expect(said()).toEqual([]);
  });
});
