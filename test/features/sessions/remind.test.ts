import { afterEach, describe, expect, it } from "vitest";
import { cancelSession } from "#features/sessions";
import { createLog } from "#platform/log";
import { createTurns } from "#platform/turn";
import { findCommunity } from "#platform/community";
import {
  oneDatabase,
  openTown,
  type Role,
  type Town,
} from "../../support/town.ts";

let town: Town;
afterEach(() => town.close());

const said = () => town.group().map(({ text }) => text ?? "");
const told = (who: Role) => town.privateChat(who).map(({ text }) => text ?? "");

/** A session to which uncle and zhao come, wang might, and zhang does not. */
async function openWithSession(
  options: Parameters<typeof openTown>[0],
  when: string,
): Promise<void> {
  town = await openTown(options);
  await town.start("uncle");
  await town.says("wang", "/topic 楼道灯坏了");
  await town.says("li", `/session #1 ${when} @ 活动室`);
  await town.presses("uncle", "🙋");
  await town.presses("zhao", "🙋");
  await town.presses("wang", "🤔");
  await town.presses("zhang", "🚫");
}

/** What `work` makes the bot say, in the group and to uncle. */
async function heard(work: () => Promise<void>) {
  const before = [said().length, told("uncle").length] as const;
  await work();
  return {
    group: said().slice(before[0]),
    uncle: told("uncle").slice(before[1]),
  };
}

describe.each(oneDatabase)("reminding of a session (%s)", (database) => {
  it("comes a day and an hour before, to those who come or might", async () => {
    await openWithSession({ database }, "周六 15:00");
    const card = town.card("#2").message_id;
    expect(await heard(() => town.advanceTo("2026-12-04 14:59"))).toEqual({
      group: [],
      uncle: [],
    });
    const day = await heard(() => town.advanceTo("2026-12-04 15:00"));
    expect(day.uncle).toEqual([
      "📅 #2 协商会：楼道灯坏了\n明天 12月5日 周六 15:00\n地点：活动室\n来不了的，请在 #2 的卡片上改一下",
    ]);
    expect(day.group).toEqual([`${day.uncle.join()}\n小赵 王阿姨`]);
    expect(town.group().at(-1)?.reply_to_message?.message_id).toBe(card);

    await town.presses("zhao", "🚫");
    await town.advanceTo("2026-12-05 14:00");
    const [, ...uncle] = told("uncle");
    expect(uncle).toEqual([expect.stringContaining("今天 15:00 开始")]);
    expect(said().at(-1)).toMatch(/今天 15:00 开始[^]*\n王阿姨$/);
    expect(said().join("\n")).not.toContain("明天");
    expect(await heard(() => town.advanceTo("2026-12-05 16:00"))).toEqual({
      group: [],
      uncle: [],
    });
  });

  it("waits at night for a decent hour", async () => {
    await openWithSession({ database }, "周六 21:30");
    await town.advanceTo("2026-12-04 21:30");
    expect(await heard(() => town.advanceTo("2026-12-05 09:59"))).toEqual({
      group: [],
      uncle: [],
    });
    const day = await heard(() => town.advanceTo("2026-12-05 10:00"));
    expect(day.uncle).toEqual([expect.stringContaining("今天 12月5日")]);
  });

  it("sends after downtime only what is still of use", async () => {
    await openWithSession({ database }, "周六 15:00");
    await town.goDown();
    await town.advanceTo("2026-12-05 14:20");
    const late = await heard(() => town.wakeUp());
    expect(late.uncle).toEqual([expect.stringContaining("今天 15:00 开始")]);
    expect(late.group).toHaveLength(1);
    await town.says("li", "/session #1 12-12 15:00");
    await town.presses("uncle", "🙋");
    await town.goDown();
    await town.advanceTo("2026-12-12 15:01");
    expect(await heard(() => town.wakeUp())).toEqual({ group: [], uncle: [] });
  });

  it("does not wait past two hours before the start", async () => {
    await openWithSession({ database }, "周六 09:30");
    await town.goDown();
    await town.advanceTo("2026-12-05 06:00");
    expect(await heard(() => town.wakeUp())).toEqual({ group: [], uncle: [] });
    expect(await heard(() => town.advanceTo("2026-12-05 07:29"))).toEqual({
      group: [],
      uncle: [],
    });
    const day = await heard(() => town.advanceTo("2026-12-05 07:30"));
    expect(day.uncle).toEqual([expect.stringContaining("周六 09:30")]);
  });

  it("moves with the session", async () => {
    await openWithSession({ database }, "周六 15:00");
    await town.says("li", "/session #2 12-08 15:00");
    expect(await heard(() => town.advanceTo("2026-12-07 14:59"))).toEqual({
      group: [],
      uncle: [],
    });
    const day = await heard(() => town.advanceTo("2026-12-07 15:00"));
    expect(day.group).toEqual([expect.stringContaining("明天 12月8日 周二")]);
    // To so soon that the day's reminder would be late.
    await town.says("li", "/session #2 12-07 18:00");
    const hour = await heard(() => town.advanceTo("2026-12-07 17:00"));
    expect(hour.uncle).toEqual([]);
    expect(told("uncle").at(-1)).toContain("今天 18:00 开始");
    expect(said().join("\n")).not.toContain("12月8日 周二 15:00\n地点");
  });

  it("ends with the session cancelled, and those coming know why", async () => {
    await openWithSession({ database }, "周六 15:00");
    expect(await cancel(2, "下 <大> 雪")).toBe(true);
    expect(town.card("#2 协商会").text).toContain("取消了：下 <大> 雪");
    expect(town.card("#2 协商会").reply_markup).toBeUndefined();
    expect(said().at(-1)).toBe(
      "📅 #2 楼道灯坏了：取消了\n原定：12月5日 周六 15:00\n缘故：下 <大> 雪\n小赵 王阿姨",
    );
    expect(told("uncle").at(-1)).toContain("缘故：下 <大> 雪");
    expect(await cancel(2, "又一次")).toBe(false);
    expect(await cancel(1, "是议题")).toBe(false);
    expect(await heard(() => town.advanceTo("2026-12-05 18:00"))).toEqual({
      group: [],
      uncle: [],
    });
    await town.says("li", "/session #2 12-12 15:00");
    expect(said().at(-1)).toContain("#2 已经取消");
    await town.says("li", "/minutes #2");
    expect(said().at(-1)).toContain("#2 已经取消");
  });
});

