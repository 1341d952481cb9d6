import { afterEach, describe, expect, it } from "vitest";
import { listAttendees } from "#features/sessions";
import { findMemberByUser } from "#platform/community";
import { databases, openTown, type Town } from "../../support/town.ts";

let town: Town;
afterEach(() => town.close());

const last = () => town.group().at(-1)?.text ?? "";

describe.each(databases)("the seats of a session (%s)", (database) => {
  async function fill(): Promise<void> {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    await town.says("li", "/session #1 周六 15:00 @ 活动室 限1人");
    await town.presses("uncle", "🙋");
    await town.presses("zhao", "🙋");
    town.playground.world.removeMember(town.groupId, town.people.uncle.id);
    await town.settle();
  }

  it("are not kept for who has left, and the next is told", async () => {
    await fill();
    const toast = await town.presses("zhang", "🤔");
    expect(toast.text).toContain("不一定去");
    expect(last()).toMatch(/^小赵\n📅 #2 楼道灯坏了：.*您补上了/);
    expect(town.card("#2 协商会").text).toContain("🙋 1 人来：小赵");
    expect(town.card("#2 协商会").text).not.toContain("候补");
    expect(await listAttendees(town.store.db, 1, 2)).toHaveLength(1);
    const before = town.group().length;
    await town.presses("zhang", "🚫");
    expect(town.group()).toHaveLength(before);
  });

  it("go to the next when the session is moved, too", async () => {
    await fill();
    await town.says("li", "/session #2 周日 15:00");
    expect(last()).toMatch(/^小赵\n📅 #2 楼道灯坏了：.*您补上了/);
  });

  it("count in the minutes as they are then, and stay so", async () => {
    await fill();
    await town.advanceTo("2026-12-05 15:30");
    await town.says("li", "/minutes #2 换灯 | 有亮");
    expect(last()).toContain("到场：1 人");
    await town.presses("li", "✅");
    const zhao = await findMemberByUser(town.store.db, 1, town.people.zhao.id);
    town.playground.world.removeMember(town.groupId, town.people.zhao.id);
    await town.settle();
    expect(await listAttendees(town.store.db, 1, 2)).toEqual([zhao?.id]);
  });
});

describe("the coming sessions", () => {
  it("are paged on their list alone", async () => {
    town = await openTown({ database: "sqlite" });
    await town.says("wang", "/topic 楼道灯坏了");
    for (let day = 10; day <= 18; day++) {
      await town.says("li", `/session #1 2026-12-${day} 15:00`);
    }
    const card = town.card("#2 协商会");
    const forged = await town.playground.world.pressForged(
      town.groupId,
      card.message_id,
      town.people.zhang,
      "sessions.page:1:0",
    );
    await town.settle();
    expect(forged.text).toContain("已经过时");
    expect(town.card("#2 协商会").text).toBe(card.text);
    await town.says("wang", "/agenda");
    await town.presses("uncle", "➡️");
    expect(last()).toContain("#10 楼道灯坏了");
  });
});
