import { describe, expect, it } from "vitest";
import {
  judgeMerge,
  stageBeforeMerge,
} from "../../../src/features/topics/rules/merging.ts";
import { nextInQueue } from "../../../src/features/topics/rules/queue.ts";
import { readScreening } from "../../../src/features/topics/read-screening.ts";
import type { Outcome, Stage } from "../../../src/features/topics/types.ts";

describe("the queue", () => {
  const queue = [
    { number: 3, isUrgent: false },
    { number: 5, isUrgent: false },
    { number: 7, isUrgent: true },
    { number: 8, isUrgent: false },
    { number: 9, isUrgent: true },
  ];
  it.each([
    [null, 7],
    [{ number: 7, isUrgent: true }, 9],
    [{ number: 9, isUrgent: true }, 3],
    [{ number: 3, isUrgent: false }, 5],
    [{ number: 4, isUrgent: false }, 5],
    [{ number: 8, isUrgent: false }, 7],
    [{ number: 99, isUrgent: false }, 7],
  ])("goes from %j on to #%i", (after, next) => {
    expect(nextInQueue(queue, after)?.number).toBe(next);
    expect(nextInQueue(queue.toReversed(), after)?.number).toBe(next);
  });
  it("ends when nothing waits", () => {
    expect(nextInQueue([], { number: 7, isUrgent: true })).toBeNull();
  });
});

describe("a merge", () => {
  const part = (number: number, is: Stage | Outcome) =>
    ["declined", "elsewhere", "merged", "withdrawn", "rated"].includes(is)
      ? { number, stage: "closed" as const, outcome: is as Outcome }
      : { number, stage: is as Stage, outcome: null };

  it.each<[Stage | Outcome, Stage | Outcome, string | null]>([
    ["collect", "collect", null],
    ["collect", "deliberate", null],
    ["deliberate", "collect", null],
    ["collect", "act", null],
    ["collect", "evaluate", null],
    ["act", "collect", "under-way"],
    ["supervise", "collect", "under-way"],
    ["evaluate", "collect", "under-way"],
    ["merged", "collect", "merged-already"],
    ["declined", "collect", "closed"],
    ["rated", "collect", "closed"],
    ["collect", "merged", "target-merged"],
    ["collect", "rated", "target-solved"],
    ["collect", "declined", "target-closed"],
    ["collect", "withdrawn", "target-closed"],
    ["collect", "elsewhere", "target-closed"],
  ])("of %s into %s: %s", (topic, target, refusal) => {
    expect(judgeMerge(part(12, topic), part(9, target))).toBe(refusal);
  });
  it("is not possible into itself", () => {
    const topic = part(12, "collect");
    expect(judgeMerge(topic, topic)).toBe("itself");
  });

  it.each<[string[], Stage]>([
    [["topic.raised", "topic.merge"], "collect"],
    [["topic.raised", "topic.merge", "topic.unmerge"], "collect"],
    [["topic.raised", "topic.category", "topic.merge"], "collect"],
    [["topic.raised", "topic.accept", "topic.merge"], "deliberate"],
    [["topic.raised", "topic.decline", "topic.reopen"], "deliberate"],
    [["topic.accept", "topic.hand-out", "topic.take-back"], "deliberate"],
  ])("is undone after %j to %s", (acts, stage) => {
    expect(stageBeforeMerge(acts)).toBe(stage);
  });
});

describe("what follows /screen", () => {
  it.each([
    ["", { does: "next" }],
    ["  ", { does: "next" }],
    ["#12", { does: "show", number: 12 }],
    ["＃１２ accept", { does: "accept", number: 12 }],
    ["12 Accept", { does: "accept", number: 12 }],
    ["#12 受理", { does: "accept", number: 12 }],
    ["#12 decline no room", { does: "decline", number: 12, words: "no room" }],
    ["#12 decline", { does: "decline", number: 12, words: "" }],
    ["#12 不受理：没地方", { does: "decline", number: 12, words: "没地方" }],
    ["#12 合并 ＃9", { does: "merge", number: 12, into: 9 }],
    ["#12 merge 9", { does: "merge", number: 12, into: 9 }],
    ["#12 merge", { does: "merge", number: 12, into: null }],
    ["#12 elsewhere 城管", { does: "elsewhere", number: 12, words: "城管" }],
    ["#12 不归我们，街道", { does: "elsewhere", number: 12, words: "街道" }],
    ["#12 urgent", { does: "urgent", number: 12 }],
    ["#12 not urgent", { does: "calm", number: 12 }],
    ["#12 不急", { does: "calm", number: 12 }],
    ["#12 设施", { does: "categorize", number: 12, category: "facilities" }],
    ["#12 parking", { does: "categorize", number: 12, category: "parking" }],
  ])("%j is understood", (text, asked) => {
    expect(readScreening(text)).toEqual(asked);
  });
  it.each([
    "受理",
    "#12 acceptable",
    "#12 accept it, please",
    "#12 merge #9 #8",
    "#12 merge nine",
    "#12 elsewhere",
    "#12 急什么",
    "#12 设施 停车",
  ])("%j is not", (text) => {
    expect(readScreening(text)).toBeNull();
  });
});
