import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Message } from "#playground";
import { openPlayground } from "./open-playground.ts";

describe("formatting", () => {
  it("reads HTML into entities counted in UTF-16 units", async () => {
    const { say, wang } = await openPlayground();
    const sent = await say(
      `😀<b>粗<i>斜</i></b> &lt;a&gt; <a href="https://e.cn/?a=1&amp;b=2">链</a> <a href="tg://user?id=${wang.id}">王</a>`,
      { parse_mode: "HTML" },
    );
    expect(sent.text).toBe("😀粗斜 <a> 链 王");
    expect(sent.entities).toEqual([
      { type: "bold", offset: 2, length: 2 },
      { type: "italic", offset: 3, length: 1 },
      {
        type: "text_link",
        offset: 9,
        length: 1,
        url: "https://e.cn/?a=1&b=2",
      },
      { type: "text_mention", offset: 11, length: 1, user: wang },
    ]);
  });

  it.each([
    ["议<br>", 'Unsupported start tag "br" at byte offset 3'],
    ["a < b", 'Unsupported start tag "" at byte offset 2'],
    ["<b>x", `Can't find end tag corresponding to start tag "b"`],
    [
      "<i>x</b>",
      'Unmatched end tag at byte offset 4, expected "</i>", found "</b>"',
    ],
    ["x</i>", "Unexpected end tag at byte offset 1"],
    [
      "<span>x</span>",
      'Tag "span" must have class "tg-spoiler" at byte offset 0',
    ],
    ["<b", "Unclosed start tag at byte offset 0"],
  ])("refuses the HTML %s", async (text, reason) => {
    const { call, group } = await openPlayground();
    const params = { chat_id: group.id, text, parse_mode: "HTML" };
    expect(await call("sendMessage", params)).toMatchObject({
      status: 400,
      description: `Bad Request: can't parse entities: ${reason}`,
    });
  });

  it("reads MarkdownV2", async () => {
    const { say } = await openPlayground();
    const sent = await say("*粗 _斜_* `码` [链](https://e.cn/) 1\\.", {
      parse_mode: "MarkdownV2",
    });
    expect(sent.text).toBe("粗 斜 码 链 1.");
    expect(sent.entities?.map((entity) => entity.type)).toEqual([
      "bold",
      "italic",
      "code",
      "text_link",
    ]);
  });

  it.each([
    [
      "1.",
      "Character '.' is reserved and must be escaped with the preceding '\\'",
    ],
    ["*b", "Can't find end of Bold entity at byte offset 0"],
  ])("refuses the MarkdownV2 %s", async (text, reason) => {
    const { call, group } = await openPlayground();
    const params = { chat_id: group.id, text, parse_mode: "MarkdownV2" };
    expect(await call("sendMessage", params)).toMatchObject({
      description: `Bad Request: can't parse entities: ${reason}`,
    });
  });

  it("takes entities as given, moves them with the text and ignores found ones", async () => {
    const { say } = await openPlayground();
    const sent = await say("\n  灯坏了 @wang", {
      entities: [
        { type: "bold", offset: 3, length: 3 },
        { type: "mention", offset: 0, length: 2 },
      ],
    });
    expect(sent.text).toBe("灯坏了 @wang");
    expect(sent.entities).toEqual([
      { type: "bold", offset: 0, length: 3 },
      { type: "mention", offset: 4, length: 5 },
    ]);
  });

  it("refuses entities beyond the text", async () => {
    const { call, group } = await openPlayground();
    const params = {
      chat_id: group.id,
      text: "ab",
      entities: [{ type: "bold", offset: 1, length: 5 }],
    };
    expect(await call("sendMessage", params)).toMatchObject({
      description:
        "Bad Request: entity beginning at UTF-16 offset 1 ends after the end of the text at UTF-16 offset 6",
    });
  });

  it("keeps whatever people write, once it is escaped", async () => {
    const { call, group } = await openPlayground();
    const send = async (text: string, parse_mode?: string) => {
      const params = { chat_id: group.id, text, parse_mode };
      const { status, result } = await call<Message>("sendMessage", params);
      return { status, text: (result as Message | undefined)?.text };
    };
    const strange = fc.string({
      unit: fc.oneof(
        fc.constantFrom("<", ">", "&", '"', "*", "\u202e", "\u200f", "\n", " "),
        fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(strange, async (text) => {
        const escaped = text
          .replaceAll("&", "&amp;")
          .replaceAll("<", "&lt;")
          .replaceAll(">", "&gt;");
        const plain = await send(text);
        expect([200, 400]).toContain(plain.status);
        expect(await send(escaped, "HTML")).toEqual(plain);
      }),
      { numRuns: 50 },
    );
  });

  it("does not parse without a parse_mode, and refuses an unknown one", async () => {
    const { say, call, group } = await openPlayground();
    expect((await say("<b>x</b> *y*")).text).toBe("<b>x</b> *y*");
    expect(
      await call("sendMessage", {
        chat_id: group.id,
        text: "x",
        parse_mode: "BBCode",
      }),
    ).toMatchObject({ description: "Bad Request: unsupported parse_mode" });
  });
});

describe("what people write", () => {
  it.each([
    ["/topic@shangliang_bot 灯", [["bot_command", 0, 21]]],
    ["/议题 灯", []],
    ["/topic灯", []],
    ["1/2 http://a.cn/x。", [["url", 4, 13]]],
    [
      "#12 #议题 #3号楼",
      [
        ["hashtag", 4, 3],
        ["hashtag", 8, 4],
      ],
    ],
    ["问 @zhang_shifu，好", [["mention", 2, 12]]],
    ["a@b.cn", [["email", 0, 6]]],
    [
      "/a /b",
      [
        ["bot_command", 0, 2],
        ["bot_command", 3, 2],
      ],
    ],
  ])("gets the entities of Telegram's clients: %s", async (text, expected) => {
    const { world, group, wang } = await openPlayground();
    const { entities = [] } = world.send(group.id, wang, { text });
    expect(
      entities.map(({ type, offset, length }) => [type, offset, length]),
    ).toEqual(expected);
  });

  it("can mention people without a username", async () => {
    const { world, group, wang, li } = await openPlayground();
    const sent = world.send(group.id, wang, {
      text: "李主任 看看",
      mentions: [{ user: li, offset: 0, length: 3 }],
    });
    expect(sent.entities).toEqual([
      { type: "text_mention", offset: 0, length: 3, user: li },
    ]);
  });
});
