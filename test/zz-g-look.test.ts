import { it } from "vitest";
import { openTown, transcript } from "./support/town.ts";
it("x", async () => {
    const town = await openTown({ database: "sqlite", locale: "en" });
    await town.says("wang", "/topic 楼里的几件小事");
    await town.says("li", `/poll #1 secret 2d: Who? | ${"Long ".repeat(19)}name | No`);
    console.log(transcript([town.card("#2 ")]));
    const t = await town.presses("wang", "Long", { on: "#2 " });
    console.log(t, t.text?.length);
    await town.says("li", `/poll #1 stv seats=2 2d: Who? | a | b | c | d`);
    for (const [who, text] of [["wang","1 2"],["uncle","1 2"],["zhao","1 2"],["zhang","1 3"],["chen","1 4"],["li","3"]] as const) { await town.start(who, "v1-3"); await town.says(who, text, {privately: true}); }
    await town.says("li", `/poll #1 pass=30 quorum=4 2d: Who? | a | b`);
    console.log(transcript([town.card("#3 ")]));
    console.log(transcript([town.card("#4 ")]));
    await town.close();
}, 90000);
