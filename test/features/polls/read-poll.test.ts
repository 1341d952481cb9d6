import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDateTime } from "#platform/clock";
import { methods } from "../../../src/features/polls/rules/poll-words.ts";
import { readPoll } from "../../../src/features/polls/rules/read-poll.ts";
import type { PollRules } from "../../../src/features/polls/types.ts";

const shanghai = "Asia/Shanghai";
// A Tuesday, 10:00 in Shanghai.
const now = Date.UTC(2026, 11, 1, 2);
const inShanghai = { now, timeZone: shanghai, isRostered: false };
const rostered = { ...inShanghai, isRostered: true };

/** `#12 2026-12-03T10:00 怎么修？ | 统一换 | 各楼修`, or why not. */
function read(text: string, context = inShanghai): string {
  const found = readPoll(text, context);
  if (found.ok) {
    const { topic, closesAt, question, options, adjusted } = found.draft;
    const until = localDateTime(closesAt, context.timeZone).toString({
      smallestUnit: "minute",
    });
    const noted = adjusted === null ? "" : ` (${adjusted})`;
    return `#${topic} ${until}${noted} ${[question, ...options].join(" | ")}`;
  }
  const { ok, reason, ...details } = found;
  expect(ok).toBe(false);
  const said: unknown[] = Object.values(details).flat();
  return [reason, ...said.map(String)].join(" ");
}

const asUsual: PollRules = {
  method: "single",
  preset: null,
  seats: 1,
  points: null,
  need: null,
  tie: "convener",
  quorum: null,
  pass: null,
  passOf: "votes",
  inArea: false,
  matter: null,
  countsSilent: false,
  secrecy: "confidential",
  shows: "live",
  electorate: "everyone",
};

/** What a line says that is not as usual. */
function readRules(head: string, context = inShanghai) {
  const question = "怎么修？ | 甲 | 乙 | 丙 | 丁";
  const found = [question, "怎么修？"]
    .map((asked) => readPoll(`#12 ${head}: ${asked}`, context))
    .find(({ ok }) => ok);
  if (!found?.ok) return read(`#12 ${head}: ${question}`, context);
  const { rules, listed, notes } = found.draft;
  const unusual = Object.entries(rules).filter(
    ([name, value]) => asUsual[name as keyof PollRules] !== value,
  );
  return {
    ...Object.fromEntries(unusual),
    ...(listed.length > 0 && { listed }),
    ...(notes.length > 0 && { notes }),
  };
}

const body = "怎么修？ | 统一换 | 各楼修";

