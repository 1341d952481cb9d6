import { describe, expect, it } from "vitest";
import type { Member } from "#platform/community";
import { createWords, lengthOf, plainText } from "#platform/i18n";
import { composeCancellation } from "../../../src/features/sessions/messages.ts";
import type { Session } from "../../../src/features/sessions/types.ts";

const words = createWords({
  locale: "zh-CN",
  timeZone: "Asia/Shanghai",
  now: 0,
});

const session: Session = {
  number: 2,
  topics: [1],
  state: "cancelled",
  startsAt: 1_000_000_000,
  adjusted: null,
  place: "长".repeat(100),
  capacity: null,
  reason: null,
};

const people = (count: number, name: string): Member[] =>
  Array.from({ length: count }, (_, i) => ({
    id: i + 1,
    userId: i + 1,
    name: `${name}${i + 1}`,
    username: null,
    role: "resident",
    isAdmin: false,
    isPresent: true,
    joinedAt: null,
    rank: null,
    forgottenAt: null,
  }));

const mention = (members: Member[]): string =>
  plainText(
    composeCancellation({
      session,
      topics: [{ number: 1, title: "楼".repeat(40) }],
      reason: "长".repeat(200),
    })(words, members).text,
  );

describe("those mentioned in the group", () => {
  it.each([
    [20, "居20"],
    [21, "居20，还有 1 人"],
    [90, "居20，还有 70 人"],
  ])("%d at most, the rest is counted", (count, end) => {
    expect(mention(people(count, "居")).endsWith(end)).toBe(true);
  });

  it("fit into a message with the longest names", () => {
    const text = mention(people(300, "名".repeat(126)));
    expect(lengthOf(text)).toBeLessThan(4_096);
  });
});
