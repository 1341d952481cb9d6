import { describe, expect, it } from "vitest";
import { guessPlace } from "../../../src/platform/chat/guess-place.ts";

const chinese = { locale: "zh-CN", timeZone: "Asia/Urumqi" } as const;
const english = { locale: "en", timeZone: "Europe/London" } as const;

describe("the place of a group", () => {
  it.each([
    ["en", chinese, "en", "Asia/Urumqi"],
    ["zh-hans", chinese, "zh-CN", "Asia/Urumqi"],
    ["zh-hant", chinese, "zh-CN", "Asia/Urumqi"],
    ["zh", english, "zh-CN", "Asia/Shanghai"],
    ["zh-hans", english, "zh-CN", "Asia/Shanghai"],
    ["zh-hant", english, "zh-CN", "Asia/Taipei"],
    ["zh-TW", english, "zh-CN", "Asia/Taipei"],
    ["zh_TW", english, "zh-CN", "Asia/Taipei"],
    ["en-US", english, "en", "Europe/London"],
    ["fr", english, "en", "Europe/London"],
    [undefined, chinese, "zh-CN", "Asia/Urumqi"],
    ["", chinese, "zh-CN", "Asia/Urumqi"],
  ] as const)(
    "of somebody whose app speaks %s is guessed",
    (code, usual, locale, timeZone) => {
      expect(guessPlace(code, usual)).toEqual({ locale, timeZone });
    },
  );
});
