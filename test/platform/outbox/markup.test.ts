import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { html, Html } from "#platform/i18n";
import { toMessage } from "#platform/outbox";

interface Sent {
  text: string;
  entities?: { type: string; offset: number; length: number }[];
}
const send = (text: Html) => toMessage({ text }) as unknown as Sent;
const marked = (sent: Sent) =>
  (sent.entities ?? []).map(({ type, offset, length }) => [
    type,
    sent.text.slice(offset, offset + length),
  ]);

describe("marked text", () => {
  it("counts its entities in UTF-16 units, after emoji too", () => {
    const sent = send(html`👨‍👩‍👧 <b>${"楼道😀"}</b> <i>x</i>`);
    expect(sent.text).toBe("👨‍👩‍👧 楼道😀 x");
    expect(sent.entities).toEqual([
      { type: "bold", offset: 9, length: 4 },
      { type: "italic", offset: 14, length: 1 },
    ]);
  });

  it("nests", () => {
    const sent = send(html`<b>a <i>b <u>c</u></i> d</b>`);
    expect(marked(sent)).toEqual([
      ["bold", "a b c d"],
      ["italic", "b c"],
      ["underline", "c"],
    ]);
  });

  it("links and mentions", () => {
    const sent = toMessage({
      text: html`<a href="https://x.org/?a=1&amp;b=2">l</a> <a href="tg://user?id=42">n</a>`,
    });
    expect(sent["entities"]).toEqual([
      {
        type: "text_link",
        offset: 0,
        length: 1,
        url: "https://x.org/?a=1&b=2",
      },
      { type: "text_mention", offset: 2, length: 1, user: { id: 42 } },
    ]);
  });

  it.each([
    "<b>bold</b> & <script>alert(1)</script>",
    "&lt;b&gt; &amp;amp; &#60;",
    "*_`[x](tg://user?id=1)`_* $t(chat.apology) {{n}}",
    "\u202Eمرحبا\u202C \u0000 \uD83D",
    '" onclick="x" <a href="tg://user?id=1">',
  ])("shows people's %j as they wrote it", (text) => {
    const sent = send(html`<b>${text}</b>`);
    // Half a character alone is none: it would be refused.
    expect(sent.text).toBe(text.toWellFormed());
    expect(sent.entities).toEqual([
      { type: "bold", offset: 0, length: text.length },
    ]);
  });

  it("is never mistaken for markup, whatever people write", () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: "grapheme" }), (a, b) => {
        const text = a + b;
        const sent = send(html`${text}<i>${text}</i>`);
        expect(sent.text).toBe(text + text);
        expect(marked(sent)).toEqual(text ? [["italic", text]] : []);
      }),
      { numRuns: 50 },
    );
  });

  it("is cut at 4,096 characters, between them, with its entities", () => {
    const sent = send(
      html`<b>${"😀".repeat(5_000)}</b><i>${"after the cut"}</i>`,
    );
    const characters = Array.from(sent.text);
    expect(characters).toHaveLength(4_096);
    expect(characters.at(-1)).toBe("…");
    expect(characters.at(-2)).toBe("😀");
    expect(sent.entities).toEqual([
      { type: "bold", offset: 0, length: sent.text.length },
    ]);
  });

  it("refuses what is not balanced, instead of sending something else", () => {
    expect(() => send(new Html("<b>x"))).toThrow();
    expect(() => send(new Html("<b>x</i>"))).toThrow();
    expect(() => send(new Html("<blink>x</blink>"))).toThrow();
  });

  it("carries its buttons, an address or data each", () => {
    const sent = toMessage({
      text: html`x`,
      buttons: [
        [
          { label: "a", data: "d:1" },
          { label: "b", url: "https://x.org" },
        ],
      ],
    });
    expect(sent["reply_markup"]).toEqual({
      inline_keyboard: [
        [
          { text: "a", callback_data: "d:1" },
          { text: "b", url: "https://x.org" },
        ],
      ],
    });
    expect(toMessage({ text: html`x`, buttons: [] })).not.toHaveProperty(
      "reply_markup",
    );
  });
});
