import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lengthOf } from "#platform/i18n";
import { createWords, type Locale } from "#platform/i18n";
import { longestComputed } from "../../../src/features/summaries/rules.ts";
import type { Facts } from "../../../src/features/summaries/types.ts";
import { writeSummary } from "../../../src/features/summaries/write-summary.ts";

const at = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime("Asia/Shanghai")
    .epochMilliseconds;
const words = (locale: Locale) =>
  createWords({
    locale,
    timeZone: "Asia/Shanghai",
    now: at("2026-12-05T10:00"),
  });

const opinion = (
  seq: number,
  text: string,
  agree: number,
  disagree: number,
) => ({ topic: 12, seq, text, authorId: seq, agree, disagree, pass: 0 });

const story: Facts = {
  topic: { number: 12, text: "楼道灯坏了。晚上黑，老人上下楼不安全。" },
  people: 26,
  opinions: [
    opinion(1, "要尽快修", 9, 0),
    opinion(2, "统一换，省事", 5, 4),
    opinion(4, "费用从维修资金出", 8, 1),
    opinion(5, "有的楼灯没坏，各修各的", 4, 5),
    opinion(7, "让住户自己买灯泡", 1, 8),
    opinion(8, "顺便修门禁", 1, 0),
  ],
  polls: [
    {
      number: 15,
      isOpen: false,
      winner: { text: "物业统一换声控灯", votes: 14 },
      voters: 30,
    },
    { number: 16, isOpen: true, winner: null, voters: 3 },
  ],
  sessions: [
    {
      number: 17,
      state: "held",
      at: at("2026-12-03T19:30"),
      measures: "先由物业垫付",
    },
    {
      number: 19,
      state: "coming",
      at: at("2026-12-12T15:00"),
      measures: null,
    },
  ],
  followups: [
    {
      number: 18,
      isDone: false,
      owner: "张师傅",
      due: Temporal.PlainDate.from("2026-12-10"),
      text: "装声控灯",
    },
    {
      number: 20,
      isDone: true,
      owner: "小赵",
      due: Temporal.PlainDate.from("2026-12-04"),
      text: "贴通知",
    },
  ],
};

const empty: Facts = {
  topic: { number: 3, text: "垃圾桶不够" },
  people: 1,
  opinions: [],
  polls: [],
  sessions: [],
  followups: [],
};

