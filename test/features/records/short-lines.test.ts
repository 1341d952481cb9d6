import { afterEach, describe, expect, it } from "vitest";
import { lengthOf } from "#platform/i18n";
import { openTown, type Town } from "../../support/town.ts";

describe("lists of what waits", () => {
  let town: Town;
  afterEach(() => town.close());

  it("show the beginning of long words, so that they fit", async () => {
    town = await openTown({ database: "sqlite", on: "2026-12-01" });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    for (let i = 0; i < 9; i++) {
      await town.says(
        "li",
        `/poll #1 single 30h: ${"问".repeat(150)} | 修 | 不修`,
      );
      await town.says("li", `/follow #1 @uncle_li 12-20 ${"修".repeat(100)}`);
    }
    const cut = `${"问".repeat(39)}…`;
    await town.says("wang", "/mine");
    const mine = town.group().at(-1)?.text ?? "";
    expect(mine).toContain(`${cut} · `);
    expect(lengthOf(mine)).toBeLessThan(4_096);
    await town.advanceTo("2026-12-01 18:01");
    const digest = town.group().at(-1)?.text ?? "";
    expect(digest).toMatch(/^📋 今天的商量/);
    expect(digest).toContain(`${cut} · `);
    expect(lengthOf(digest)).toBeLessThan(4_096);
  });
});
