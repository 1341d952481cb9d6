import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readQuickPoll } from "../../../src/features/polls/rules/read-quick-poll.ts";

const timeZone = "Asia/Shanghai";
const at = (local: string) =>
  Temporal.PlainDateTime.from(local).toZonedDateTime(timeZone)
    .epochMilliseconds;
const now = at("2026-12-01T10:00");
const read = (text: string) => readQuickPoll(text, { now, timeZone });

const threeDays = "2026-12-04T10:00";

describe("what is written after /quickpoll", () => {
  it.each([
    ["几点？ | 七点 | 八点", "几点？", threeDays],
    ["2d: 几点？ | 七点 | 八点", "几点？", "2026-12-03T10:00"],
    ["30m：几点？｜七点｜八点", "几点？", "2026-12-01T10:30"],
    ["20:00: 8:00 行吗？ | 行 | 不行", "8:00 行吗？", "2026-12-01T20:00"],
    ["下周五 20:00： 去哪？ | 山上 | 海边", "去哪？", "2026-12-11T20:00"],
    ["3号楼：装不装？ | 装 | 不装", "3号楼：装不装？", threeDays],
    ["12:00 开会行吗？ | 行 | 不行", "12:00 开会行吗？", threeDays],
    ["提醒：明天: 几点？ | 七点 | 八点", "提醒：明天: 几点？", threeDays],
  ])("%s", (text, question, until) => {
    expect(read(text)).toMatchObject({
      ok: true,
      draft: { question, closesAt: at(until), adjusted: null },
    });
  });

  it.each([
    ["", "malformed"],
    ["2d:", "malformed"],
    ["2d: | a | b", "malformed"],
    ["几点？", "few-options"],
    ["几点？ | 七点", "few-options"],
    [
      `q | ${Array.from({ length: 11 }, (_, i) => i).join(" | ")}`,
      "many-options",
    ],
    [`q | a | ${"长".repeat(101)}`, "option-too-long"],
    [`${"长".repeat(301)} | a | b`, "question-too-long"],
    ["q | Yes | ｙｅｓ", "equal-options"],
    ["2x: q | a | b", "unknown-until"],
    ["13月5日: q | a | b", "unknown-until"],
    ["2026-11-01: q | a | b", "past"],
  ])("%s: %s", (text, reason) => {
    expect(read(text)).toMatchObject({ ok: false, reason });
  });

  it("loses no option and no word of the question, whatever they say", () => {
    const word = fc.stringMatching(/^[a-z一-龥:： ?]{0,20}[a-z一-龥]$/);
    fc.assert(
      fc.property(
        word,
        fc.uniqueArray(fc.stringMatching(/^[a-z:]{1,9}[a-z]$/), {
          minLength: 2,
          maxLength: 10,
        }),
        (question, options) => {
          const got = read(`2d: ${[question, ...options].join(" | ")}`);
          expect(got).toMatchObject({
            ok: true,
            draft: { question: question.replace(/ +/g, " ").trim(), options },
          });
        },
      ),
    );
  });
});
