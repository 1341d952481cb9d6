import { describe, expect, it } from "vitest";
import {
  checkersOf,
  mayConfirm,
  standingOf,
} from "../../../src/features/followups/rules/standing.ts";
import { moveWith } from "../../../src/features/followups/rules/loop.ts";

const [li, chen, wang, zhang] = [1, 2, 3, 4];

describe("who checks a follow-up", () => {
  it.each<[string, number, number[], number | null, number[] | "anyone"]>([
    ["conveners, when a resident owns it", zhang, [li, chen], wang, [li, chen]],
    ["the other convener", li, [li, chen], wang, [chen]],
    ["the author, when the only convener owns it", li, [li], wang, [wang]],
    ["the author, when there is no convener", zhang, [], wang, [wang]],
    ["anyone, when the author owns it", li, [li], li, "anyone"],
    ["anyone, when the author has left", li, [li], null, "anyone"],
    ["a convener even if the author owns it", wang, [li], wang, [li]],
  ])("%s", (_, ownerId, convenerIds, authorId, checkers) => {
    expect(checkersOf({ ownerId, convenerIds, authorId })).toEqual(checkers);
  });
});

describe("what somebody is to a follow-up", () => {
  const ofZhang = {
    ownerId: zhang,
    convenerIds: [li, chen],
    authorId: wang,
    isOwnerAdmin: false,
  };
  const ofLi = { ...ofZhang, ownerId: li, isOwnerAdmin: true };
  const ofLiAlone = { ...ofLi, convenerIds: [li] };

  it.each([
    [zhang, "person", ofZhang, "owner"],
    [li, "person", ofZhang, "convener"],
    [wang, "person", ofZhang, "other"],
    [li, "person", ofLi, "owner"],
    [chen, "person", ofLi, "convener"],
    [wang, "person", ofLi, "other"],
    [wang, "person", ofLiAlone, "checker"],
    [zhang, "person", ofLiAlone, "other"],
    [zhang, "person", { ...ofLiAlone, authorId: li }, "checker"],
    [li, "person", { ...ofLiAlone, authorId: li }, "owner"],
    [99, "group", ofZhang, "convener"],
    [99, "group", ofLi, "nameless"],
    [99, "channel", ofZhang, "nameless"],
  ] as const)("%i as %s in %j: %s", (id, voice, concerned, standing) => {
    expect(standingOf({ id, voice }, concerned)).toBe(standing);
  });
});

describe("who may confirm", () => {
  it.each([
    ["convener", false, true],
    ["convener", true, true],
    ["checker", false, false],
    ["checker", true, true],
    ["owner", true, false],
    ["other", true, false],
    ["nameless", true, false],
  ] as const)("%s, reported %j: %j", (standing, isReported, may) => {
    expect(mayConfirm(standing, isReported)).toBe(may);
  });
});

describe("how a topic moves with its follow-ups", () => {
  it.each([
    [["open"], "resume"],
    [["reported", "open", "confirmed"], "resume"],
    [["reported"], "report"],
    [["reported", "confirmed", "dropped"], "report"],
    [["confirmed"], "confirm"],
    [["confirmed", "dropped"], "confirm"],
    [["dropped", "dropped"], "take-back"],
    [["dropped", "open"], "resume"],
    [[], null],
  ] as const)("%j: %s", (states, move) => {
    expect(moveWith(states)).toBe(move);
  });
});
