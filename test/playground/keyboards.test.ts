import { describe, expect, it } from "vitest";
import { openPlayground } from "./open-playground.ts";

const button = (text: string, callback_data = text) => ({
  text,
  callback_data,
});
const tooOld =
  "Bad Request: query is too old and response timeout expired or query ID is invalid";

describe("inline keyboards", () => {
  it("are kept with their styles and shown to people and in updates", async () => {
    const { world, group, wang, say, drain } = await openPlayground();
    const reply_markup = {
      inline_keyboard: [
        [{ ...button("👍 3", "v:1"), style: "primary" }, button("🚫", "v:2")],
        [{ text: "板", url: "https://e.cn/" }],
      ],
    };
    const sent = await say("?", { reply_markup });
    expect(sent.reply_markup).toEqual(reply_markup);
    expect(world.messages(group.id).at(-1)?.reply_markup).toEqual(reply_markup);
    await drain();
    world.send(group.id, wang, { text: "re", replyTo: sent.message_id });
    const [update] = await drain();
    expect(update?.message?.reply_to_message?.reply_markup).toEqual(
      reply_markup,
    );
  });

  it("take 64 bytes of data, eight in a row, a hundred in all", async () => {
    const { say } = await openPlayground();
    await say("?", {
      reply_markup: { inline_keyboard: [[button("a", "字".repeat(21) + "x")]] },
    });
    const row = Array.from({ length: 8 }, (_, n) => button(`${n}`));
    await say("?", { reply_markup: { inline_keyboard: Array(12).fill(row) } });
  });

  it.each([
    [
      "65 bytes of data",
      [[button("a", "字".repeat(22))]],
      "BUTTON_DATA_INVALID",
    ],
    [
      "a button without action",
      [[{ text: "a" }]],
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    [
      "empty data",
      [[button("a", "")]],
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    ],
    ["nine in a row", [Array(9).fill(button("a"))], "reply markup is too long"],
    [
      "104 buttons",
      Array(13).fill(Array(8).fill(button("a"))),
      "reply markup is too long",
    ],
    [
      "an unknown style",
      [[{ ...button("a"), style: "gold" }]],
      "can't parse inline keyboard button: invalid button style specified",
    ],
    [
      "a row that is no list",
      [button("a")],
      'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    ],
  ])("refuse %s", async (_, inline_keyboard, reason) => {
    const { call, group } = await openPlayground();
    const params = {
      chat_id: group.id,
      text: "?",
      reply_markup: { inline_keyboard },
    };
    expect(await call("sendMessage", params)).toMatchObject({
      status: 400,
      description: `Bad Request: ${reason}`,
    });
  });

  it("must be an object", async () => {
    const { call, group } = await openPlayground();
    const params = { chat_id: group.id, text: "?", reply_markup: null };
    expect(await call("sendMessage", params)).toMatchObject({
      description: "Bad Request: object expected as reply markup",
    });
    expect(
      await call("sendMessage", { ...params, reply_markup: "{" }),
    ).toMatchObject({
      description: "Bad Request: can't parse reply keyboard markup JSON object",
    });
  });

  it("may come as JSON text, and other keyboards are people's alone", async () => {
    const { world, group, say } = await openPlayground();
    const force = { force_reply: true, input_field_placeholder: "理由" };
    const sent = await say("?", { reply_markup: JSON.stringify(force) });
    expect(sent.reply_markup).toBeUndefined();
    expect(world.messages(group.id).at(-1)?.reply_markup).toEqual(force);
  });
});

describe("presses", () => {
  async function openCard() {
    const opened = await openPlayground();
    const card = await opened.say("?", {
      reply_markup: {
        inline_keyboard: [
          [button("赞成", "yes"), button("反对", "no")],
          [{ text: "板", url: "https://e.cn/" }],
        ],
      },
    });
    await opened.drain();
    return { ...opened, card, id: card.message_id };
  }

  it("reach the bot and bring its answer back", async () => {
    const { world, group, wang, id, drain, ask } = await openCard();
    const answers: unknown[] = [];
    world.on("callback-answer", (event) => answers.push(event));
    const press = world.press(group.id, id, wang, { label: "赞成" });
    const [update] = await drain();
    const query = update?.callback_query;
    expect(query).toMatchObject({
      from: { id: wang.id },
      data: "yes",
      message: { message_id: id, text: "?" },
    });
    expect(query?.chat_instance).toMatch(/^\d+$/);
    await ask("answerCallbackQuery", {
      callback_query_id: query?.id,
      text: "已记：赞成",
      show_alert: true,
    });
    const answer = { text: "已记：赞成", show_alert: true };
    expect(await press).toEqual(answer);
    expect(answers).toEqual([
      { chatId: group.id, messageId: id, userId: wang.id, answer },
    ]);
  });

  it("are answered once", async () => {
    const { world, group, wang, id, drain, call } = await openCard();
    const press = world.press(group.id, id, wang, { data: "no" });
    const [update] = await drain();
    const params = { callback_query_id: update?.callback_query?.id };
    expect(await call("answerCallbackQuery", params)).toMatchObject({
      result: true,
    });
    expect(await press).toEqual({ show_alert: false });
    for (const again of [params, { callback_query_id: "1" }, {}]) {
      expect(await call("answerCallbackQuery", again)).toMatchObject({
        status: 400,
        description: tooOld,
      });
    }
  });

  it("go stale", async () => {
    let now = 0;
    const { world, group, wang, say, drain, call } = await openPlayground({
      wallClock: () => now,
    });
    const card = await say("?", {
      reply_markup: { inline_keyboard: [[button("a")]] },
    });
    await drain();
    world
      .press(group.id, card.message_id, wang, { data: "a" })
      .catch(() => undefined);
    const [update] = await drain();
    now += 15_000;
    expect(
      await call("answerCallbackQuery", {
        callback_query_id: update?.callback_query?.id,
      }),
    ).toMatchObject({ description: tooOld });
  });

  it("take 200 characters of answer", async () => {
    const { world, group, wang, id, drain, call } = await openCard();
    const press = world.press(group.id, id, wang, { data: "yes" });
    const [update] = await drain();
    const callback_query_id = update?.callback_query?.id;
    const text = "字".repeat(201);
    expect(
      await call("answerCallbackQuery", { callback_query_id, text }),
    ).toMatchObject({ description: "Bad Request: MESSAGE_TOO_LONG" });
    await call("answerCallbackQuery", {
      callback_query_id,
      text: text.slice(1),
    });
    expect((await press).text).toHaveLength(200);
  });

  it("need a button, unless they are forged", async () => {
    const { world, group, wang, id, drain } = await openCard();
    await expect(
      world.press(group.id, id, wang, { data: "other" }),
    ).rejects.toThrow("No button");
    await expect(
      world.press(group.id, 99_999, wang, { data: "yes" }),
    ).rejects.toThrow("No button");
    expect(world.pendingUpdates()).toBe(0);
    for (const message of [id, 99_999]) {
      world
        .pressForged(group.id, message, wang, "other")
        .catch(() => undefined);
    }
    expect(await drain()).toMatchObject([
      { callback_query: { data: "other", message: { message_id: id } } },
      { callback_query: { message: { message_id: 99_999, date: 0 } } },
    ]);
  });

  it("of a link open it without the bot", async () => {
    const { world, group, wang, id } = await openCard();
    expect(await world.press(group.id, id, wang, { label: "板" })).toEqual({
      url: "https://e.cn/",
      show_alert: false,
    });
    expect(world.pendingUpdates()).toBe(0);
  });

  it("are given up when the playground closes", async () => {
    const { playground, world, group, wang, id } = await openCard();
    const press = world.press(group.id, id, wang, { data: "yes" });
    const given = expect(press).rejects.toThrow("closed");
    await Promise.resolve();
    playground.close();
    await given;
  });
});
