import { describe, expect, it } from "vitest";
import {
  createWords,
  html,
  Html,
  joinHtml,
  lines,
  localeOf,
  locales,
  plainText,
  textsUnder,
  type Locale,
} from "#platform/i18n";

const words = (locale: Locale) =>
  createWords({ locale, timeZone: "Asia/Shanghai", now: 0 });

const hostile = [
  "<b>bold</b>",
  "a & b &amp; c",
  '"quoted" onclick=',
  "$t(chat.apology)",
  "{{command}} {{- command}}",
  "$& $1 $$ \\1",
  "</code><a href='x'>",
  "\u202Eright to left",
  "😀".repeat(10),
];

describe("html", () => {
  it.each(hostile)("escapes %j, and plain text brings it back", (text) => {
    const marked = html`<b>${text}</b>`;
    expect(marked.source.slice(3, -4)).not.toMatch(/[<>"]/);
    expect(plainText(marked)).toBe(text);
  });

  it("keeps marked parts as they are, once", () => {
    const part = html`<i>${"&"}</i>`;
    expect(html`${part} ${5}`.source).toBe("<i>&amp;</i> 5");
    expect(joinHtml([part, "<"], " & ").source).toBe("<i>&amp;</i> &amp; &lt;");
    expect(lines("a", null, false, undefined, part).source).toBe(
      "a\n<i>&amp;</i>",
    );
  });
});

describe("words", () => {
  it.each(locales)(
    "put in what people wrote as they wrote it (%s)",
    (locale) => {
      const { t, plain } = words(locale);
      for (const text of hostile) {
        const marked = t("chat.did-you-mean", { command: text });
        expect(plainText(marked)).toContain(text);
        expect(plain("chat.did-you-mean", { command: text })).toContain(text);
        expect(marked.source).not.toContain("<b>bold");
      }
    },
  );

  it("keep markup that is meant", () => {
    const marked = words("en").t("chat.did-you-mean", {
      command: html`<u>x</u>`,
    });
    expect(marked).toBeInstanceOf(Html);
    expect(marked.source).toContain("<u>x</u>");
  });

  it("count as each language does", () => {
    const count = (locale: Locale, n: number) =>
      words(locale).plain("polls.vote.title", { count: n });
    const [none, one, two, many] = [0, 1, 2, 21].map((n) => count("en", n));
    expect(one).toContain("1");
    expect(none?.replace("0", "")).toBe(two?.replace("2", ""));
    expect(many?.replace("21", "")).toBe(two?.replace("2", ""));
    expect(one?.replace("1", "")).not.toBe(two?.replace("2", ""));
    expect(count("zh-CN", 1).replace("1", "")).toBe(
      count("zh-CN", 2).replace("2", ""),
    );
  });
});

describe("a locale", () => {
  it.each([
    ["zh-hans", "zh-CN"],
    ["zh", "zh-CN"],
    ["ZH_TW", "zh-CN"],
    ["en-GB", "en"],
    ["de", null],
    ["", null],
    [null, null],
    [undefined, null],
  ])("for the language code %s is %s", (code, locale) => {
    expect(localeOf(code)).toBe(locale);
  });

  it("has texts under a path, and none under a wrong one", () => {
    expect(textsUnder("en", "communities.commands")).toHaveProperty("help");
    expect(textsUnder("en", "nowhere.at.all")).toEqual({});
  });
});
