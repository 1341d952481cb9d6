import { describe, expect, it } from "vitest";
import type { Message, Update } from "#playground";
import { openPlayground } from "./open-playground.ts";

const notModified =
  "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

describe("sendMessage", () => {
  it("answers with the message and shows it to people", async () => {
    const { world, group, playground, say } = await openPlayground();
    const sent = await say("你好");
    expect(sent).toMatchObject({
      chat: { id: group.id, type: "supergroup", title: "幸福里" },
      from: { id: playground.bot.id, is_bot: true },
      text: "你好",
    });
    expect(Math.abs(sent.date * 1000 - Date.now())).toBeLessThan(5_000);
    expect(world.messages(group.id).at(-1)).toMatchObject({
      message_id: sent.message_id,
      text: "你好",
      edits: 0,
      reactions: [],
    });
  });

  it("is dated by the playground's clock", async () => {
    const { playground, say } = await openPlayground();
    const before = await say("1");
    playground.clock.advance(24 * 60 * 60 * 1000);
    const after = await say("2");
    expect(after.date - before.date).toBeGreaterThanOrEqual(86_400);
    expect(() => playground.clock.advance(-1)).toThrow(RangeError);
  });

  it("counts up to 4096 code points, emoji as one", async () => {
    const { group, call, say } = await openPlayground();
    expect((await say("🙂".repeat(4096))).text).toHaveLength(8192);
    const over = { chat_id: group.id, text: "字".repeat(4097) };
    expect(await call("sendMessage", over)).toMatchObject({
      status: 400,
      description: "Bad Request: message is too long",
    });
  });

  it.each([
    ["", "message text is empty"],
    [undefined, "message text is empty"],
    ["  \n ", "text must be non-empty"],
    ["\u200b\u200b", "text must be non-empty"],
  ])("refuses %j", async (text, reason) => {
    const { group, call } = await openPlayground();
    expect(
      await call("sendMessage", { chat_id: group.id, text }),
    ).toMatchObject({
      ok: false,
      error_code: 400,
      description: `Bad Request: ${reason}`,
    });
  });

  it("trims blanks and takes control characters out", async () => {
    const { say } = await openPlayground();
    expect((await say("  a\r\nb\tc\u202e \n")).text).toBe("a\nb c");
  });

  it("refuses unknown chats", async () => {
    const { call } = await openPlayground();
    expect(await call("sendMessage", { chat_id: 12, text: "a" })).toMatchObject(
      {
        status: 400,
        description: "Bad Request: chat not found",
      },
    );
    expect(await call("sendMessage", { text: "a" })).toMatchObject({
      description: "Bad Request: chat_id is empty",
    });
  });
});

describe("what is sent without a sound", () => {
  it("looks so to people and not to the bot, pins likewise", async () => {
    const { world, group, li, playground, say, ask, drain } =
      await openPlayground();
    world.setAdministrator(group.id, playground.bot.id, true, li);
    const quiet = { disable_notification: true };
    const loud = await say("响");
    const silent = await say("轻", { ...quiet, protect_content: true });
    expect(silent).not.toHaveProperty("isSilent");
    expect(silent).toMatchObject({ has_protected_content: true });
    const { message_id } = silent;
    await ask("pinChatMessage", { chat_id: group.id, message_id, ...quiet });
    const marks = world
      .messages(group.id)
      .slice(-3)
      .map(({ isSilent }) => isSilent);
    expect(marks).toEqual([undefined, true, true]);
    expect(world.message(group.id, loud.message_id)?.text).toBe("响");
    const pinned = (await drain()).at(-1)?.message?.pinned_message;
    expect(pinned?.message_id).toBe(message_id);
  });
});

