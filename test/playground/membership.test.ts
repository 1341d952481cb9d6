import { describe, expect, it } from "vitest";
import type { Update } from "#playground";
import { openPlayground } from "./open-playground.ts";

const kinds = (updates: Update[]) =>
  updates.map((update) => Object.keys(update)[1]);

describe("the bot's own membership", () => {
  it("is told when it is added, promoted, removed", async () => {
    const { world, group, li, playground, call, drain } =
      await openPlayground();
    expect(await drain()).toMatchObject([
      {
        my_chat_member: {
          chat: { id: group.id },
          from: { id: li.id },
          old_chat_member: { status: "left" },
          new_chat_member: { status: "member" },
        },
      },
      { message: { new_chat_members: [{ id: playground.bot.id }] } },
    ]);
    world.setAdministrator(group.id, playground.bot.id, true, li);
    expect(await drain()).toMatchObject([
      {
        my_chat_member: {
          new_chat_member: {
            status: "administrator",
            can_pin_messages: true,
            can_delete_messages: true,
          },
        },
      },
    ]);
    world.removeBot(group.id, li);
    expect(await drain()).toMatchObject([
      { my_chat_member: { new_chat_member: { status: "kicked" } } },
      { message: { left_chat_member: { id: playground.bot.id } } },
    ]);
    const say = { chat_id: group.id, text: "x" };
    expect(await call("sendMessage", say)).toMatchObject({
      status: 403,
      description: "Forbidden: bot was kicked from the supergroup chat",
    });
    world.addBot(group.id, li);
    expect(await call("sendMessage", say)).toMatchObject({ ok: true });
  });

  it("ends when it leaves", async () => {
    const { group, call, drain } = await openPlayground({ groupType: "group" });
    await drain();
    expect(await call("leaveChat", { chat_id: group.id })).toMatchObject({
      result: true,
    });
    expect(kinds(await drain())).toEqual(["my_chat_member", "message"]);
    expect(
      await call("sendMessage", { chat_id: group.id, text: "x" }),
    ).toMatchObject({
      status: 403,
      description: "Forbidden: bot is not a member of the group chat",
    });
  });
});

describe("other people's membership", () => {
  it("reaches an administrator who asked for chat_member", async () => {
    const { world, group, li, playground, drain } = await openPlayground();
    const zhao = world.addUser({ name: "小赵" });
    await drain(["message", "chat_member", "my_chat_member"]);
    world.addMember(group.id, zhao);
    expect(kinds(await drain())).toEqual(["message"]);
    world.setAdministrator(group.id, playground.bot.id, true, li);
    await drain();
    world.setAdministrator(group.id, zhao.id, true, li);
    world.removeMember(group.id, zhao.id);
    expect(await drain()).toMatchObject([
      {
        chat_member: {
          from: { id: li.id },
          old_chat_member: { status: "member" },
          new_chat_member: { status: "administrator", user: { id: zhao.id } },
        },
      },
      { chat_member: { new_chat_member: { status: "left" } } },
      { message: { left_chat_member: { id: zhao.id } } },
    ]);
  });

  it("can be asked for", async () => {
    const { world, group, li, wang, playground, ask, call } =
      await openPlayground();
    const zhao = world.addUser({ name: "小赵" });
    const chat_id = group.id;
    const statuses = await Promise.all(
      [li, wang, zhao, playground.bot].map(
        async ({ id: user_id }) =>
          (await ask<{ status: string }>("getChatMember", { chat_id, user_id }))
            .status,
      ),
    );
    expect(statuses).toEqual(["creator", "member", "left", "member"]);
    expect(await ask("getChatAdministrators", { chat_id })).toMatchObject([
      { status: "creator", user: { id: li.id } },
    ]);
    expect(await ask("getChatMemberCount", { chat_id })).toBe(3);
    expect(await ask("getChat", { chat_id })).toMatchObject({
      id: chat_id,
      title: "幸福里",
      permissions: { can_send_messages: true },
    });
    expect(await call("getChatMember", { chat_id, user_id: 5 })).toMatchObject({
      description: "Bad Request: user not found",
    });
  });
});

