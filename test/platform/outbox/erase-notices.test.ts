import { afterEach, describe, expect, it } from "vitest";
import { createEraser } from "#platform/community";
import { html } from "#platform/i18n";
import { eraseNotices, mentionOf, say } from "#platform/outbox";
import { databases } from "../../support/town.ts";
import {
  asMember,
  openWorkshop,
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
});