describe("replies", () => {
  it("show what they reply to, one level deep", async () => {
    const { world, group, wang, say, drain } = await openPlayground();
    const first = await say("1");
    const second = await say("2", {
      reply_parameters: { message_id: first.message_id },
    });
    expect(second.reply_to_message?.text).toBe("1");
    await drain();
    world.send(group.id, wang, { text: "3", replyTo: second.message_id });
    const [update] = await drain();
    expect(update?.message?.reply_to_message?.text).toBe("2");
    expect(update?.message?.reply_to_message?.reply_to_message).toBeUndefined();
  });

  it("understand the old parameter", async () => {
    const { say } = await openPlayground();
    const first = await say("1");
    const reply = await say("2", { reply_to_message_id: first.message_id });
    expect(reply.reply_to_message?.message_id).toBe(first.message_id);
  });

  it("to a missing message are refused unless allowed", async () => {
    const { group, call, say } = await openPlayground();
    const params = { chat_id: group.id, text: "a" };
    expect(
      await call("sendMessage", {
        ...params,
        reply_parameters: { message_id: 99_999 },
      }),
    ).toMatchObject({
      status: 400,
      description: "Bad Request: message to be replied not found",
    });
    const allowed = await say("a", {
      reply_parameters: {
        message_id: 99_999,
        allow_sending_without_reply: true,
      },
    });
    expect(allowed.reply_to_message).toBeUndefined();
  });
});

describe("editMessageText", () => {
  it("changes text and keyboard, and says when", async () => {
    const { world, group, ask, say } = await openPlayground();
    const sent = await say("old");
    const reply_markup = {
      inline_keyboard: [[{ text: "a", callback_data: "a" }]],
    };
    const edited = await ask<Message>("editMessageText", {
      chat_id: group.id,
      message_id: sent.message_id,
      text: "new",
      reply_markup,
    });
    expect(edited).toMatchObject({ text: "new", reply_markup });
    expect(edited.edit_date).toBeGreaterThanOrEqual(sent.date);
    const seen = world.message(group.id, sent.message_id);
    expect(seen).toMatchObject({ text: "new", edits: 1 });
  });

  it("takes the keyboard away when none comes along", async () => {
    const { world, group, ask, say } = await openPlayground();
    const sent = await say("old", {
      reply_markup: { inline_keyboard: [[{ text: "a", callback_data: "a" }]] },
    });
    await ask("editMessageText", {
      chat_id: group.id,
      message_id: sent.message_id,
      text: "new",
    });
    expect(world.message(group.id, sent.message_id)?.reply_markup).toBe(
      undefined,
    );
  });

  it("refuses an edit that changes nothing", async () => {
    const { group, call, say } = await openPlayground();
    const reply_markup = {
      inline_keyboard: [[{ text: "a", callback_data: "a" }]],
    };
    const sent = await say("<b>same</b>", { parse_mode: "HTML", reply_markup });
    const edit = { chat_id: group.id, message_id: sent.message_id };
    const same = {
      ...edit,
      text: " <strong>same</strong>",
      parse_mode: "html",
      reply_markup,
    };
    expect(await call("editMessageText", same)).toMatchObject({
      status: 400,
      description: notModified,
    });
    expect(
      await call("editMessageReplyMarkup", { ...edit, reply_markup }),
    ).toMatchObject({ description: notModified });
    expect(
      await call("editMessageText", { ...edit, text: "same", reply_markup }),
    ).toMatchObject({ ok: true });
  });

  it.each([
    ["a missing message", 99_999, "x", "message to edit not found"],
    ["a person's message", "theirs", "x", "message can't be edited"],
    ["a picture", "picture", "x", "there is no text in the message to edit"],
    ["too much text", "own", "x".repeat(4097), "MESSAGE_TOO_LONG"],
  ])("refuses %s", async (_, which, text, reason) => {
    const { world, group, wang, call, ask, say } = await openPlayground();
    const form = new FormData();
    form.set("chat_id", String(group.id));
    form.set("photo", new Blob([gif]), "a.gif");
    const ids: Record<string, number> = {
      own: (await say("own")).message_id,
      theirs: world.send(group.id, wang, { text: "theirs" }).message_id,
      picture: (await ask<Message>("sendPhoto", form)).message_id,
    };
    const answer = await call("editMessageText", {
      chat_id: group.id,
      message_id: typeof which === "number" ? which : ids[which],
      text,
    });
    expect(answer).toMatchObject({
      status: 400,
      description: `Bad Request: ${reason}`,
    });
  });

  it("leaves updates under way as they were", async () => {
    const { world, group, wang, ask, say } = await openPlayground();
    const sent = await say("then");
    world.send(group.id, wang, { text: "/a", replyTo: sent.message_id });
    await ask("editMessageText", {
      chat_id: group.id,
      message_id: sent.message_id,
      text: "now",
    });
    const updates = await ask<Update[]>("getUpdates");
    expect(updates.at(-1)?.message?.reply_to_message?.text).toBe("then");
  });
});