describe("privacy mode", () => {
  const said = (updates: Update[]) =>
    updates.map((update) => update.message?.text);

  it("lets commands, replies to the bot and mentions through", async () => {
    const { world, group, wang, li, say, drain } = await openPlayground();
    const own = await say("bot");
    await drain();
    const post = (text: string, replyTo?: number) =>
      world.send(group.id, wang, { text, ...(replyTo ? { replyTo } : {}) });
    const plain = post("plain");
    post("/topic 灯");
    post("/topic@shangliang_bot 灯");
    post("/topic@other_bot 灯");
    post("/议题 灯");
    post("later /topic");
    post("hey @shangliang_bot");
    post("hey @other_bot");
    post("answer", own.message_id);
    post("to a person", plain.message_id);
    world.send(group.id, li, { text: "/anonymous", asGroup: true });
    expect(said(await drain())).toEqual([
      "/topic 灯",
      "/topic@shangliang_bot 灯",
      "hey @shangliang_bot",
      "answer",
      "/anonymous",
    ]);
  });

  it("lets an administrator see everything", async () => {
    const { world, group, wang, li, playground, drain } =
      await openPlayground();
    world.setAdministrator(group.id, playground.bot.id, true, li);
    await drain();
    world.send(group.id, wang, { text: "plain" });
    world.setAdministrator(group.id, playground.bot.id, false, li);
    world.send(group.id, wang, { text: "hidden" });
    expect(said(await drain())).toEqual(["plain", undefined]);
  });

  it("can be off", async () => {
    const { world, group, wang, drain } = await openPlayground({
      privacyMode: false,
    });
    await drain();
    world.send(group.id, wang, { text: "plain" });
    expect(said(await drain())).toEqual(["plain"]);
  });

  it("shows captions that begin with a command", async () => {
    const { world, group, wang, drain } = await openPlayground();
    await drain();
    const document = { bytes: Buffer.from("a"), name: "a.csv" };
    world.send(group.id, wang, { document });
    world.send(group.id, wang, { document, caption: "/roster" });
    expect(await drain()).toMatchObject([{ message: { caption: "/roster" } }]);
  });
});

describe("anonymous administrators", () => {
  it("speak as the group", async () => {
    const { world, group, li, wang, drain } = await openPlayground();
    await drain();
    world.send(group.id, li, { text: "/screen", asGroup: true });
    expect(await drain()).toMatchObject([
      {
        message: {
          from: { id: 1087968824, username: "GroupAnonymousBot" },
          sender_chat: { id: group.id },
        },
      },
    ]);
    expect(() =>
      world.send(group.id, wang, { text: "/x", asGroup: true }),
    ).toThrow("no administrator");
  });
});

describe("private chats", () => {
  it("are closed to the bot until the person starts it", async () => {
    const { world, wang, call, drain } = await openPlayground();
    const stranger = world.addUser({ name: "路人" });
    const write = (chat_id: number) =>
      call("sendMessage", { chat_id, text: "x" });
    expect(await write(stranger.id)).toMatchObject({
      status: 400,
      description: "Bad Request: chat not found",
    });
    const initiate = {
      status: 403,
      description: "Forbidden: bot can't initiate conversation with a user",
    };
    expect(await write(wang.id)).toMatchObject(initiate);
    world.openPrivateChat(wang);
    expect(await write(wang.id)).toMatchObject(initiate);
    await drain();
    world.start(wang, "s_1");
    expect(await drain()).toMatchObject([
      {
        message: {
          text: "/start s_1",
          chat: { id: wang.id, type: "private", first_name: "王阿姨" },
          entities: [{ type: "bot_command", offset: 0, length: 6 }],
        },
      },
    ]);
    expect(await write(wang.id)).toMatchObject({ ok: true });
  });

  it("can be blocked and opened again", async () => {
    const { world, wang, call, drain } = await openPlayground();
    world.start(wang);
    await drain();
    world.blockBot(wang, true);
    const write = { chat_id: wang.id, text: "x" };
    expect(await call("sendMessage", write)).toMatchObject({
      status: 403,
      description: "Forbidden: bot was blocked by the user",
    });
    expect(() => world.send(wang.id, wang, { text: "x" })).toThrow("blocked");
    world.start(wang);
    expect(await drain()).toMatchObject([
      {
        my_chat_member: {
          chat: { type: "private" },
          new_chat_member: { status: "kicked" },
        },
      },
      { my_chat_member: { new_chat_member: { status: "member" } } },
      { message: { text: "/start" } },
    ]);
    expect(await call("sendMessage", write)).toMatchObject({ ok: true });
  });

  it("hide nothing from the bot", async () => {
    const { world, wang, drain } = await openPlayground();
    await drain();
    world.send(wang.id, wang, { text: "你好" });
    expect(await drain()).toMatchObject([{ message: { text: "你好" } }]);
  });
});

