import { afterEach, describe, expect, it } from "vitest";
import {
  databases,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";

describe.each(databases)("the board (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const boards = () =>
    town.group().filter((one) => one.text?.includes("大家的事"));
  const board = () => boards().at(-1)?.text ?? "";
  const edits = () => {
    const id = boards().at(-1)?.message_id;
    return town.playground.world.calls.filter(
      ({ method, params }) =>
        method === "editMessageText" && Number(params["message_id"]) === id,
    ).length;
  };

  it("shows the newest of each stage, and how many more there are", async () => {
    town = await openTown({ database });
    for (let n = 1; n <= 5; n++) {
      await town.says("wang", `/topic 第${n}号楼的灯坏了${"灯".repeat(n)}`);
      await town.presses("wang", "➡️").catch(() => undefined);
    }
    expect(board()).toContain("#5");
    expect(board()).toContain("#3");
    expect(board()).not.toContain("#2");
    expect(board()).toMatch(/还有 2 件/);
  });

  it("is edited only when it shows something else", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("li", "/poll #1 single 2d: 怎么修？ | 换新的 | 修旧的");
    const before = edits();
    const users = Array.from({ length: 30 }, (_, n) =>
      world.addUser({ name: `邻居${n}` }),
    );
    for (const user of users) world.addMember(town.groupId, user);
    const card = town.card("🗳 #2");
    await Promise.all(
      users.map((user) =>
        world.press(card.chat.id, card.message_id, user, { label: "换新的" }),
      ),
    );
    await town.settle();
    expect(town.card("🗳 #2").text).toMatch(/换新的\s+30/);
    await town.presses("uncle", "👍", { on: "📌 #1" });
    expect(edits()).toBe(before);
    await town.advance({ hours: 20 });
    expect(edits()).toBe(before);
  });

  it("stays away when it was deleted, until somebody asks for it", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    await town.says("li", "/topic 三号楼楼道灯坏了");
    await town.says("li", "/board");
    expect(boards()).toHaveLength(1);
    expect(transcript(town.group().slice(-1))).toContain("看板在上面");
    world.setAdministrator(
      town.groupId,
      town.people.chen.id,
      true,
      town.people.li,
    );
    const first = boards()[0]?.message_id ?? 0;
    world.deleteMessage(town.groupId, first, town.people.li);
    await town.says("wang", "/topic 门口积水了没人管");
    expect(boards()).toHaveLength(0);
    await town.says("li", "/board");
    expect(boards()).toHaveLength(1);
    expect(board()).toContain("#2 门口积水");
  });

  it("is posted at the bottom when that is asked for, and leaves a line behind", async () => {
    town = await openTown({ database });
    const { world } = town.playground;
    await town.says("li", "/topic 三号楼楼道灯坏了");
    const first = boards()[0]?.message_id ?? 0;
    await town.says("li", "/board");
    const pressed = await town.presses("wang", "📌 贴到最下面");
    expect(pressed.text).toContain("只有召集人");
    await town.presses("li", "📌 贴到最下面");
    expect(boards()).toHaveLength(1);
    expect(boards()[0]?.message_id).not.toBe(first);
    expect(world.message(town.groupId, first)?.text).toContain("换了地方");
  });

  it("is pinned as soon as the bot may", async () => {
    town = await openTown({ database });
    const { world, bot } = town.playground;
    await town.says("li", "/topic 三号楼楼道灯坏了");
    const pins = () =>
      world.calls.filter(({ method, ok }) => method === "pinChatMessage" && ok);
    expect(pins()).toHaveLength(0);
    world.setAdministrator(town.groupId, bot.id, true, town.people.li);
    await town.settle();
    expect(Number(pins()[0]?.params["message_id"])).toBe(
      boards()[0]?.message_id,
    );
  });

  it("leads from private chat to itself", async () => {
    town = await openTown({ database });
    await town.says("li", "/topic 三号楼楼道灯坏了");
    await town.start("li");
    await town.says("li", "/board", { privately: true });
    const markup = JSON.stringify(town.privateChat("li").at(-1)?.reply_markup);
    expect(markup).toContain(
      `https://t.me/c/${String(town.groupId).slice(4)}/${boards()[0]?.message_id}`,
    );
  });

  it("is within 25 lines however much goes on", async () => {
    town = await openTown({ database });
    const stages = ["collect", "deliberate", "act", "supervise", "evaluate"];
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    const { db } = town.store;
    const row = await db
      .selectFrom("topics")
      .selectAll()
      .executeTakeFirstOrThrow();
    for (let n = 0; n < 50; n++) {
      await db
        .insertInto("topics")
        .values({
          ...row,
          number: 100 + n,
          text: "很长的一件事".repeat(40),
          stage: stages[n % stages.length] ?? "collect",
        })
        .execute();
    }
    await town.says("li", "/settings tz Asia/Taipei");
    const [shown = ""] = board().split("\n\n");
    expect(shown.split("\n").length).toBeLessThanOrEqual(25);
    expect(Array.from(board()).length).toBeLessThanOrEqual(3_500);
    for (const mark of ["集", "议", "办", "督", "评"]) {
      expect(shown).toContain(`\n${mark} `);
    }
  });
});
