import { afterEach, describe, expect, it } from "vitest";
import { story } from "../../support/story.ts";
import {
  databases,
  openTown,
  transcript,
  type Role,
  type Town,
} from "../../support/town.ts";

describe.each(databases)("a group's language and zone (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  async function openGroup(languageCode: string | undefined) {
    const { world } = town.playground;
    const adder = world.addUser({
      name: "Adder",
      ...(languageCode !== undefined && { languageCode }),
    });
    const group = world.addGroup({
      title: "Elsewhere",
      type: "supergroup",
      creator: adder,
    });
    world.addBot(group.id, adder);
    await town.settle();
    return world.messages(group.id).filter(({ from }) => from?.is_bot);
  }

  it("are guessed from whoever added the bot", async () => {
    town = await openTown({ database });
    const [english] = await openGroup("en-GB");
    expect(english?.text).toContain("Hello, I am Shangliang");
    expect(english?.text).toContain("English · Beijing time");
    const [unknown] = await openGroup(undefined);
    expect(unknown?.text).toContain("中文 · 北京时间");
    const [other] = await openGroup("fr");
    expect(other?.text).toContain("中文 · 北京时间");
  });

  it("are Taipei's for whoever reads traditional characters, where English is usual", async () => {
    town = await openTown({ database, locale: "en" });
    const [taipei] = await openGroup("zh-hant");
    expect(taipei?.text).toContain("中文 · 台北时间");
    const [shanghai] = await openGroup("zh-hans");
    expect(shanghai?.text).toContain("中文 · 北京时间");
  });

  it("are changed on the card, and confirmed by one tap", async () => {
    town = await openTown({ database });
    await story(
      town,
      `
      王阿姨 taps 🌐 English on 大家好
      toast: 只有召集人
      李主任 taps 🌐 English on 大家好
      bot: Hello, I am Shangliang
        ✅ English · Beijing time
      李主任 taps 🕰 on Hello
      bot: This group's settings
        ✓ English
        ✓ Beijing time
        ⬅️ Back to the board
      李主任 taps ⬅️ on This group's settings
      bot: Hello, I am Shangliang
        ○ Language
      李主任 taps 🕰 on Hello
      李主任 taps Berlin on This group's settings
      bot: Hello, I am Shangliang
        ✓ Language and time zone: English · Berlin time
        no ✅ English
      `,
    );
    expect(town.group()).toHaveLength(1);
  });
});

describe.each(databases)("a group that becomes a forum (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const board = () =>
    transcript(
      town.group().filter((one) => /大家好|大家的事/.test(one.text ?? "")),
    );
  const boards = () =>
    town.group().filter((one) => /大家好|大家的事/.test(one.text ?? ""));

  async function becomeForum(): Promise<number> {
    const { world } = town.playground;
    const { li } = town.people;
    await town.presses("li", "✅ 中文");
    expect(board()).not.toContain("settings here");
    world.setForum(town.groupId, true);
    return world.createTopic(town.groupId, "商量", li);
  }

  const said = (who: Role, text: string, threadId?: number) =>
    town.says(who, text, threadId === undefined ? {} : { threadId });

  it("is asked where the bot keeps itself, once", async () => {
    town = await openTown({ database });
    await becomeForum();
    await said("wang", "/help");
    expect(board()).toContain("/settings here");
    await town.presses("li", "✅ 中文");
    expect(board()).not.toContain("/settings here");
  });

  it("has its board in the forum topic that a convener chose, and answers where it was asked", async () => {
    town = await openTown({ database });
    const threadId = await becomeForum();
    await said("wang", "/topic 三号楼楼道灯坏了");
    expect(boards()).toHaveLength(1);
    await said("li", "/settings here", threadId);
    expect(town.group().some((one) => one.text?.includes("换了地方"))).toBe(
      true,
    );
    expect(boards()).toHaveLength(1);
    expect(boards()[0]?.message_thread_id).toBe(threadId);
    await said("wang", "/help");
    expect(town.group().at(-1)?.text).toContain("能做什么");
    expect(town.group().at(-1)?.message_thread_id).not.toBe(threadId);
    await said("wang", "/topic 门口积水");
    expect(town.card("📌 #2").message_thread_id).toBe(threadId);
  });

  it("can be told by the button of the settings, too", async () => {
    town = await openTown({ database });
    const threadId = await becomeForum();
    await said("li", "/settings", threadId);
    await town.presses("li", "📍");
    expect(boards()[0]?.message_thread_id).toBe(threadId);
    town.playground.world.setForum(town.groupId, false);
    await said("li", "/settings here");
    expect(town.group().at(-1)?.text).toContain("没有分话题");
  });
});
