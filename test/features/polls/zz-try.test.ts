import { it } from "vitest";
import { openTown, transcript } from "../../support/town.ts";
it("x", async () => {
  for (const locale of ["zh-CN", "en"] as const) {
    const town = await openTown({ database: "sqlite", locale });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    const q = "楼道灯怎么修？ | 物业统一换声控灯 | 各楼自己修 | 先请人查线路";
    await town.says("li", `/poll #1 irv secret 2d: ${q}`);
    await town.says("li", `/poll #1 dots points=5 open 2d: ${q}`);
    await town.says("li", `/poll #1 consent open 2d: 换灯`);
    const cid = new URL(
      (town.card("#2 ").reply_markup as any).inline_keyboard
        .flat()
        .find((b: any) => b.url).url,
    ).searchParams.get("start")!;
    console.log(cid);
    const show = (who: any, n = 1) =>
      console.log(
        transcript(
          town
            .privateChat(who)
            .slice(-n)
            .map((m) =>
              town.playground.world.message(m.chat.id, m.message_id)!,
            ),
        ),
      );
    await town.start("wang", cid);
    show("wang");
    console.log(await town.presses("wang", "各楼自己修", { privately: true }));
    show("wang");
    console.log(await town.presses("wang", "查线路", { privately: true }));
    show("wang");
    console.log(await town.presses("wang", "✅", { privately: true }));
    show("wang");
    await town.start("uncle", cid.replace("-2", "-3"));
    console.log(await town.presses("uncle", "各楼自己修", { privately: true }));
    console.log(await town.presses("uncle", "各楼自己修", { privately: true }));
    show("uncle");
    console.log(await town.presses("uncle", "✅", { privately: true }));
    show("uncle");
    await town.start("zhao", cid.replace("-2", "-4"));
    show("zhao");
    console.log(await town.presses("zhao", "✅", { privately: true }));
    show("zhao");
    await town.start("uncle", cid.replace("-2", "-4"));
    console.log(await town.presses("uncle", "🚧", { privately: true }));
    show("uncle");
    await town.says("uncle", "因为太吵", { privately: true });
    show("uncle", 2);
    await town.start("zhao", cid);
    await town.says("zhao", "3 1", { privately: true });
    show("zhao");
    await town.advance({ days: 3 });
    await town.start("wang", cid);
    show("wang");
    await town.start("uncle", cid.replace("-2", "-3"));
    show("uncle");
    await town.start("uncle", cid.replace("-2", "-4"));
    show("uncle");
    await town.close();
  }
}, 60000);