describe("a summary", () => {
  it("in Chinese", () => {
    expect(writeSummary(words("zh-CN"), story)).toBe(
      `🤝 #12 楼道灯坏了：商量到哪儿了
事情：晚上黑，老人上下楼不安全。（#12）
26 人参与，说了 6 条意见（#12），2 次投票（#15、#16），1 次会（#17）
多数同意：要尽快修（12-1）；费用从维修资金出（12-4）
看法不同：统一换，省事（12-2，5 比 4）；有的楼灯没坏，各修各的（12-5，4 比 5）
反对最多：让住户自己买灯泡（12-7，1 比 8）
其他意见：顺便修门禁（12-8）
决定：物业统一换声控灯（#15，14/30）
开过会：12月3日，先由物业垫付（#17）
接下来：12月12日 周六 15:00 开会（#19）；张师傅 12月10日前：装声控灯（#18）
办好了：贴通知（#20）
还没定：还在投票（#16）；表态的人还不够（12-8）`,
    );
  });

  it("in English", () => {
    expect(writeSummary(words("en"), story)).toBe(
      `🤝 #12 楼道灯坏了: where we stand
The matter: 晚上黑，老人上下楼不安全。 (#12)
26 people took part, 6 opinions (#12), 2 polls (#15, #16), 1 session (#17)
Most agree: 要尽快修 (12-1); 费用从维修资金出 (12-4)
Views differ: 统一换，省事 (12-2, 5 to 4); 有的楼灯没坏，各修各的 (12-5, 4 to 5)
Most opposed: 让住户自己买灯泡 (12-7, 1 to 8)
Also said: 顺便修门禁 (12-8)
Decided: 物业统一换声控灯 (#15, 14/30)
We met: 3 Dec, 先由物业垫付 (#17)
Next: session on Sat 12 Dec, 15:00 (#19); 张师傅 by 10 Dec: 装声控灯 (#18)
Done: 贴通知 (#20)
Still open: voting goes on (#16); too few have said yes or no (12-8)`,
    );
  });

  it("is honest about a topic on which nothing happened", () => {
    expect(writeSummary(words("zh-CN"), empty)).toBe(
      `🤝 #3 垃圾桶不够：商量到哪儿了
1 人参与，还没有人说意见（#3）
还没定：怎么办还没有定（#3）`,
    );
    expect(writeSummary(words("en"), empty)).toBe(
      `🤝 #3 垃圾桶不够: where we stand
1 person took part, nobody has given an opinion yet (#3)
Still open: what to do is not decided (#3)`,
    );
  });

  it("says what is not settled", () => {
    const text = writeSummary(words("zh-CN"), {
      ...empty,
      topic: { number: 12, text: "楼道灯坏了\n晚上黑" },
      opinions: [opinion(1, "换", 3, 0), opinion(2, "修", 2, 2)],
      polls: [{ number: 13, isOpen: false, winner: null, voters: 4 }],
      sessions: [
        {
          number: 14,
          state: "over",
          at: at("2026-12-01T19:00"),
          measures: null,
        },
      ],
    });
    expect(text).toContain("事情：晚上黑（#12）");
    expect(text).toContain("都同意：换（12-1）");
    expect(text).toContain(
      "还没定：投票没有分出结果（#13）；会开过了，等纪要（#14）；看法不同的还没有说定（12-2）；怎么办还没有定（#12）",
    );
    expect(text).not.toContain("决定：");
  });

  it("writes out three, and names the rest", () => {
    const opinions = Array.from({ length: 12 }, (_, i) =>
      opinion(i + 1, `意见 ${i + 1}`, 1, 0),
    );
    expect(writeSummary(words("zh-CN"), { ...empty, opinions })).toContain(
      "其他意见：意见 1（12-1）；意见 2（12-2）；意见 3（12-3）；还有 9 条（12-4、12-5、12-6、12-7、12-8、12-9、12-10、12-11、…）",
    );
  });
});

const hostile = fc.oneof(
  fc.string({ unit: "binary", maxLength: 280 }),
  fc.constantFrom(
    "字".repeat(280),
    "<b>&\n12-99 ".repeat(20),
    "{{list}} $t(summaries.title) $&",
    "👨‍👩‍👧‍👦".repeat(25),
  ),
);
/** More than a district ever counts. */
const number = fc.integer({ min: 1, max: 99_999 });
const instant = fc.integer({
  min: at("2026-01-01T00:00"),
  max: at("2028-01-01T00:00"),
});
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  topic: fc.record({ number, text: hostile }),
  people: number,
  opinions: fc.array(
    fc.record({
      topic: fc.constant(99_999),
      seq: fc.integer({ min: 1, max: 9_999 }),
      text: hostile,
      authorId: number,
      agree: fc.nat(9),
      disagree: fc.nat(9),
      pass: fc.nat(9),
    }),
    { maxLength: 40 },
  ),
  polls: fc.array(
    fc.record({
      number,
      isOpen: fc.boolean(),
      winner: fc.option(fc.record({ text: hostile, votes: number })),
      voters: number,
    }),
    { maxLength: 9 },
  ),
  sessions: fc.array(
    fc.record({
      number,
      state: fc.constantFrom("coming", "over", "held"),
      at: instant,
      measures: fc.option(hostile),
    }),
    { maxLength: 9 },
  ),
  followups: fc.array(
    fc.record({
      number,
      isDone: fc.boolean(),
      owner: hostile,
      due: fc.constant(Temporal.PlainDate.from("2027-12-30")),
      text: hostile,
    }),
    { maxLength: 9 },
  ),
});

describe.each(["zh-CN", "en"] as const)("any summary in %s", (locale) => {
  it("fits, and every line of it cites a number", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const text = writeSummary(words(locale), facts);
        expect(lengthOf(text)).toBeLessThanOrEqual(longestComputed);
        for (const line of text.split("\n")) {
          expect(line).toMatch(/#\d+|\d+-\d+/);
        }
        // Nothing was cut off the end: the last line is whole.
        expect(text).not.toMatch(/…$/);
      }),
      // To make one of these smaller takes minutes.
      { numRuns: 100, endOnFailure: true },
    );
  });
});
