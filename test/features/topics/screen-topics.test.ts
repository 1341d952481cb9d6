import { afterEach, describe, expect, it } from "vitest";
import { findTopic } from "#features/topics";
import {
  databases,
  openTown,
  transcript,
  type Role,
  type Town,
} from "../../support/town.ts";

let town: Town;
afterEach(() => town.close());

const last = () => town.group().at(-1);
const stage = async () => (await findTopic(town.store.db, 1, 1))?.stage;

async function forge(
  who: Role,
  data: string,
  on = town.card("#1 ").message_id,
) {
  const { world } = town.playground;
  const answered = await world.pressForged(
    town.groupId,
    on,
    town.people[who],
    data,
  );
  await town.settle();
  return answered;
}

describe.each(databases)("declining a topic (%s)", (database) => {
  async function askWhy(): Promise<number> {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("li", "/screen");
    await town.presses("li", "❌");
    const question = last();
    expect(question?.text).toContain("是什么缘故？");
    return question?.message_id ?? 0;
  }

  it("takes the reason that a convener replies with", async () => {
    const replyTo = await askWhy();
    await town.says("uncle", "我看不行", { replyTo });
    expect(last()?.text).toMatch(/只有召集人能做这件事.*李主任/);
    await town.says("chen", "长".repeat(201), { replyTo });
    expect(last()?.text).toContain("理由最多 200 个字，这条有 201 个");
    expect(await stage()).toBe("collect");

    await town.says("chen", "\u034f", { replyTo });
    const again = last();
    expect(again?.text).toContain("是什么缘故？");
    expect(again?.message_id).not.toBe(replyTo);
    expect(await stage()).toBe("collect");

    await town.says("chen", `${"长".repeat(200)}\n`, {
      replyTo: again?.message_id ?? 0,
    });
    expect(await findTopic(town.store.db, 1, 1)).toMatchObject({
      stage: "closed",
      outcome: "declined",
      reason: "长".repeat(200),
    });
    await town.says("li", "也不行", { replyTo: again?.message_id ?? 0 });
    expect(last()?.text).toContain("已经有人处理过了");
  });
});

describe("a press forged onto a topic's card", () => {
  it.each(["topics.page:1:0", "topics.skip:1:1"])(
    "as %s changes nothing",
    async (data) => {
      town = await openTown({ database: "sqlite" });
      await town.says("wang", "/topic 三号楼楼道灯坏了");
      const before = transcript([town.card("#1 ")]);
      const answered = await forge("li", data);
      expect(answered.text).toContain("已经过时");
      expect(transcript([town.card("#1 ")])).toBe(before);
    },
  );

  it("or onto a list leaves that there, though the topic is accepted", async () => {
    town = await openTown({ database: "sqlite" });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("wang", "/topics");
    const list = last();
    const answered = await forge("li", "topics.accept:1:1", list?.message_id);
    expect(answered.text).toContain("已受理");
    expect(last()?.text).toBe(list?.text);
  });
});

describe("the list of topics", () => {
  it("is paged where it stands", async () => {
    town = await openTown({ database: "sqlite" });
    const people = ["wang", "uncle", "zhao"] as const;
    for (let i = 1; i <= 9; i++) {
      await town.says(people[i % 3] ?? "wang", `/topic 第 ${i} 件`);
    }
    await town.says("wang", "/topics");
    const list = last();
    expect((await town.presses("uncle", "➡️ 早一些")).text ?? "").toBe("");
    expect(last()?.message_id).toBe(list?.message_id);
    expect(last()?.text).toContain("#1 第 1 件");
  });
});
