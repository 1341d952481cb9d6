import { createHash } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import {
  closePoll,
  findPoll,
  listVoterMembers,
  reopenPoll,
} from "#features/polls";
import { findCommunityByChat, findMemberByUser } from "#platform/community";
import { createLog } from "#platform/log";
import { createTurns, type Turn } from "#platform/turn";
import {
  databases,
  openTown,
  transcript,
  type Role,
  type TestLocale,
  type Town,
} from "../../support/town.ts";

describe.each(databases)("the end of a poll (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const openPoll = async (until: string, locale: TestLocale = "zh-CN") => {
    town = await openTown({ database, locale });
    await town.says(
      "wang",
      locale === "en" ? "/topic Lights" : "/topic 楼道灯",
    );
    await town.says(
      "li",
      locale === "en"
        ? `/poll #1 single ${until}: How? | All at once | Each building | Wait`
        : `/poll #1 single ${until}: 怎么修？ | 统一换 | 各楼修 | 再等等`,
    );
  };
  const vote = async (votes: Partial<Record<Role, string>>) => {
    for (const [who, option] of Object.entries(votes)) {
      await town.presses(who as Role, option, { on: "#2 " });
    }
  };
  const results = () =>
    town
      .group()
      .filter((m) => m.text && m.reply_to_message?.text?.startsWith("🗳 #2"));
  const cardText = () => {
    const [card] = town
      .group()
      .filter((m) => m.reply_to_message?.text?.startsWith("/poll"));
    return card ? transcript([card]) : "";
  };

  /** What the convener Li does by a command of another feature. */
  const act = async <T>(run: (turn: Turn) => Promise<T>): Promise<T> => {
    const { store, playground, app } = town;
    const turns = createTurns({
      store,
      now: () => playground.clock.now(),
      bot: app.bot,
      log: createLog("silent"),
      listeners: [],
    });
    const done = await store.transact(async (tx) => {
      const community = await findCommunityByChat(tx, town.groupId);
      if (!community) throw new Error("the group is no community");
      const { id } = town.people.li;
      const actor = await findMemberByUser(tx, community.id, id);
      return run(turns.open(tx, community, actor ?? null));
    });
    await town.settle();
    return done;
  };

  it("comes on time and posts the result as a reply to the card", async () => {
    await openPoll("30m");
    await vote({ wang: "统一换", uncle: "各楼修", zhao: "统一换" });
    await town.says("zhang", "/join");
    await town.advance({ minutes: 29 });
    expect(results()).toEqual([]);
    await town.advance({ minutes: 1 });
    expect(transcript(results())).toBe(
      `🗳 #2 有结果：统一换
统一换　2
各楼修　1
再等等　0
已投 3 人，名册 4 人
票最多的通过。下一步：召集人安排谁来办
`,
    );
    expect(cardText()).toBe(
      `🗳 #2 怎么修？（议题 #1）
投票结束了 · 12月1日 周二 10:30
统一换　2
各楼修　1
再等等　0
已投 3 人，名册 4 人
`,
    );
    await town.advance({ days: 5 });
    expect(results()).toHaveLength(1);
  });

  it("says it in English", async () => {
    await openPoll("30m", "en");
    expect(cardText()).toBe(
      `🗳 #2 How? (topic #1)
Choose one, change until it closes · Tue 1 Dec, 10:30
All at once  0
Each building  0
Wait  0
0 voted
[All at once] [Each building] [Wait]`,
    );
    const noted = await town.presses("wang", "Each building");
    expect(noted.text).toBe(
      "Noted: Each building. You can change it until the poll closes.",
    );
    await town.advance({ minutes: 30 });
    expect(transcript(results())).toBe(
      `🗳 #2 decided: Each building
Each building  1
All at once  0
Wait  0
1 voted, 1 on the roster
Most votes win. Next: a convener names who does it
`,
    );
  });

  it("calls a tie a tie, and nobody's vote nobody's", async () => {
    await openPoll("30m");
    await town.says("li", "/poll #1 1h: 哪天？ | 周六 | 周日");
    await vote({ wang: "再等等", uncle: "统一换" });
    await town.advance({ hours: 1 });
    expect(transcript(results())).toContain(
      `🗳 #2 票数一样：统一换、再等等
统一换　1
再等等　1
各楼修　0
已投 2 人，名册 2 人
一样多，就还没有定。请召集人在下面点一个
[就定：统一换] [就定：再等等] [🔗 自己核对]`,
    );
    expect(town.card("#3 ").text).toBe(
      `🗳 #3 没有人投票：哪天？
周六　0
周日　0
已投 0 人，名册 2 人
下一步：召集人看看要不要再投一次`,
    );
  });

  it("is made up for after the bot was away, without the votes given too late", async () => {
    await openPoll("2d");
    await vote({ wang: "统一换" });
    await town.goDown();
    await town.advance({ days: 3 });
    const card = town.group().find((m) => m.text?.startsWith("🗳 #2"));
    const late = town.playground.world.press(
      town.groupId,
      card?.message_id ?? 0,
      town.people.uncle,
      { label: "各楼修" },
    );
    await town.wakeUp();
    expect((await late).text).toBe(
      "投票已在 12月3日 周四 10:00 结束，这一票没有记。结果见 #2。",
    );
    await town.settle();
    expect(transcript(results())).toContain(
      "🗳 #2 有结果：统一换\n统一换　1\n各楼修　0",
    );
    expect(results()).toHaveLength(1);
    expect(cardText()).toContain("投票结束了 · 12月3日 周四 10:00");
  });

  it("keeps its time through a restart", async () => {
    await openPoll("30m");
    await vote({ wang: "统一换" });
    await town.restart();
    await vote({ uncle: "各楼修" });
    await town.advance({ minutes: 29 });
    await town.restart();
    expect(results()).toEqual([]);
    await town.advance({ minutes: 1 });
    expect(transcript(results())).toContain("已投 2 人");
  });

  it("can come early, with the reason, once", async () => {
    await openPoll("2d");
    await vote({ wang: "各楼修" });
    const close = () =>
      act((turn) => closePoll(turn, 2, { reason: "<都>说好了" }));
    expect(await close()).toBe("closed");
    expect(await close()).toBe("closed-already");
    expect(await act((turn) => closePoll(turn, 1))).toBe("no-poll");
    expect(transcript(results())).toContain(
      "已投 1 人，名册 1 人\n投票提前结束了\n理由：<都>说好了\n",
    );
    expect(cardText()).toContain("投票结束了 · 12月1日 周二 10:00");
    const poll = await act((turn) => findPoll(turn.tx, turn.community.id, 2));
    expect(poll?.closedAt).toBeLessThan(poll?.closesAt ?? 0);
    await town.advance({ days: 3 });
    expect(results()).toHaveLength(1);
  });

  it("leaves counts and a digest of the ballots on record, and no voter", async () => {
    await openPoll("30m");
    await vote({ wang: "各楼修", uncle: "再等等", zhao: "统一换" });
    await vote({ wang: "统一换" });
    await town.advance({ minutes: 30 });
    const { details, number, member_id } = await town.store.db
      .selectFrom("ledger")
      .selectAll()
      .where("act", "=", "poll.closed")
      .executeTakeFirstOrThrow();
    expect([number, member_id]).toEqual([2, null]);
    const cast = await town.store.db
      .selectFrom("open_ballots")
      .select(["elector_id", "content", "cast_at"])
      .where("replaced_at", "is", null)
      .orderBy("elector_id")
      .execute();
    const ballots = JSON.stringify(
      cast.map((row) => [
        row.elector_id,
        JSON.parse(row.content) as unknown,
        row.cast_at,
      ]),
    );
    expect(JSON.parse(details ?? "")).toEqual({
      reason: null,
      voters: 3,
      counts: "[2,0,1]",
      ballots: createHash("sha256").update(ballots).digest("hex"),
    });
  });

  it("is not taken back in a topic that is closed", async () => {
    await openPoll("30m");
    await town.advance({ minutes: 30 });
    await town.says("li", "/close #1");
    await town.advance({ days: 7 });
    expect(town.card("📌 #1").text).toContain("已经办结");
    const reopen = () => act((turn) => reopenPoll(turn, 2, "有人没赶上"));
    expect((await reopen()).ok).toBe(false);
    expect(cardText()).toContain("投票结束了");
    await town.says("li", "/reopen #1 再看看");
    expect((await reopen()).ok).toBe(true);
    expect(cardText()).not.toContain("投票结束了");
  });

  it("can be taken back: open for as long again, with the votes given", async () => {
    await openPoll("2d");
    await vote({ wang: "统一换", uncle: "各楼修" });
    const reopen = () => act((turn) => reopenPoll(turn, 2, "有人没赶上"));
    expect((await reopen()).ok).toBe(false);
    await town.advance({ days: 2 });
    expect(transcript(results())).toContain("票数一样");
    await town.advance({ hours: 5 });
    expect((await reopen()).ok).toBe(true);
    expect(results().at(-1)?.text).toBe(
      `🗳 #2 接着投：怎么修？
投过的票都算数，可以改。再投 2 天，12月5日 周六 15:00 截止
理由：有人没赶上`,
    );
    expect(cardText()).toContain(
      "12月5日 周六 15:00 截止\n统一换　1\n各楼修　1",
    );
    await town.presses("uncle", "统一换", { on: "#2 怎么修" });
    await town.presses("zhang", "统一换", { on: "#2 怎么修" });
    await town.advance({ days: 2 });
    expect(results().at(-1)?.text).toContain(
      "🗳 #2 有结果：统一换\n统一换　3\n",
    );
    const voters = await act(async ({ tx, community }) => {
      const poll = await findPoll(tx, community.id, 2);
      return poll && listVoterMembers(tx, community.id, poll);
    });
    expect(voters).toHaveLength(3);
  });
});