const gif = Buffer.from("R0lGODlhAQABAAAAACwAAAAAAQABAAA=", "base64");

describe("people's edits, deletions and reactions", () => {
  it("reach the bot as edited_message, not at all, and if asked for", async () => {
    const { world, group, wang, li, playground, drain } =
      await openPlayground();
    world.setAdministrator(group.id, playground.bot.id, true, li);
    await drain(["message", "edited_message", "message_reaction"]);
    const { message_id: id } = world.send(group.id, wang, { text: "a" });
    world.editMessage(group.id, id, wang, "b");
    world.react(group.id, id, li, "👍");
    world.react(group.id, id, li, "");
    world.deleteMessage(group.id, id, wang);
    const updates = await drain();
    expect(updates).toMatchObject([
      { message: { text: "a" } },
      { edited_message: { text: "b", message_id: id } },
      {
        message_reaction: {
          user: { id: li.id },
          old_reaction: [],
          new_reaction: [{ type: "emoji", emoji: "👍" }],
        },
      },
      { message_reaction: { new_reaction: [] } },
    ]);
    expect(updates).toHaveLength(4);
    expect(world.message(group.id, id)).toBeUndefined();
  });

  it("cannot touch what is not theirs", async () => {
    const { world, group, wang, say } = await openPlayground();
    const { message_id: id } = await say("mine");
    expect(() => world.editMessage(group.id, id, wang, "x")).toThrow();
    expect(() => world.deleteMessage(group.id, id, wang)).toThrow();
    expect(() => world.deleteMessage(group.id, 99_999, wang)).toThrow();
  });
});

describe("deleting by the bot", () => {
  it("takes its own for 48 hours, as an administrator any", async () => {
    const { world, group, wang, li, playground, call, say } =
      await openPlayground();
    const theirs = world.send(group.id, wang, { text: "x" }).message_id;
    const own = (await say("own")).message_id;
    const old = (await say("old")).message_id;
    const remove = (message_id: number) =>
      call("deleteMessage", { chat_id: group.id, message_id });
    expect(await remove(own)).toMatchObject({ result: true });
    expect(world.message(group.id, own)).toBeUndefined();
    expect(await remove(own)).toMatchObject({
      description: "Bad Request: message to delete not found",
    });
    expect(await remove(theirs)).toMatchObject({
      description: "Bad Request: message can't be deleted",
    });
    playground.clock.advance(48 * 60 * 60 * 1000);
    expect(await remove(old)).toMatchObject({
      description: "Bad Request: message can't be deleted for everyone",
    });
    world.setAdministrator(group.id, playground.bot.id, true, li);
    const both = { chat_id: group.id, message_ids: [theirs, old, 99_999] };
    expect(await call("deleteMessages", both)).toMatchObject({ result: true });
    expect(world.message(group.id, theirs)).toBeUndefined();
  });
});