describe("a reminder", () => {
  it("is in the reader's language, in private chat and in the group", async () => {
    town = await openTown({ database: "sqlite", locale: "en" });
    await town.start("uncle");
    await town.says("uncle", "/lang zh", { privately: true });
    await town.says("wang", "/topic Stairway light is broken");
    await town.says("li", "/session #1 Saturday 15:00 @ hall");
    await town.presses("uncle", "🙋");
    await town.presses("wang", "🤔");
    await town.advanceTo("2026-12-04 15:00");
    expect(told("uncle").at(-1)).toContain("明天 12月5日 周六 15:00");
    expect(said().at(-1)).toBe(
      "📅 #2 Session: Stairway light is broken\nSat 5 Dec, 15:00, tomorrow\nPlace: hall\nIf you cannot come, change your answer on the card of #2\nAuntie Wang",
    );
  });
});

/** As `/close` does it. */
async function cancel(number: number, reason: string): Promise<boolean> {
  const { store, playground, app } = town;
  const turns = createTurns({
    store,
    now: () => playground.clock.now(),
    bot: app.bot,
    log: createLog("silent"),
    listeners: [],
  });
  const isCancelled = await store.transact(async (tx) => {
    const community = await findCommunity(tx, 1);
    if (!community) throw new Error("there is no community");
    return cancelSession(turns.open(tx, community, null), number, reason);
  });
  await town.settle();
  return isCancelled;
}
