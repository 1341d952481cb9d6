import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lengthOf } from "#platform/i18n";
import { optionOf } from "../../../src/features/polls/rules/option-of-opinion.ts";
import { choose } from "../../../src/features/polls/rules/plan-choices.ts";
import {
  nextStep,
  reachStep,
  stepBefore,
  steps,
} from "../../../src/features/polls/rules/plan-steps.ts";
import {
  checkPlan,
  draftPlan,
  readClosingAnswer,
  type PollPlan,
} from "../../../src/features/polls/rules/poll-plan.ts";
import { readAnswer } from "../../../src/features/polls/rules/read-answer.ts";

const now = Temporal.ZonedDateTime.from(
  "2026-12-01T10:00[Asia/Shanghai]",
).epochMilliseconds;
const context = { now, timeZone: "Asia/Shanghai", isRostered: true };

const blank: PollPlan = {
  id: 1,
  step: "topic",
  topic: null,
  question: null,
  options: [],
  settings: {},
  closing: { after: "3d" },
  attachment: null,
};
const whole: PollPlan = {
  ...blank,
  step: "preview",
  topic: 1,
  question: "修吗？",
  options: ["修", "不修", "再说"],
  settings: { method: "single" },
};

describe("the way through a plan", () => {
  it.each([
    [blank, "topic"],
    [{ ...blank, topic: 1 }, "kind"],
    [{ ...whole, question: null }, "question"],
    [{ ...whole, options: ["修"] }, "options"],
    [{ ...whole, options: [], settings: { method: "consent" } }, "preview"],
    [{ ...whole, settings: { method: "stv" } }, "seats"],
    [{ ...whole, settings: { method: "stv", seats: 2 } }, "preview"],
    [{ ...whole, settings: { method: "countmein" } }, "need"],
    [whole, "preview"],
  ] as const)("asks for what is missing: %j", (plan, step) => {
    expect(nextStep(plan)).toBe(step);
  });

  it("jumps over nothing that is missing", () => {
    expect(reachStep(blank, "preview")).toBe("topic");
    expect(reachStep({ ...blank, topic: 1 }, "method")).toBe("method");
    expect(reachStep({ ...blank, topic: 1 }, "options")).toBe("kind");
    expect(reachStep({ ...whole, options: [] }, "opinions")).toBe("opinions");
    expect(reachStep({ ...whole, options: [] }, "tie")).toBe("options");
    expect(reachStep(whole, "tie")).toBe("tie");
  });

  it("leads back from every step to the first", () => {
    for (const plan of [blank, { ...whole, question: null }, whole]) {
      for (const step of steps) {
        let at: PollPlan = { ...plan, step };
        for (let tries = 0; at.step !== "topic"; tries++) {
          expect(tries).toBeLessThan(steps.length);
          at = { ...at, step: stepBefore(at) ?? "topic" };
        }
      }
    }
  });
});

describe("what is written", () => {
  it.each([
    ["3d", { after: "3d" }],
    ["12h", { after: "12h" }],
    ["两天", { after: "两天" }],
    ["12-05", "2026-12-05T23:59:59.999"],
    ["明天 20:00", "2026-12-02T20:00"],
    ["下周五 20:00", "2026-12-11T20:00"],
  ])("reads %s as a length of time or a date", (text, expected) => {
    const at =
      typeof expected === "string" &&
      Temporal.PlainDateTime.from(expected).toZonedDateTime("Asia/Shanghai")
        .epochMilliseconds;
    expect(readClosingAnswer(text, context)).toEqual({
      ok: true,
      closing: at === false ? expected : { at, adjusted: null },
    });
  });

  it.each([
    ["1. 修\n2. 不修", ["修", "不修"]],
    ["1、修\n2、不修", ["修", "不修"]],
    ["修 | 不修", ["修", "不修"]],
    ["修\n\n不修\n", ["修", "不修"]],
    // No list of its own: the numbers belong to the options.
    ["3. 号楼\n5. 号楼", ["3. 号楼", "5. 号楼"]],
    ["1.5 米\n2.5 米", ["1.5 米", "2.5 米"]],
    ["8 点\n9 点", ["8 点", "9 点"]],
  ])("reads the options %j", (text, options) => {
    const read = readAnswer({ ...whole, step: "options" }, text, context);
    expect(read.ok && read.plan.options).toEqual(options);
  });

  it.each([
    ["seats", "3", { seats: 3 }],
    ["quorum", "60%", { quorum: "60%" }],
    ["quorum", "三分之二", { quorum: "2/3" }],
    ["quorum", "quorum=30", { quorum: "30" }],
    ["pass", "过半数全体", { pass: { mark: "1/2", of: "electorate" } }],
    ["secrecy", "不记名", { secrecy: "secret" }],
    ["tie", "抽签", { tie: "lot" }],
    ["method", "无异议", { method: "consent", preset: "objection" }],
    ["voters", "居民", { by: "resident" }],
    ["voters", "@a\n李四", { by: ["@a", "李四"] }],
  ] as const)("reads for %s: %s", (step, text, settings) => {
    const { method } = { method: step === "seats" ? "stv" : "single" } as const;
    const plan: PollPlan = { ...whole, step, settings: { method } };
    const read = readAnswer(plan, text, context);
    expect(read.ok && read.plan.settings).toMatchObject(settings);
  });

  it("does not take a word about something else", () => {
    const plan: PollPlan = { ...whole, step: "secrecy" };
    expect(readAnswer(plan, "排序", context)).toEqual({
      ok: false,
      reason: "press-instead",
    });
  });
});

describe("an opinion as an option", () => {
  it.each([
    ["统一换声控灯", "统一换声控灯"],
    ["a | b\n c", "a / b c"],
    [`换灯。${"很".repeat(99)}。`, "换灯。"],
    [`One. ${"x".repeat(99)}.`, "One."],
    ["长".repeat(101), null],
  ])("is %j: %j", (opinion, option) => {
    expect(optionOf(opinion)).toBe(option);
  });

  it("always fits", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 280 }), (text) => {
        expect(lengthOf(optionOf(text) ?? "")).toBeLessThanOrEqual(100);
      }),
    );
  });
});

it("can be opened after any choices by buttons that were taken", () => {
  const choice = fc.tuple(
    fc.constantFrom(...steps),
    fc.oneof(fc.integer({ min: -1, max: 14 }), fc.constantFrom(20, 30)),
  );
  fc.assert(
    fc.property(fc.array(choice, { maxLength: 20 }), (choices) => {
      let plan = whole;
      for (const [step, number] of choices) {
        const next = choose(plan, step, number);
        if (next && !checkPlan(next, context)) plan = next;
      }
      if (nextStep(plan) !== "preview") return;
      expect(draftPlan(plan, context)).toMatchObject({ ok: true });
    }),
  );
});