describe("groups", () => {
  it("are renamed, which every message shows from then on", async () => {
    const { world, group, li, wang, drain, ask } = await openPlayground();
    const before = world.send(group.id, wang, { text: "/早" });
    await drain();
    world.renameGroup(group.id, "幸福里二区", li);
    const chat = { id: group.id, title: "幸福里二区" };
    expect(await drain()).toMatchObject([
      {
        message: { chat, from: { id: li.id }, new_chat_title: "幸福里二区" },
      },
    ]);
    expect(await ask("getChat", { chat_id: group.id })).toMatchObject(chat);
    expect(world.message(group.id, before.message_id)).toMatchObject({ chat });
    expect(world.chats()).toMatchObject([chat]);
  });
});

describe("people", () => {
  it("may have one name, and speak what their client speaks", async () => {
    const { world, group, drain, ask } = await openPlayground();
    const twins = ["zh-hans", "en"].map((languageCode) =>
      world.addUser({ name: "王阿姨", languageCode }),
    );
    await drain();
    for (const user of twins) {
      world.addMember(group.id, user);
      world.send(group.id, user, { text: "/hi" });
    }
    const heard = (await drain()).flatMap(({ message }) =>
      message?.text ? message.from : [],
    );
    expect(heard).toEqual(twins);
    expect(new Set(heard.map((user) => user?.id)).size).toBe(2);
    const [first] = twins;
    if (!first) throw new Error("There are two.");
    world.setLanguage(first, "en");
    const member = { chat_id: group.id, user_id: first.id };
    expect(await ask("getChatMember", member)).toMatchObject({
      user: { language_code: "en" },
    });
    world.setLanguage(first, undefined);
    world.send(group.id, first, { text: "/hi" });
    const [update] = await drain();
    expect(update?.message?.from).toMatchObject({ first_name: "王阿姨" });
    expect(update?.message?.from).not.toHaveProperty("language_code");
  });

  it("write only where they are", async () => {
    const { world, group } = await openPlayground();
    const stranger = world.addUser({ name: "路人" });
    expect(() => world.send(group.id, stranger, { text: "x" })).toThrow(
      "not in chat",
    );
  });
});

describe("commands", () => {
  it("are kept by scope and language", async () => {
    const { call, ask } = await openPlayground();
    const commands = [{ command: "topic", description: "提议题" }];
    await ask("setMyCommands", { commands, language_code: "zh" });
    expect(await ask("getMyCommands", { language_code: "zh" })).toEqual(
      commands,
    );
    expect(await ask("getMyCommands")).toEqual([]);
    await ask("deleteMyCommands", { language_code: "zh" });
    expect(await ask("getMyCommands", { language_code: "zh" })).toEqual([]);
    expect(
      await call("setMyCommands", {
        commands: [{ command: "议题", description: "x" }],
      }),
    ).toMatchObject({ description: "Bad Request: BOT_COMMAND_INVALID" });
  });
});
