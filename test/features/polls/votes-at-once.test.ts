import { afterEach, describe, expect, it } from "vitest";
import type { User } from "#playground";
import { databases, openTown, type Town } from "../../support/town.ts";

const voters = 50;
const options = ["换灯泡", "装声控", "先不修"];

describe.each(databases)("fifty voters at once (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  async function open(rules: string): Promise<User[]> {
    town = await openTown({ database });
    await town.says("wang", "/topic 楼道灯坏了");
    await town.says(
      "li",
      `/poll #1 ${rules} 2d: 怎么修？ | ${options.join(" | ")}`,
    );
    const { world } = town.playground;
    return Array.from({ length: voters }, (_, i) => {
      const user = world.addUser({ name: `居民${i}`, languageCode: "zh" });
      world.addMember(town.groupId, user);
      return user;
    });
  }
  const press = (who: User, choice: number) =>
    town.playground.world.press(
      town.groupId,
      town.card("#2 ").message_id,
      who,
      { label: options[choice] ?? "" },
    );
  const counts = () =>
    options.map((option) =>
      Number(
        new RegExp(`${option}　(\\d+)`).exec(town.card("#2 ").text ?? "")?.[1],
      ),
    );

  it("are all counted, once each, from two phones too", async () => {
    const people = await open("");
    const answers = await Promise.all(
      people.flatMap((who, i) => [press(who, i % 3), press(who, i % 3)]),
    );
    await town.settle();
    expect(answers.every(({ text }) => text?.includes("记"))).toBe(true);
    expect(counts()).toEqual([17, 17, 16]);
    expect(town.card("#2 ").text).toContain("已投 50 人");
  });

  it("have one secret ballot each, whatever two phones press", async () => {
    const people = await open("secret");
    const answers = await Promise.all(
      people.flatMap((who, i) => [press(who, i % 3), press(who, (i + 1) % 3)]),
    );
    await town.settle();
    const receipts = answers.filter(({ text }) => text?.includes("凭据词："));
    expect(receipts).toHaveLength(voters);
    expect(town.card("#2 ").text).toContain("已投 50 人");
    await town.advance({ days: 2 });
    const { db } = town.store;
    const ballots = await db.selectFrom("secret_ballots").selectAll().execute();
    expect(ballots).toHaveLength(voters);
    expect(
      await db.selectFrom("poll_voters").selectAll().execute(),
    ).toHaveLength(voters);
    const total = counts().reduce((sum, count) => sum + count, 0);
    expect(total).toBe(voters);
  });
});
