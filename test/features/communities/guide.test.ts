import { afterEach, describe, expect, it } from "vitest";
import { story } from "../../support/story.ts";
import {
  databases,
  openTown,
  type Role,
  type Town,
} from "../../support/town.ts";
import { until } from "../../support/workshop.ts";

describe.each(databases)("help, guide and menus (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const last = () => town.group().at(-1)?.text ?? "";
  const lastTo = (who: Role) => town.privateChat(who).at(-1)?.text ?? "";

  it("helps residents in eight lines, and conveners with more", async () => {
    town = await openTown({ database });
    await town.says("wang", "/help");
    expect(last().split("\n").length).toBeLessThanOrEqual(8);
    expect(last()).not.toContain("/screen");
    await town.says("li", "/help");
    expect(last()).toContain("/screen");
    expect(last()).toContain("/guide");
  });

  it("shows the screening rules, the usual ones or the group's own", async () => {
    town = await openTown({ database });
    await town.says("wang", "/help topics");
    expect(last()).toContain("什么样的事会受理");
    expect(last()).toContain("不受理的，一定告诉您");
    await town.says("li", "/settings rules 大家的事都收。<b>私人的</b>不收。");
    await town.says("wang", "/help 议题");
    expect(last()).toContain("大家的事都收。<b>私人的</b>不收。");
    expect(last()).not.toContain("不受理的，一定告诉您");
  });

  it("walks a convener through the first topic, and sees what is done", async () => {
    town = await openTown({ database });
    await town.says("li", "/guide");
    expect(last()).toContain("到私聊里看");
    await story(
      town,
      `
      李主任 opens 🔗 of 五分钟
      bot to 李主任: 第 1 步，共 6 步
        一路：○○○○○○
      李主任 (private) taps ✅ on 第 1 步
      bot to 李主任: 第 1 步，共 6 步
        ✓ 这一步做好了
        一路：✓○○○○○
        no ✅ 中文
      李主任 (private) taps ➡️ on 第 1 步
      bot to 李主任: 第 2 步
        ○ 还没做
      李主任 makes the bot an administrator
      李主任 (private) taps ➡️ on 第 2 步
      bot to 李主任: 第 3 步
        一路：✓✓○○○○
      王阿姨: /topic 三号楼楼道灯坏了
      李主任 (private) taps ➡️ on 第 3 步
      bot to 李主任: 第 4 步
        一路：✓✓✓○○○
      李主任: /screen
      李主任 taps ✅ on 等筛选的有
      李主任 (private) taps ➡️ on 第 4 步
      bot to 李主任: 第 5 步
        一路：✓✓✓✓○○
      李主任: /poll #1 single 2d: 怎么修？ | 换新的 | 修旧的
      李主任 (private) taps ➡️ on 第 5 步
      bot to 李主任: 第 6 步
        一路：✓✓✓✓✓○
        no ➡️
      李主任 (private) taps ⬅️ on 第 6 步
      bot to 李主任: 第 5 步
        ✓ 这一步做好了
      `,
    );
    const steps = town
      .privateChat("li")
      .filter((one) => one.text?.includes("共 6 步"));
    expect(steps).toHaveLength(1);
    expect(lastTo("li").split("\n").length).toBeLessThanOrEqual(6);
  });

  it("does not let a resident confirm from the guide", async () => {
    town = await openTown({ database });
    await town.says("wang", "/help");
    await town.start("wang", "g1-0");
    expect(lastTo("wang")).toContain("第 1 步");
    const press = await town.presses("wang", "✅", { privately: true });
    expect(press.text).toContain("只有召集人");
  });

  describe("the menus of commands", () => {
    const setCalls = () =>
      town.playground.world.calls.filter(
        (call) => call.method === "setMyCommands",
      );
    const menuOf = (
      type: string,
      rest: Record<string, unknown> = {},
      language?: string,
    ): string[] => {
      const call = setCalls().findLast(({ params }) => {
        const scope = asObject(params["scope"]);
        return (
          scope["type"] === type &&
          params["language_code"] === language &&
          Object.entries(rest).every(([key, value]) => scope[key] === value)
        );
      });
      const commands = asObject(call?.params["commands"]);
      return Object.values(commands).map(
        (one) => (one as { command: string }).command,
      );
    };

    it("are short, and fit where they are shown", async () => {
      town = await openTown({ database });
      // They are published beside the start, the administrators' in English last.
      await until(() => menuOf("all_chat_administrators", {}, "en").length > 0);
      const privately = menuOf("all_private_chats");
      const inGroup = menuOf("all_group_chats");
      expect(privately).toContain("mine");
      expect(inGroup).not.toContain("mine");
      expect(inGroup).not.toContain("screen");
      expect(inGroup).not.toContain("start");
      expect(inGroup).toContain("topic");
      for (const menu of [privately, inGroup]) {
        expect(menu.length).toBeLessThanOrEqual(10);
      }
      expect(menuOf("all_chat_administrators")).toContain("screen");
      for (const language of ["zh", "en"]) {
        expect(menuOf("all_group_chats", {}, language)).toEqual(inGroup);
      }
    });

    it("give conveners theirs when they are appointed, and take them back", async () => {
      town = await openTown({ database });
      await town.says("wang", "/help");
      await town.start("wang");
      await town.says("li", "/convener @wang_ayi");
      const { id } = town.people.wang;
      const own = { chat_id: town.groupId, user_id: id };
      expect(menuOf("chat_member", own)).toContain("screen");
      expect(menuOf("chat", { chat_id: id })).toContain("screen");
      expect(menuOf("chat", { chat_id: id })).toContain("mine");
      await town.says("wang", "/convener @wang_ayi off");
      const taken = town.playground.world.calls.filter(
        (call) => call.method === "deleteMyCommands" && call.ok,
      );
      expect(
        new Set(taken.map(({ params }) => asObject(params["scope"])["type"])),
      ).toEqual(new Set(["chat_member", "chat"]));
    });

    it("cost the group nothing", async () => {
      town = await openTown({ database });
      await town.says("wang", "/help");
      const before = town.group().length;
      await town.says("li", "/convener @wang_ayi");
      expect(town.group()).toHaveLength(before + 1);
    });
  });
});

const asObject = (given: unknown): Record<string, unknown> =>
  (typeof given === "string" ? JSON.parse(given) : (given ?? {})) as Record<
    string,
    unknown
  >;
