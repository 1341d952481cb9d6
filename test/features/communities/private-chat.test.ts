import { afterEach, describe, expect, it } from "vitest";
import { databases, openTown, type Town } from "../../support/town.ts";

describe.each(databases)("private chat (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const lastTo = (who: "wang" | "zhang") =>
    town.privateChat(who).at(-1)?.text ?? "";

  it("is about the community that somebody of several chooses", async () => {
    town = await openTown({ database });
    const { world, bot } = town.playground;
    const { wang, li } = town.people;
    const other = world.addGroup({
      title: "阳光里",
      type: "supergroup",
      creator: li,
      members: [wang],
    });
    world.addBot(other.id, li);
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    world.send(other.id, wang, { text: "/topic 门口积水" });
    await town.settle();

    await town.start("wang");
    expect(lastTo("wang")).toContain("幸福里小区");
    await town.says("wang", "/topics", { privately: true });
    expect(lastTo("wang")).toContain("三号楼楼道灯坏了");
    const chosen = await town.presses("wang", "阳光里", { privately: true });
    expect(chosen.text).toContain("阳光里");
    await town.says("wang", "/topics", { privately: true });
    expect(lastTo("wang")).toContain("门口积水");
    expect(lastTo("wang")).not.toContain("三号楼");
    expect(bot.username).toBeDefined();
  });

  it("knows somebody who never wrote in the group by asking Telegram", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.start("zhang", "t1-1");
    expect(lastTo("zhang")).toContain("三号楼楼道灯坏了");
  });

  it("shows a stranger nothing of a group", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 东门的秘密");
    const { world } = town.playground;
    const stranger = world.addUser({ name: "路人", languageCode: "zh-hans" });
    for (const payload of ["t1-1", "c1-1", "t999-1", "garbage", undefined]) {
      world.start(stranger, payload);
    }
    for (const text of ["/topics", "/mine", "/poll #1 a | b", "您好"]) {
      world.send(stranger.id, stranger, { text });
    }
    await town.settle();
    const said = world
      .messages(stranger.id)
      .filter((message) => message.from?.is_bot)
      .map((message) => message.text ?? "");
    expect(said).toHaveLength(9);
    expect(said.join("\n")).not.toContain("东门");
  });

  it("speaks the language that somebody chose", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.start("wang");
    await town.says("wang", "/lang en", { privately: true });
    await town.says("wang", "/topics", { privately: true });
    expect(lastTo("wang")).toContain("What people raised");
    await town.says("wang", "/lang fr", { privately: true });
    expect(lastTo("wang")).toContain("/lang en");
  });
});