describe("reading a poll", () => {
  it.each([
    ["#12 single 2d", "#12 2026-12-03T10:00"],
    ["#12 2d single", "#12 2026-12-03T10:00"],
    ["#12 2d", "#12 2026-12-03T10:00"],
    ["#12 single", "#12 2026-12-04T10:00"],
    ["#12", "#12 2026-12-04T10:00"],
    ["12", "#12 2026-12-04T10:00"],
    ["12 single 30m", "#12 2026-12-01T10:30"],
    ["#12 SINGLE 12H", "#12 2026-12-01T22:00"],
    ["#12, single, 2d", "#12 2026-12-03T10:00"],
    ["#12 single open live by=everyone 2d", "#12 2026-12-03T10:00"],
    ["#12 single 2026-12-05", "#12 2026-12-05T23:59"],
    ["#12 single 12-05", "#12 2026-12-05T23:59"],
    ["#12 single 2026-12-05 20:00", "#12 2026-12-05T20:00"],
    ["#12 single 20:00", "#12 2026-12-01T20:00"],
    ["#12 single next Friday", "#12 2026-12-11T23:59"],
    ["#12 single Fri 8pm", "#12 2026-12-04T20:00"],
    ["#12 single tomorrow 20:00", "#12 2026-12-02T20:00"],
    ["#12 single 明天", "#12 2026-12-02T23:59"],
    ["#12 明天晚上8:30", "#12 2026-12-02T20:30"],
    ["#12 single 下周五 20:00", "#12 2026-12-11T20:00"],
    ["#12 两天", "#12 2026-12-03T10:00"],
    ["#12 single 12月3日 周四 20:00", "#12 2026-12-03T20:00"],
  ])("takes %s", (head, expected) => {
    expect(read(`${head}: ${body}`)).toBe(`${expected} ${body}`);
    expect(read(`${head}：${body}`)).toBe(`${expected} ${body}`);
  });

  it.each([
    "＃１２ ｓｉｎｇｌｅ ２ｄ：怎么修？｜统一换｜各楼修",
    "#12 single 2d:怎么修？|统一换|各楼修",
    "#12 single 2d ： 怎么修？ ｜ 统一换 | 各楼修 |",
    "  #12 single 2d:\n怎么修？\n| 统一换\n|  | 各楼修",
  ])("takes full-width signs and any blanks: %j", (text) => {
    expect(read(text)).toBe(`#12 2026-12-03T10:00 ${body}`);
  });

  it.each([
    ["#1 2d: 时间: 几点? | 8:00 | 9:00", "时间: 几点? | 8:00 | 9:00"],
    ["#1 2d：8:00 还是 9:00？ | 8:00 | 9:00", "8:00 还是 9:00？ | 8:00 | 9:00"],
    ["#1 12-03:3号楼修吗 | 修 | 不修", "3号楼修吗 | 修 | 不修"],
    ["#1 2d: a: b: c | x: 1 | y", "a: b: c | x: 1 | y"],
    ["#1 2d: <b>&amp;*_` | <i> | 👍🏽", "<b>&amp;*_` | <i> | 👍🏽"],
  ])("ends the head at the right colon of %s", (text, expected) => {
    expect(read(text).split(" ").slice(2).join(" ")).toBe(expected);
  });

  it.each([
    ["", "malformed"],
    ["#12", "malformed"],
    ["#12 single 2d", "malformed"],
    ["#12 single 2d 怎么修？ | 统一换 | 各楼修", "malformed"],
    [`single 2d: ${body}`, "malformed"],
    [`2d: ${body}`, "malformed"],
    [`2天: ${body}`, "malformed"],
    [body, "malformed"],
    ["#12 2d: | 统一换 | 各楼修", "malformed"],
    ["#12 2d: \u200f | 统一换 | 各楼修", "malformed"],
    ["#12 2d: 怎么修？", "few-options"],
    ["#12 2d: 怎么修？ | 统一换", "few-options"],
    ["#12 2d: 怎么修？ | 统一换 | | \u202e ", "few-options"],
    [`#12 sinlge 2d: ${body}`, "unknown-word sinlge single"],
    [`#12 single 2dd: 备注: ${body}`, "unknown-word 2dd null"],
    [`#12 13月5日: ${body}`, "unknown-word 13月5日 null"],
    [`#12 single 25:00: ${body}`, "unknown-word 25:00 null"],
    [`#12 2d 3d: ${body}`, "said-twice 2d 3d"],
    [`#12 0m: ${body}`, "past 2026-12-01T10:00:00"],
    [`#12 single 2026-11-30: ${body}`, "past 2026-11-30T23:59:00"],
    [`#12 single 昨天 20:00: ${body}`, "past 2026-11-30T20:00:00"],
    [`#12 single 9:30: 备注: ${body}`, "past 2026-12-01T09:30:00"],
    ["#12 2d: 修吗？ | 修 | 不修 | 修", "equal-options 修"],
    ["#12 2d: OK? | Yes | ｙｅｓ", "equal-options ｙｅｓ"],
    ["#12 2d: 修吗？ | 修 | \u200e修", "equal-options \u200e修"],
  ])("refuses %j: %s", (text, expected) => {
    expect(read(text)).toBe(expected);
  });

  it.each([
    ["single", {}],
    ["approval", { method: "approval" }],
    ["score", { method: "score" }],
    ["dots", { method: "dots", points: 10 }],
    ["dots points=1", { method: "dots", points: 1 }],
    ["dots points=60", { method: "dots", points: 60 }],
    ["irv", { method: "irv" }],
    ["ranked", { method: "irv" }],
    ["schulze", { method: "schulze" }],
    ["stv", { method: "stv" }],
    ["stv seats=3", { method: "stv", seats: 3 }],
    ["consent", { method: "consent", preset: "consent" }],
    ["advice", { method: "consent", preset: "advice" }],
    ["consensus", { method: "consent", preset: "consensus" }],
    ["objection", { method: "consent", preset: "objection" }],
    ["objection consent", { method: "consent", preset: "objection" }],
    ["countmein need=20", { method: "countmein", need: 20 }],
    ["countmein need=1", { method: "countmein", need: 1 }],
    [
      "dual-majority",
      { method: "dual-majority", matter: "ordinary", electorate: "owner" },
    ],
    [
      "dual-majority special by=owner",
      { method: "dual-majority", matter: "special", electorate: "owner" },
    ],
    ["secret", { secrecy: "secret", shows: "end" }],
    ["secret end", { secrecy: "secret", shows: "end" }],
    [
      "secret live",
      { secrecy: "secret", shows: "end", notes: ["secret-shows-at-the-end"] },
    ],
    [
      "after secret",
      { secrecy: "secret", shows: "end", notes: ["secret-shows-at-the-end"] },
    ],
    ["open", { secrecy: "open" }],
    ["open live by=everyone tie=convener", { secrecy: "open" }],
    ["after", { shows: "after" }],
    ["end", { shows: "end" }],
    ["tie=order", { tie: "order" }],
    ["tie=lot", { tie: "lot" }],
    ["quorum=30", { quorum: "30" }],
    ["quorum=2/3 by=joined", { quorum: "2/3", electorate: "joined" }],
    ["by=resident quorum=50%", { quorum: "50%", electorate: "resident" }],
    ["quorum=half by=convener", { quorum: "1/2", electorate: "convener" }],
    ["pass=1/2", { pass: "1/2" }],
    ["pass=12", { pass: "12" }],
    [
      "pass=1/2/all by=joined",
      { pass: "1/2", passOf: "electorate", electorate: "joined" },
    ],
    [
      "area by=household pass=1/2",
      { inArea: true, pass: "1/2", electorate: "household" },
    ],
    [
      "consent area by=household",
      {
        method: "consent",
        preset: "consent",
        inArea: true,
        electorate: "household",
      },
    ],
    ["by=@wang", { electorate: "list", listed: ["@wang"] }],
    [
      "by=@wang,李四,3-201 open",
      {
        electorate: "list",
        listed: ["@wang", "李四", "3-201"],
        secrecy: "open",
      },
    ],
  ])("takes %s", (head, expected) => {
    expect(readRules(head)).toEqual(expected);
    expect(readRules(head.toUpperCase().replaceAll("@WANG", "@wang"))).toEqual(
      expected,
    );
  });

  it.each([
    ["单选", "single"],
    ["多选", "approval"],
    ["可多选", "approval"],
    ["赞成反对", "consent"],
    ["打分", "score"],
    ["分点", "dots"],
    ["投点 点数=20", "dots points=20"],
    ["排序", "ranked"],
    ["排名", "ranked"],
    ["舒尔茨", "schulze"],
    ["多席 席位=3", "stv seats=3"],
    ["多席　席位＝３个", "stv seats=3"],
    ["算我一个 人数=20", "countmein need=20"],
    ["接龙，人数=20人", "countmein need=20"],
    ["双过半", "dual-majority"],
    ["双过半 特别", "dual-majority special"],
    ["双过半 一般事项", "dual-majority ordinary"],
    ["征求意见", "advice"],
    ["共识", "consensus"],
    ["无异议", "objection"],
    ["秘密", "secret"],
    ["不记名", "secret"],
    ["公开", "open"],
    ["记名", "open"],
    ["实时", "live"],
    ["投后", "after"],
    ["结束后公布", "end"],
    ["结束后公开", "end"],
    ["单选秘密2天", "single secret 2d"],
    ["12-05 单选秘密", "single secret 12-05"],
    ["到场=30人", "quorum=30"],
    ["到场=２／３ 谁=已加入", "quorum=2/3 by=joined"],
    ["法定=三分之二 谁=居民", "quorum=2/3 by=resident"],
    ["通过=过半数", "pass=1/2"],
    ["通过=1/2全体 谁=召集人", "pass=1/2/all by=convener"],
    ["面积、谁=每户、通过 = 1/2", "area by=household pass=1/2"],
    ["谁=所有人", "by=everyone"],
    ["同票=先列", "tie=order"],
    ["同票=召集人", "tie=convener"],
    ["同票=抽签", "tie=lot"],
    ["谁=张三、李四，3-201，秘密", "by=张三,李四,3-201 secret"],
  ])("takes %s for %s", (chinese, english) => {
    expect(readRules(chinese)).toEqual(readRules(english));
    expect(readRules(english)).toBeTypeOf("object");
  });

  it.each([
    ["by=@a,@b,2d", ["@a", "@b", "2d"], "12-04T10:00"],
    ["by=@a,@b, 2d", ["@a", "@b"], "12-03T10:00"],
    ["by=@a,@b 2d", ["@a", "@b"], "12-03T10:00"],
    ["by=@a, @b , 3-201, 明天", ["@a", "@b", "3-201"], "12-02T23:59"],
    ["by=12-05,12-06, 12-07", ["12-05", "12-06"], "12-07T23:59"],
    ["by=@a, 12-07 单选", ["@a"], "12-07T23:59"],
    ["by=＠a,@a,@b,live", ["@a", "@b"], "12-04T10:00"],
    ["by=everyone,2d", [], "12-03T10:00"],
  ])("ends the list of %s", (head, listed, until) => {
    const found = readPoll(`#12 ${head}: ${body}`, inShanghai);
    expect(found.ok && found.draft.listed).toEqual(listed);
    expect(read(`#12 ${head}: ${body}`)).toBe(`#12 2026-${until} ${body}`);
    expect(read(`#12 ${head}: 时间: ${body}`)).toContain(`时间: ${body}`);
  });

  it("asks households where there is a roster and nothing is said", () => {
    const byHousehold = { electorate: "household" };
    expect(readRules("single", rostered)).toEqual(byHousehold);
    expect(readRules("quorum=2/3", rostered)).toMatchObject(byHousehold);
    expect(readRules("by=everyone", rostered)).toEqual({});
    expect(readRules("dual-majority", rostered)).toMatchObject({
      electorate: "owner",
    });
  });

  it.each([
    ["single approval", "said-twice single approval"],
    ["single 单选", "said-twice single 单选"],
    ["secret 2d open", "said-twice secret open"],
    ["live end", "said-twice live end"],
    ["special ordinary dual-majority", "said-twice special ordinary"],
    ["quorum=30 到场=40", "said-twice quorum=30 到场=40"],
    ["by=joined by=@a,@b", "said-twice by=joined by=@a,@b"],
    ["area area", "said-twice area area"],
    ["advice consensus", "said-twice advice consensus"],
    ["score advice", "said-twice score advice"],
    ["20:00 secret 明天", "said-twice 20:00 明天"],
    ["quorum=most", "no-threshold quorum=most"],
    ["quorum=", "no-threshold quorum="],
    ["quorum=0", "no-threshold quorum=0"],
    ["pass=0%", "no-threshold pass=0%"],
    ["pass=1/0", "no-threshold pass=1/0"],
    ["pass=1.5", "no-threshold pass=1.5"],
    ["pass=-1", "no-threshold pass=-1"],
    ["pass=3/2", "above-whole pass=3/2"],
    ["到场=120%", "above-whole 到场=120%"],
    ["pass=4/3/all", "above-whole pass=4/3/all"],
    ["stv seats=0", "no-number seats=0 1 99"],
    ["stv seats=two", "no-number seats=two 1 99"],
    ["dots points=61", "no-number points=61 1 60"],
    ["dots points=-1", "no-number points=-1 1 60"],
    ["countmein need=", "no-number need= 1 99999"],
    ["countmein need=1e3", "no-number need=1e3 1 99999"],
    ["tie=maybe", "no-tie-break tie=maybe"],
    ["by=", "no-voters by="],
    ["by=a=b", "no-voters by=a=b"],
    ["by=houshold", "unknown-word by=houshold by=household"],
    ["oepn", "unknown-word oepn open"],
    ["aproval", "unknown-word aproval approval"],
    ["dual_majority", "unknown-word dual_majority dual-majority"],
    ["quorom=2/3", "unknown-word quorom=2/3 quorum="],
    ["seats", "unknown-word seats seats="],
    ["单远", "unknown-word 单远 单选"],
    ["不公开", "unknown-word 不公开 null"],
    ["whatever", "unknown-word whatever null"],
    ["公开透明", "unknown-word 透明 null"],
    ["seats=2", "not-of-method seats=2 single stv"],
    ["irv points=5", "not-of-method points=5 irv dots"],
    ["stv need=5", "not-of-method need=5 stv countmein"],
    ["approval special", "not-of-method special approval dual-majority"],
    ["by=owner", "not-of-method by=owner single dual-majority"],
    ["countmein need=5 quorum=5", /^not-of-method quorum=5 countmein single /],
    [
      "schulze pass=1/2",
      "not-of-method pass=1/2 schulze single approval consent irv dual-majority",
    ],
    ["dual-majority by=household", "set-by-law by=household"],
    ["dual-majority by=@a", "set-by-law by=@a"],
    ["dual-majority by=joined", "set-by-law by=joined"],
    ["single silent", "not-of-method silent single dual-majority"],
    ["双过半 面积", "set-by-law 面积"],
    ["countmein", "need-missing"],
    ["stv seats=4", "too-many-seats 4 4"],
    ["stv seats=9", "too-many-seats 9 4"],
    ["quorum=2/3", "share-of-everyone quorum=2/3"],
    ["by=everyone quorum=50%", "share-of-everyone quorum=50%"],
    ["pass=1/2全体", "share-of-everyone pass=1/2全体"],
    ["area pass=1/2", "area-of-people"],
    ["area pass=1/2 by=joined", "area-of-people"],
    ["area by=household", "area-of-nothing"],
    ["secret area by=household pass=1/2", "secret-by-area"],
    ["secret dual-majority", "secret-by-area"],
    ["consent", "own-options consent"],
    ["advice", "own-options consent"],
    ["countmein need=5", "own-options countmein"],
    ["dual-majority", "own-options dual-majority"],
  ])("refuses %s: %s", (head, expected) => {
    const refused = read(`#12 ${head}: 怎么修？ | 甲 | 乙 | 丙 | 丁`);
    expect(refused).toEqual(
      typeof expected === "string" ? expected : expect.stringMatching(expected),
    );
  });

  it("gives a method with answers of its own these", () => {
    const ask = (head: string) => read(`#12 ${head} 2d: 时间: 修吗？ |`);
    const asked = "#12 2026-12-03T10:00 时间: 修吗？ |";
    expect(ask("advice")).toBe(`${asked} for | abstain | against | block`);
    expect(ask("接龙 人数=5")).toBe(`${asked} in`);
    expect(ask("双过半")).toBe(`${asked} for | against | abstain`);
  });

  it("knows every method by its own name", () => {
    expect([...methods].sort()).toEqual(
      (
        "approval consent countmein dots dual-majority irv schulze score " +
        "single stv"
      ).split(" "),
    );
    for (const method of methods) {
      const head = method === "countmein" ? `${method} need=2` : method;
      expect({ method: "single", ...Object(readRules(head)) }).toMatchObject({
        method,
      });
    }
  });

  it("gives the same draft whatever the order of the words", () => {
    const choose = (...some: string[]) => fc.constantFrom("", ...some);
    const asked = fc
      .tuple(
        choose("stv seats=2", "dots", "打分", "irv", "approval", "单选"),
        choose("secret", "open", "不记名"),
        choose("live", "after", "结束后公布"),
        choose("quorum=2/3", "到场=30"),
        choose("by=joined", "谁=每户", "by=@a,李四", "by=12-05、12-06"),
        choose("tie=lot", "同票=先列"),
        choose("2d", "12-05", "下周五 20:00", "tomorrow", "20:00", "半小时后"),
      )
      .map((words) => words.filter((word) => word !== ""));
    const shuffled = asked.chain((words) =>
      fc.tuple(
        fc.constant(words),
        fc.shuffledSubarray(words, { minLength: words.length }),
        fc.constantFrom(" ", "  ", ", ", "　"),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([words, others, separator]) => {
        const ask = (some: string[], between: string) =>
          readPoll(`#1 ${some.join(between)}: ${body} | 不修`, rostered);
        expect(ask(others, separator)).toEqual(ask(words, " "));
        expect(ask(words, " ").ok).toBe(true);
      }),
    );
  });

  it("counts characters as people do, and names what is too long", () => {
    const wide = (n: number) => "𠮷".repeat(n);
    const ask = (question: string, option: string) =>
      read(`#12 2d: ${question} | ${option} | 各楼修`);
    expect(ask(wide(300), wide(100))).toContain("#12 2026");
    expect(ask(wide(301), wide(100))).toBe("question-too-long");
    expect(ask(wide(300), wide(101))).toBe(`option-too-long ${wide(101)}`);
  });

  it("takes two to ten options", () => {
    const ask = (n: number) =>
      read(
        `#12 2d: 选哪天？${Array.from({ length: n }, (_, i) => `| ${i} 号`).join("")}`,
      );
    expect([1, 2, 10, 11].map((n) => ask(n).split(" ")[0])).toEqual([
      "few-options",
      "#12",
      "#12",
      "many-options",
    ]);
  });

  it("tells of a time that the clocks skip or show twice", () => {
    const berlin = { ...inShanghai, timeZone: "Europe/Berlin" };
    expect(read(`#1 2027-03-28 02:30: ${body}`, berlin)).toContain(
      "2027-03-28T03:30 (gap)",
    );
    expect(read(`#1 2027-10-31 02:30: ${body}`, berlin)).toContain(
      "2027-10-31T02:30 (overlap)",
    );
  });

  it("reads anything without failing, quickly", () => {
    const signs = fc.constantFrom(
      ...Array.from("#＃1２ds :：|｜=,、@-天明single\u202e\n"),
      ..."by= quorum= 2/3 谁= 双过半 secret 2d".split(" "),
    );
    const text = fc.oneof(
      fc.string(),
      fc.array(signs).map((a) => a.join("")),
    );
    fc.assert(
      fc.property(text, (some) => {
        const found = readPoll(`#1 ${some}`, inShanghai);
        if (!found.ok) return;
        expect(found.draft.closesAt).toBeGreaterThan(now);
        expect(found.draft.options.length).toBeGreaterThan(0);
      }),
    );
    expect(read(`#1 ${": ".repeat(2_000)}`)).toBe("few-options");
  });
});
