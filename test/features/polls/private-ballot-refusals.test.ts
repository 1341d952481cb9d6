import { afterEach, describe, expect, it } from "vitest";
import {
  dataShown,
  openBallot,
  payloadOf,
  shown,
  tap,
  write,
} from "../../support/ballots.ts";
import {
  oneDatabase,
  openTown,
  type Role,
  type Town,
} from "../../support/town.ts";

const question = "楼道灯怎么修？ | 物业统一换 | 各楼自己修 | 先查线路";

describe.each(oneDatabase)("a ballot that cannot be cast (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const open = async (...heads: readonly string[]) => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    for (const head of heads) {
      await town.says("li", `/poll #1 ${head}: ${question}`);
    }
  };
  const forge = async (who: Role, data: string) => {
    const on = town.privateChat(who).at(-1);
    if (!on) throw new Error("there is no message to press");
    const { world } = town.playground;
    const by = town.people[who];
    const told = await world.pressForged(on.chat.id, on.message_id, by, data);
    await town.settle();
    return told.text ?? "";
  };
  const votes = async () => {
    const open = await town.store.db
      .selectFrom("open_ballots")
      .selectAll()
      .execute();
    const secret = await town.store.db
      .selectFrom("secret_ballots")
      .selectAll()
      .execute();
    return open.length + secret.length;
  };

  it("is too late after the end, whichever way it comes", async () => {
    await open("irv 1h");
    await openBallot(town, "wang");
    await tap(town, "wang", "各楼自己修");
    const [, , , , castData = ""] = dataShown(town, "wang");
    await town.store.db.updateTable("jobs").set({ run_at: 9e15 }).execute();
    await town.advance({ hours: 1 });
    const late = "投票已在 12月1日 周二 11:00 结束，这一票没有记。结果见 #2。";
    expect(await tap(town, "wang", "✅")).toBe(late);
    expect(await tap(town, "wang", "先查线路")).toBe(late);
    expect(await write(town, "wang", "2 1")).toContain(late);
    expect(await openBallot(town, "uncle")).toContain(late);
    await town.store.db.updateTable("jobs").set({ run_at: 0 }).execute();
    await town.advance({ minutes: 1 });
    await write(town, "wang", "/vote #2 1 2");
    expect(shown(town, "wang")).toContain(late);
    expect(await forge("wang", castData)).not.toContain("投好了");
    expect(await votes()).toBe(0);
  });

  it("is told why to who may not vote, who may still read it", async () => {
    await open("irv by=convener 2d");
    const seen = await openBallot(town, "wang");
    expect(seen).toContain("1. 物业统一换");
    expect(seen).toContain("这个投票只请召集人投。");
    expect(seen).not.toContain("[");
    expect(await write(town, "wang", "1 2")).toContain("只请召集人投");
    await town.says("li", "/expert", {
      replyTo: (await town.says("uncle", "大家好")).message_id,
    });
    expect(await votes()).toBe(0);
  });

  it("is no more once ✅ was pressed: the second press finds the same vote", async () => {
    await open("irv 2d", "irv secret 2d");
    for (const poll of [2, 3]) {
      await openBallot(town, "wang", poll);
      await tap(town, "wang", "各楼自己修");
      const [, , , , castData = ""] = dataShown(town, "wang");
      await tap(town, "wang", "✅");
      const kept = shown(town, "wang");
      await forge("wang", castData);
      await forge("wang", `polls.clear:1:${poll}`);
      if (poll === 3) {
        expect(shown(town, "wang")).toBe(kept);
        expect(await forge("wang", castData)).toContain("已经投过了");
      }
    }
    expect(await votes()).toBe(2);
  });

  it("counts once when it comes from two phones at once", async () => {
    await open("irv 2d", "irv secret 2d");
    for (const poll of [2, 3]) {
      await openBallot(town, "wang", poll);
      await tap(town, "wang", "各楼自己修");
      const on = town.privateChat("wang").at(-1);
      const [, , , , castData = ""] = dataShown(town, "wang");
      const { world } = town.playground;
      await Promise.all(
        Array.from({ length: 5 }, () =>
          world.pressForged(
            town.people.wang.id,
            on?.message_id ?? 0,
            town.people.wang,
            castData,
          ),
        ),
      );
      await town.settle();
    }
    expect(await votes()).toBe(2);
    expect(shown(town, "wang")).toContain("凭据词：");
  });

  it("changes nothing when a button is forged, and says so", async () => {
    await open("dots points=5 2d", "irv 2d");
    await openBallot(town, "wang");
    const stale = "这个按钮已经过时了";
    for (const [data, told] of [
      // Of another poll than the message is about.
      ["polls.cast:1:3:1:0", stale],
      ["polls.mark:1:3:0:0:1", stale],
      ["polls.clear:1:3", stale],
      ["polls.change:1:3", stale],
      // Other than any ballot of this poll.
      ["polls.cast:1:2:35:0", stale],
      ["polls.cast:1:2:-36:0", stale],
      ["polls.cast:1:2:1:1", stale],
      ["polls.cast:1:2:2147483647:0", stale],
      ["polls.mark:1:2:99:0:1", stale],
      ["polls.mark:1:2:0:0:9", "没有这个选项"],
      ["polls.mark:1:2:0:0:-1", "没有这个选项"],
      ["polls.cast:1:2:0:0", "还什么都没选"],
      ["polls.cast:1:9:0:0", stale],
      ["polls.cast:1:2:1", stale],
      ["polls.cast:999:2:1:0", "这个按钮不是给您的"],
      ["polls.vote:1:2:0", "🔗"],
    ] as const) {
      const before = shown(town, "wang");
      expect(await forge("wang", data), data).toContain(told);
      expect(shown(town, "wang"), data).toBe(before);
    }
    expect(await votes()).toBe(0);
  });

  it("is none of the group's: its buttons on a card there change nothing", async () => {
    await open("irv 2d");
    const card = town.card("#2 ");
    const before = card.text;
    for (const data of [
      "polls.mark:1:2:0:0:1",
      "polls.cast:1:2:1:0",
      "polls.change:1:2",
    ]) {
      const told = await town.playground.world.pressForged(
        card.chat.id,
        card.message_id,
        town.people.wang,
        data,
      );
      expect(told.text).toContain("过时");
    }
    await town.settle();
    expect(town.card("#2 ").text).toBe(before);
    expect(await votes()).toBe(0);
  });

  it("is not opened for who is in no group of it", async () => {
    await open("irv 2d");
    const { world } = town.playground;
    const stranger = world.addUser({ name: "路人" });
    await town.start(stranger, payloadOf(2));
    const told = town.privateChat(stranger).map(({ text }) => text);
    expect(told.join()).not.toContain("楼道灯");
  });
});
