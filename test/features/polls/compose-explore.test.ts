import { afterEach, describe, it } from "vitest";
import { openTown, transcript, type Town } from "../../support/town.ts";

describe("explore", () => {
  let town: Town;
  afterEach(() => town.close());
  it.each(["zh-CN", "en"] as const)("walks %s", async (locale) => {
    town = await openTown({ database: "sqlite", locale });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("uncle", "/join");
    await town.start("li");
    const show = (what: string) =>
      console.log(`=== ${what}\n${transcript(town.privateChat("li").slice(-1))}`);
    const press = async (label: string) => {
      const told = await town.presses("li", label, { privately: true });
      show(`press ${label} → ${told.text ?? ""}`);
    };
    const say = async (text: string) => {
      await town.says("li", text, { privately: true });
      show(`say ${text}`);
    };
    await town.says("li", "/poll");
    console.log(transcript(town.group().slice(-1)));
    await say("/poll");
    await press("#1");
    await press("✏️");
    await press(locale === "en" ? "Ranking" : "排序");
    await say("怎么修？");
    await say("统一换\n各楼修\n先查线路");
    await press("🗳");
    await press("⬅️");
    await press("⏰");
    await say("12-05 20:00");
    await press("👥");
    await press("⬅️");
    await press("🔒");
    await press(locale === "en" ? "Secret" : "秘密");
    await press("⚖️");
    await press("⬅️");
    await press("⬅️");
    await press("➡️");
    await press("✅");
    console.log(transcript(town.group().slice(-1)));
  });
});