describe("copies, forwards, reactions and pins", () => {
  it("copies without and forwards with an origin", async () => {
    const { world, group, wang, ask } = await openPlayground();
    const theirs = world.send(group.id, wang, { text: "#议题 灯" });
    const source = {
      chat_id: group.id,
      from_chat_id: group.id,
      message_id: theirs.message_id,
    };
    const copied = await ask<Message>("copyMessage", source);
    expect(Object.keys(copied)).toEqual(["message_id"]);
    expect(world.message(group.id, copied.message_id)).toMatchObject({
      text: "#议题 灯",
    });
    expect(await ask("forwardMessage", source)).toMatchObject({
      text: "#议题 灯",
      forward_origin: { type: "user", sender_user: { id: wang.id } },
    });
  });

  it("reacts with one emoji of the list", async () => {
    const { world, group, wang, call } = await openPlayground();
    const { message_id } = world.send(group.id, wang, { text: "x" });
    const react = (emoji: string) =>
      call("setMessageReaction", {
        chat_id: group.id,
        message_id,
        reaction: [{ type: "emoji", emoji }],
      });
    expect(await react("👌")).toMatchObject({ result: true });
    expect(world.message(group.id, message_id)?.reactions).toEqual([
      { emoji: "👌", count: 1 },
    ]);
    expect(await react("🦀")).toMatchObject({
      description: "Bad Request: REACTION_INVALID",
    });
  });

  it("pins as an administrator, and hears of it", async () => {
    const { world, group, li, playground, call, ask, say, drain } =
      await openPlayground();
    const { message_id } = await say("board");
    const pin = { chat_id: group.id, message_id };
    expect(await call("pinChatMessage", pin)).toMatchObject({
      description:
        "Bad Request: not enough rights to manage pinned messages in the chat",
    });
    world.setAdministrator(group.id, playground.bot.id, true, li);
    await drain();
    await ask("pinChatMessage", pin);
    expect(await drain()).toMatchObject([
      { message: { pinned_message: { message_id, text: "board" } } },
    ]);
    expect(await ask("getChat", pin)).toMatchObject({
      pinned_message: { message_id },
    });
    await ask("unpinChatMessage", { chat_id: group.id });
    expect(await ask("getChat", pin)).not.toHaveProperty("pinned_message");
  });
});

describe("native polls", () => {
  it("count votes, tell them and close once", async () => {
    const { world, group, wang, call, ask, drain } = await openPlayground();
    const sent = await ask<Message>("sendPoll", {
      chat_id: group.id,
      question: "几点？",
      options: [{ text: "七点" }, "八点"],
      is_anonymous: false,
    });
    expect(sent.poll).toMatchObject({ is_anonymous: false, is_closed: false });
    await drain();
    world.vote(group.id, sent.message_id, wang, [1]);
    expect(await drain()).toMatchObject([
      { poll_answer: { user: { id: wang.id }, option_ids: [1] } },
      { poll: { total_voter_count: 1 } },
    ]);
    const stop = { chat_id: group.id, message_id: sent.message_id };
    expect(await ask("stopPoll", stop)).toMatchObject({
      is_closed: true,
      options: [{ voter_count: 0 }, { text: "八点", voter_count: 1 }],
    });
    expect(await call("stopPoll", stop)).toMatchObject({
      description: "Bad Request: poll has already been closed",
    });
  });

  it.each([
    ["x".repeat(301), ["a"], "poll question length must not exceed 300"],
    ["q", [], "poll must have at least one answer option"],
    ["q", Array<string>(13).fill("a"), "poll can't have more than 12 options"],
    ["q", ["x".repeat(101)], "poll options length must not exceed 100"],
  ])("refuse %.10s with %.20j", async (question, options, reason) => {
    const { group, call } = await openPlayground();
    const params = { chat_id: group.id, question, options };
    expect(await call("sendPoll", params)).toMatchObject({
      status: 400,
      description: `Bad Request: ${reason}`,
    });
  });
});
