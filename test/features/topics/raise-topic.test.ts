import { afterEach, describe, expect, it } from "vitest";
import {
  databases,
  openTown,
  transcript,
  type Town,
} from "../../support/town.ts";

describe.each(databases)("raising a topic (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  it("answers with its card and counts endorsements once a person", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了\n晚上黑");
    expect(town.card("#1").text).toContain("王阿姨 提出");
    const first = await town.presses("uncle", "👍", { on: "#1" });
    expect(first.text).toContain("已附议");
    await town.presses("uncle", "👍", { on: "#1" });
    await town.presses("zhao", "👍", { on: "#1" });
    expect(transcript([town.card("#1")])).toContain("[👍 2 ");
  });
});
