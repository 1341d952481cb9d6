import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { distinctNames, type Member } from "#platform/community";

const member = (
  id: number,
  name: string,
  username: string | null = null,
): Member => ({
  id,
  userId: id,
  name,
  username,
  role: "resident",
  isAdmin: false,
  isPresent: true,
  joinedAt: null,
  rank: null,
  forgottenAt: null,
});

describe("names in a list", () => {
  it("stay as they are when nobody shares one", () => {
    expect(distinctNames([member(1, "王芳", "wf"), member(2, "李叔")])).toEqual(
      ["王芳", "李叔"],
    );
  });

  it("are told apart by @username, else by a number", () => {
    expect(
      distinctNames([
        member(1, "王芳", "wf"),
        member(2, "李叔"),
        member(3, "王芳"),
        member(4, "王芳"),
      ]),
    ).toEqual(["王芳 @wf", "李叔", "王芳 · 2", "王芳 · 3"]);
  });

  it("are different whatever people call themselves", () => {
    const name = fc.constantFrom("王", "王 · 2", "王 · 2 ·", "王 @wf", "李");
    const username = fc.option(fc.constantFrom("wf", "lee"), { nil: null });
    fc.assert(
      fc.property(fc.array(fc.tuple(name, username)), (people) => {
        const names = distinctNames(
          people.map(([called, by], id) => member(id, called, by)),
        );
        expect(new Set(names).size).toBe(names.length);
        people.forEach(([called], at) => {
          expect(names[at]?.startsWith(called)).toBe(true);
        });
      }),
    );
  });
});
