import { setTimeout as pause } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { createEraser } from "#platform/community";
import { html } from "#platform/i18n";
import { eraseNotices, forgetNotices, mentionOf, say } from "#platform/outbox";
import { databases } from "../../support/town.ts";
import {
  asMember,
  openWorkshop,
  until,
  type Workshop,
} from "../../support/workshop.ts";

const eraser = createEraser({
  names: ["王阿姨", "Auntie Wang"],
  usernames: ["wang_ayi"],
  instead: "一位居民",
});

describe.each(databases)("what waits to be said (%s)", (database) => {
  let shop: Workshop;
  afterEach(() => shop.close());

  it("names and mentions a forgotten person no more, its marks in their places", async () => {
    shop = await openWorkshop({ database });
    const wang = shop.users[2];
    if (!wang) throw new Error("the sample has six people");
    await shop.turn(async (turn) => {
      await say(turn, {
        to: "group",
        content: {
          text: html`<b>先说</b>，谢谢 ${mentionOf(asMember(wang, 3))} 和 @wang_ayi，<b>后说</b>`,
          buttons: [[{ label: "请王阿姨", data: "none:1" }]],
        },
      });
      await eraseNotices(turn.tx, turn.community.id, {
        userId: wang.id,
        eraser,
      });
    });
    await shop.settle();
    const [message] = shop.said().slice(-1);
    const text = message?.text ?? "";
    expect(text).toBe("先说，谢谢 一位居民 和 一位居民，后说");
    expect(
      message?.entities?.map(({ type, offset, length }) => [
        type,
        text.slice(offset, offset + length),
      ]),
    ).toEqual([
      ["bold", "先说"],
      ["bold", "后说"],
    ]);
    expect(JSON.stringify(message?.reply_markup)).toContain("请一位居民");
  });

  it("asks in a native poll about a forgotten person no more", async () => {
    shop = await openWorkshop({ database });
    await shop.turn(async (turn) => {
      await say(turn, {
        to: "group",
        content: { text: html`` },
        poll: { question: "谁替王阿姨浇花？", options: ["@wang_ayi", "别人"] },
      });
      await eraseNotices(turn.tx, turn.community.id, { userId: 1, eraser });
    });
    await shop.settle();
    expect(shop.said().at(-1)?.poll).toMatchObject({
      question: "谁替一位居民浇花？",
      options: [{ text: "一位居民" }, { text: "别人" }],
    });
  });

  it("still has its marks and buttons when the person is called like one of them", async () => {
    shop = await openWorkshop({ database });
    await shop.turn(async (turn) => {
      await say(turn, {
        to: "group",
        content: {
          text: html`<b>先说</b>，谢谢 bold`,
          buttons: [[{ label: "bold", data: "bold:1" }]],
        },
      });
      await eraseNotices(turn.tx, turn.community.id, {
        userId: null,
        eraser: createEraser({
          names: ["bold"],
          usernames: [],
          instead: "一位居民",
        }),
      });
    });
    await shop.settle();
    const [message] = shop.said().slice(-1);
    expect(message?.text).toBe("先说，谢谢 一位居民");
    expect(message?.entities?.map(({ type }) => type)).toEqual(["bold"]);
    expect(message?.reply_markup?.inline_keyboard).toEqual([
      [{ text: "一位居民", callback_data: "bold:1" }],
    ]);
  });

  it("is not taken for said when one of its number was forgotten under way", async () => {
    shop = await openWorkshop({ database });
    const [, , wang, uncle] = shop.users;
    if (!wang || !uncle) throw new Error("the sample has six people");
    for (const user of [wang, uncle]) shop.world.start(user);
    await shop.settle();
    const to = ({ id }: { id: number }) => ({ userId: id });
    shop.world.failNext({ method: "sendMessage", error: { stallMs: 300 } });
    await shop.turn((turn) =>
      say(turn, { to: to(wang), content: { text: html`old` } }),
    );
    await until(() => shop.texts(wang.id).includes("old"));
    await pause(2);
    await shop.turn(async (turn) => {
      await forgetNotices(turn.tx, wang.id);
      await say(turn, { to: to(uncle), content: { text: html`new` } });
    });
    await pause(400);
    await shop.settle();
    expect(shop.texts(uncle.id)).toContain("new");
    const traces = await shop.store.db
      .selectFrom("notices")
      .select("notice_id")
      .where("chat_id", "=", wang.id)
      .execute();
    expect(traces).toEqual([]);
  });
});
