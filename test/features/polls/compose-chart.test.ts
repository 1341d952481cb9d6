import { describe, expect, it } from "vitest";
import { createWords } from "#platform/i18n";
import { composeChart } from "../../../src/features/polls/messages/chart.ts";
import { composePaper } from "../../../src/features/polls/messages/paper.ts";
import { electionOf } from "../../../src/features/polls/rules/election-of-poll.ts";
import { judgeResult } from "../../../src/features/polls/rules/judge-result.ts";
import type {
  CastBallots,
  Poll,
  PollRules,
} from "../../../src/features/polls/types.ts";

const closesAt = Date.parse("2026-12-03T20:00+08:00");
const wordsOf = (locale: "zh-CN" | "en" = "zh-CN") =>
  createWords({ locale, timeZone: "Asia/Shanghai", now: closesAt });

const rules: PollRules = {
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

const pollOf = (
  given: Partial<PollRules> = {},
  rest: Partial<Poll> = {},
): Poll => ({
  number: 15,
  topic: 12,
  question: "楼道灯怎么修？",
  options: ["统一换", "各楼修", "先查线路"],
  rules: { ...rules, ...given },
  electors: null,
  areaCm2: null,
  openedAt: closesAt - 86_400_000,
  lengthMs: 86_400_000,
  closesAt,
  closedAt: closesAt,
  isCancelled: false,
  addendum: null,
  lotSeed: null,
  tieChoice: null,
  attachment: null,
  remindedAt: null,
  ...rest,
});

const choose = (...votes: readonly number[]): CastBallots[] =>
  votes.flatMap((count, option) =>
    count > 0 ? [{ content: { choices: [option] }, count, areaCm2: 0 }] : [],
  );

function chartOf(poll: Poll, cast: readonly CastBallots[]) {
  const { electors, areaCm2, tieChoice } = poll;
  const election = electionOf({ ...poll, lotOrder: null, tieChoice }, cast, {
    electors,
    areaCm2,
  });
  return composeChart(wordsOf(), {
    poll,
    result: judgeResult(poll, election),
    turnout: {
      voters: cast.reduce((sum, { count }) => sum + count, 0),
      paper: 0,
      proxy: 0,
    },
    joined: 41,
  });
}

describe("what the chart says", () => {
  it("has the most first, with its share, and who won", () => {
    const chart = chartOf(pollOf(), choose(7, 14, 9));
    expect(chart).toEqual({
      title: "#15 楼道灯怎么修？",
      subtitle: "有结果了 · 12月3日 周四 20:00",
      bars: [
        {
          label: "各楼修",
          value: 14,
          figure: "14",
          note: "46.7%",
          isWinner: true,
        },
        {
          label: "先查线路",
          value: 9,
          figure: "9",
          note: "30%",
          isWinner: false,
        },
        {
          label: "统一换",
          value: 7,
          figure: "7",
          note: "23.3%",
          isWinner: false,
        },
      ],
      footer: ["已投 30 人，名册 41 人"],
    });
  });

  it("has no winner at a tie, and the one that a convener settled on", () => {
    const wonIn = (tieChoice: number | null) =>
      chartOf(pollOf({}, { tieChoice }), choose(2, 2, 0))
        ?.bars.filter(({ isWinner }) => isWinner)
        .map(({ label }) => label);
    expect(wonIn(null)).toEqual([]);
    expect(wonIn(1)).toEqual(["各楼修"]);
  });

  it("marks the votes that it takes, and tells of the quorum below", () => {
    const poll = pollOf({ quorum: "1/2", pass: "1/2" }, { electors: 50 });
    const chart = chartOf(poll, choose(10, 20, 0));
    expect(chart?.mark).toMatchObject({ at: 16, bars: "all" });
    expect(chart?.mark?.label).toContain("16");
    expect(chart?.footer).toHaveLength(2);
    expect(chart?.footer[1]).toContain("25");
  });

  it("keeps a proposal's answers in their order, without their signs", () => {
    const options = ["for", "abstain", "against", "block"];
    const poll = pollOf({ method: "consent" }, { options });
    const passed = chartOf(poll, choose(3, 0, 1, 0));
    expect(passed?.subtitle).toContain("通过了");
    expect(passed?.bars.map(({ label }) => label)).toEqual([
      "赞成",
      "弃权",
      "反对",
      "不能接受",
    ]);
    const quorate = pollOf({ method: "consent" }, { options });
    expect(chartOf(quorate, choose(3, 0, 1, 0))?.mark?.bars).toBe("first");
    const won = (chart: typeof passed) =>
      chart?.bars.map((bar) => bar.isWinner);
    expect(won(passed)).toEqual([true, false, false, false]);
    const failed = chartOf(poll, choose(3, 0, 1, 1));
    expect(won(failed)).toEqual([false, false, false, false]);
    expect(failed?.subtitle).toContain("没有通过");
  });

  it("shows the floor area of a dual majority", () => {
    const poll = pollOf(
      { method: "dual-majority", matter: "ordinary", electorate: "owner" },
      {
        options: ["for", "against", "abstain"],
        electors: 3,
        areaCm2: 3_000_000,
      },
    );
    const cast = choose(2, 1, 0).map((one) => ({
      ...one,
      areaCm2: one.count * 1_000_000,
    }));
    expect(chartOf(poll, cast)?.bars.map(({ note }) => note)).toEqual([
      "200 ㎡",
      "100 ㎡",
      "0 ㎡",
    ]);
  });

  it("has a name for an option that is an emoji and nothing else", () => {
    const poll = pollOf({}, { options: ["👍", "👎"] });
    expect(chartOf(poll, choose(1, 2))?.bars.map(({ label }) => label)).toEqual(
      ["第 2 项", "第 1 项"],
    );
  });

  it("is none where nobody voted", () => {
    expect(chartOf(pollOf(), [])).toBeNull();
    const options = ["for", "abstain", "against", "block"];
    const silent = pollOf(
      { method: "consent", preset: "objection" },
      { options },
    );
    expect(chartOf(silent, [])).toBeNull();
  });
});

describe("what a printed ballot says", () => {
  const paperOf = (poll: Poll, conveners: string[] = []) =>
    composePaper(wordsOf(), { poll, community: "幸福里小区", conveners });

  it.each([
    ["single", "cross"],
    ["approval", "cross"],
    ["dual-majority", "cross"],
    ["score", "points"],
    ["dots", "points"],
    ["irv", "number"],
    ["schulze", "number"],
    ["stv", "number"],
  ] as const)("for %s: a box for a %s", (method, box) => {
    expect(paperOf(pollOf({ method, points: 10 })).box).toBe(box);
  });

  it("asks whose it is, unless the poll is secret", () => {
    expect(paperOf(pollOf({ electorate: "household" })).unit).toBe("房号");
    expect(paperOf(pollOf({ electorate: "joined" })).unit).toBe("姓名");
    const secret = pollOf({ electorate: "household", secrecy: "secret" });
    expect(paperOf(secret).unit).toBeNull();
  });

  it("tells until when, and whom to give it to", () => {
    const { closes, handIn } = paperOf(pollOf(), ["李主任", "陈姐"]);
    expect(closes).toBe("12月3日 周四 20:00 截止");
    expect(handIn).toBe("填好交给召集人：李主任、陈姐");
    expect(paperOf(pollOf()).handIn).toBe("填好交给召集人");
  });

  it("asks for a reason where a block needs one", () => {
    const options = ["for", "abstain", "against", "block"];
    const { fill } = paperOf(pollOf({ method: "consent" }, { options }));
    expect(fill).toContain("理由");
  });
});
