import { describe, expect, it } from "vitest";
import type { Message } from "#playground";
import { openPlayground } from "./open-playground.ts";

async function openForum() {
  const opened = await openPlayground({ privacyMode: false });
  const { world, group, li, drain } = opened;
  world.setForum(group.id, true);
  const repairs = world.createTopic(group.id, "维修", li);
  await drain();
  const post = (text: string, more: object = {}) =>
    world.send(group.id, opened.wang, { text, ...more });
  const hear = async () => (await drain()).map(({ message }) => message);
  return { ...opened, repairs, post, hear };
}

describe("a forum", () => {
  it("tells the bot of its topics", async () => {
    const { world, group, li, drain, ask } = await openPlayground();
    await drain();
    world.setForum(group.id, true);
    expect(await ask("getChat", { chat_id: group.id })).toMatchObject({
      is_forum: true,
    });
    const threadId = world.createTopic(group.id, "维修", li);
    const topic = { threadId, by: li };
    world.closeTopic(group.id, { ...topic, isClosed: true });
    world.closeTopic(group.id, { ...topic, isClosed: false });
    const messages = (await drain()).map(({ message }) => message);
    const within = {
      chat: { id: group.id, is_forum: true },
      message_thread_id: threadId,
      is_topic_message: true,
    };
    const start = { message_id: threadId };
    expect(messages).toMatchObject([
      {
        ...within,
        ...start,
        from: { id: li.id },
        forum_topic_created: { name: "维修" },
      },
      { ...within, reply_to_message: start, forum_topic_closed: {} },
      { ...within, reply_to_message: start, forum_topic_reopened: {} },
    ]);
    expect(messages[0]).not.toHaveProperty("reply_to_message");
  });

  it("is a supergroup's alone", async () => {
    const { world, group, li } = await openPlayground({ groupType: "group" });
    expect(() => world.setForum(group.id, true)).toThrow("Only a supergroup");
    expect(() => world.createTopic(group.id, "维修", li)).toThrow("no forum");
  });

  it("has no thread id in General", async () => {
    const { post, hear } = await openForum();
    const first = post("大家好");
    post("您好", { replyTo: first.message_id });
    post("早", { threadId: 1 });
    for (const message of await hear()) {
      expect(message).not.toHaveProperty("message_thread_id");
      expect(message).not.toHaveProperty("is_topic_message");
    }
  });

  it("names the topic, and its beginning as what is replied to", async () => {
    const { post, hear, repairs } = await openForum();
    const plain = post("灯坏了", { threadId: repairs });
    post("我家也是", { replyTo: plain.message_id });
    const within = { message_thread_id: repairs, is_topic_message: true };
    expect(await hear()).toMatchObject([
      {
        ...within,
        reply_to_message: {
          message_id: repairs,
          forum_topic_created: { name: "维修" },
        },
      },
      { ...within, reply_to_message: { message_id: plain.message_id } },
    ]);
    expect(() => post("x", { threadId: 999_999 })).toThrow("no topic");
  });

  it("takes the bot's messages by thread, or by what they reply to", async () => {
    const { say, post, repairs, call, group, world } = await openForum();
    const within = { message_thread_id: repairs, is_topic_message: true };
    expect(await say("有什么事", within)).toMatchObject(within);
    const heard = post("灯坏了", { threadId: repairs });
    const reply = { reply_parameters: { message_id: heard.message_id } };
    expect(await say("记下了", reply)).toMatchObject({
      ...within,
      reply_to_message: { message_id: heard.message_id },
    });
    const elsewhere = world.createTopic(
      group.id,
      "活动",
      world.users()[0] as never,
    );
    const moved = await say("转到这里", {
      ...reply,
      message_thread_id: elsewhere,
    });
    expect(moved).toMatchObject({
      message_thread_id: elsewhere,
      reply_to_message: { message_id: elsewhere },
    });
    expect(await say("都好")).not.toHaveProperty("message_thread_id");
    for (const message_thread_id of [1, 999_999]) {
      const params = { chat_id: group.id, text: "x", message_thread_id };
      expect(await call("sendMessage", params)).toMatchObject({
        status: 400,
        description: "Bad Request: message thread not found",
      });
    }
  });

  it("keeps every kind of message in its topic, pins too", async () => {
    const { world, group, li, playground, repairs, ask, hear } =
      await openForum();
    world.setAdministrator(group.id, playground.bot.id, true, li);
    await hear();
    const gif = Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAA=", "base64");
    const photo = { bytes: gif, name: "a.gif" };
    const sent = world.send(group.id, li, {
      photos: [photo, photo],
      threadId: repairs,
    });
    const file = sent.photo?.at(-1)?.file_id;
    const to = { chat_id: group.id, message_thread_id: repairs };
    const media = [file, file].map((one) => ({ type: "photo", media: one }));
    const all = [
      ...(await hear()),
      await ask<Message>("sendPhoto", { ...to, photo: file }),
      await ask<Message>("sendLocation", { ...to, latitude: 1, longitude: 2 }),
      ...(await ask<Message[]>("sendMediaGroup", { ...to, media })),
    ];
    const last = all.at(-1)?.message_id;
    await ask("pinChatMessage", { chat_id: group.id, message_id: last });
    all.push(...(await hear()));
    expect(all).toHaveLength(7);
    expect(all.at(-1)).toMatchObject({ pinned_message: { message_id: last } });
    for (const message of all) {
      expect(message).toMatchObject({
        message_thread_id: repairs,
        is_topic_message: true,
      });
    }
  });

  it("is silent where a topic is closed, and forgets one deleted", async () => {
    const { world, group, li, wang, repairs, call, post, hear } =
      await openForum();
    const heard = post("灯坏了", { threadId: repairs });
    world.closeTopic(group.id, { threadId: repairs, isClosed: true, by: li });
    const chat_id = group.id;
    const reply = { reply_parameters: { message_id: heard.message_id } };
    for (const to of [{ message_thread_id: repairs }, reply]) {
      const params = { chat_id, text: "x", ...to };
      expect(await call("sendMessage", params)).toMatchObject({
        description: "Bad Request: TOPIC_CLOSED",
      });
    }
    const within = { text: "x", threadId: repairs };
    expect(() => world.send(group.id, wang, within)).toThrow("closed");
    world.send(group.id, li, within);
    await hear();
    world.deleteTopic(group.id, repairs);
    expect(await hear()).toEqual([]);
    expect(world.message(group.id, heard.message_id)).toBeUndefined();
    const params = { chat_id, text: "x", message_thread_id: repairs };
    expect(await call("sendMessage", params)).toMatchObject({
      description: "Bad Request: message thread not found",
    });
  });

  it("is a plain supergroup once topics are off", async () => {
    const { world, group, repairs, say, ask } = await openForum();
    world.setForum(group.id, false);
    expect(await ask("getChat", { chat_id: group.id })).not.toHaveProperty(
      "is_forum",
    );
    const sent = await say("x", { message_thread_id: repairs });
    expect(sent).not.toHaveProperty("message_thread_id");
  });
});

describe("a supergroup without topics", () => {
  it("gives replies the thread of the first message, which is no topic", async () => {
    const { world, group, wang, say } = await openPlayground();
    const first = world.send(group.id, wang, { text: "灯坏了" });
    const second = await say("记下了", {
      reply_parameters: { message_id: first.message_id },
    });
    const third = world.send(group.id, wang, {
      text: "谢谢",
      replyTo: second.message_id,
    });
    expect(first).not.toHaveProperty("message_thread_id");
    for (const message of [second, third]) {
      expect(message.message_thread_id).toBe(first.message_id);
      expect(message).not.toHaveProperty("is_topic_message");
    }
  });

  it("is nothing that a basic group knows", async () => {
    const { world, group, wang } = await openPlayground({ groupType: "group" });
    const first = world.send(group.id, wang, { text: "灯坏了" });
    const reply = { text: "是", replyTo: first.message_id };
    expect(world.send(group.id, wang, reply)).not.toHaveProperty(
      "message_thread_id",
    );
  });
});
