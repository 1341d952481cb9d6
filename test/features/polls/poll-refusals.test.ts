import { describe, expect, it } from "vitest";
import { createWords, plainText } from "#platform/i18n";
import { composeRefusal } from "../../../src/features/polls/messages/refusals.ts";
import { methods } from "../../../src/features/polls/rules/poll-words.ts";
import { readPoll } from "../../../src/features/polls/rules/read-poll.ts";

const place = {
  now: Date.UTC(2026, 11, 1, 2),
  timeZone: "Asia/Shanghai",
};
const chinese = createWords({ locale: "zh-CN", ...place });
const english = createWords({ locale: "en", ...place });

/** The answer in both languages to what cannot be held. */
function answer(head: string, body = "修吗？ | 修 | 不修"): string[] {
  const read = readPoll(`#1 ${head}: ${body}`, { ...place, isRostered: false });
  if (read.ok) throw new Error(`${head} is read`);
  return [chinese, english].map((words) =>
    plainText(composeRefusal(words, read)),
  );
}

describe("the answer to a poll that cannot be held", () => {
  it.each([
    ["secret open", "「secret」和「open」只能留一个", "do not go together"],
    ["oepn", "您是想写 open 吗？", "Did you mean open?"],
    ["what", "没看懂「what」", "next Friday 20:00"],
    ["quorum=2/3", "谁=每户", "by=household"],
    ["quorum=3/2", "比全部还多", "more than all there are"],
    ["quorum=x", "可以写 2/3、50%", "written as 2/3 or 50%"],
    ["points=99 dots", "1 到 60 的整数", "from 1 to 60"],
    ["seats=2", "不能和「单选」一起用，它只配：多席", "only with: stv"],
    [
      "schulze pass=1/2",
      "它只配：单选、多选、赞成反对、排序、双过半",
      "only with: single, approval, consent, ranked, dual-majority",
    ],
    [
      "dual-majority by=joined",
      "人数和面积都算",
      "by number and by floor area",
    ],
    ["countmein", "人数=20", "need=20"],
    ["stv seats=2", "要选 2 个，选项只有 2 个", "2 seats, 2 options"],
    ["area pass=1/2", "算面积要按户投", "goes with households"],
    ["by=household area", "到场=2/3", "quorum=2/3"],
    ["dual-majority secret", "看得出是谁家的", "show whose it is"],
    ["consent", "「赞成反对」的选项是现成的", "the answers are fixed"],
    ["tie=x", "同票=抽签", "tie=lot"],
    ["by=", "谁=所有人", "by=everyone"],
  ])("says to %s what to do", (head, inChinese, inEnglish) => {
    const [zh, en] = answer(head);
    expect(zh).toContain(inChinese);
    expect(en).toContain(inEnglish);
  });

  it("cuts what is endless", () => {
    for (const text of answer("x".repeat(300))) {
      expect(text.length).toBeLessThan(250);
    }
  });

  it("calls each method by a word that it can be asked for with", () => {
    for (const words of [chinese, english]) {
      for (const method of methods) {
        const name = words.plain(`polls.kinds.${method}`);
        const need = method === "countmein" ? "need=2" : "";
        const read = ["修吗？", "修吗？ | 修 | 不修"]
          .map((body) =>
            readPoll(`#1 ${name} ${need}: ${body}`, {
              ...place,
              isRostered: false,
            }),
          )
          .find(({ ok }) => ok);
        expect(read?.ok && read.draft.rules.method, name).toBe(method);
      }
    }
  });
});
