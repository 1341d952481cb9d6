import { afterEach, describe, expect, it } from "vitest";
import { openPage, phone, shoot, useBrowser } from "../../support/open-page.ts";
import { openTown, type Town } from "../../support/town.ts";

useBrowser();

const stories = {
  "zh-CN": {
    uncle: "李叔",
    topic: "/topic 三号楼楼道灯坏了",
    options:
      "楼道灯怎么修？ | 物业统一换声控灯 | 各楼自己修，费用从公共收益里出一部分 | 先请人查线路 | 先不修",
    proposal: "楼道里装声控灯",
    first: "先请人查线路",
    second: "各楼自己修",
    taken: ["① 先请人查线路", "② 各楼自己修"],
    cast: "✅ 投出去",
    receipt: "凭据词：",
    left: "还剩 3 分",
    own: "您现在投的：✅ 赞成",
    again: "您已经投过了",
    result: "第 1 轮：",
  },
  en: {
    uncle: "Uncle Li",
    topic: "/topic Stairway light broken in building 3",
    options:
      "How do we mend the lights? | Sensor lights by the manager | Each building by itself, paid from the common income | Have the wiring checked | Not now",
    proposal: "Sensor lights in the stairways",
    first: "Have the wiring checked",
    second: "Each building by itself",
    taken: ["① Have the wiring checked", "② Each building by itself"],
    cast: "✅ Cast it",
    receipt: "Receipt:",
    left: "3 left",
    own: "Your vote now: ✅ For",
    again: "You have voted.",
    result: "Round 1:",
  },
} as const;

describe.each(["zh-CN", "en"] as const)(
  "a ballot on a phone (%s)",
  (locale) => {
    let town: Town;
    afterEach(() => town.close());

    it("is reached by 🔗, filled in by taps and cast", async () => {
      const say = stories[locale];
      town = await openTown({ database: "sqlite", locale });
      await town.says("wang", say.topic);
      await town.says("li", `/poll #1 irv secret 2d: ${say.options}`);
      await town.says("li", `/poll #1 dots points=5 open 2d: ${say.options}`);
      await town.says("li", `/poll #1 consent open 2d: ${say.proposal}`);
      const page = await openPage(town.url, { locale, viewport: phone });
      await page.locator("#who").click();
      await page.getByRole("menuitemradio", { name: say.uncle }).click();

      const newest = () => page.locator("article.other").last();
      const sees = (text: string) =>
        newest().locator(".text", { hasText: text }).waitFor();
      const tap = (label: string) =>
        newest().locator(".key", { hasText: label }).first().click();
      const opens = async (poll: number) => {
        await town.start("uncle", `v1-${poll}`);
        await sees(`🗳 #${poll} `);
      };
      const shot = (name: string) => shoot(page, `${locale}-${name}`);
      /** What one must see to vote fits in the page, and nothing runs out of it. */
      const fits = async () => {
        const wide = await page.evaluate<number>(
          "document.documentElement.scrollWidth",
        );
        expect(wide).toBeLessThanOrEqual(phone.width);
      };

      await page
        .locator("article.other", { hasText: "🗳 #2 " })
        .locator(".key", { hasText: "🔗" })
        .first()
        .click();
      await sees("🗳 #2 ");
      await shot("1-ballot");
      await tap(say.first);
      await sees(say.taken[0]);
      await tap(say.second);
      await sees(say.taken[1]);
      await fits();
      await shot("2-draft");
      await tap(say.cast);
      await page.locator("dialog.alert").waitFor();
      await shot("3-alert");
      await page.keyboard.press("Enter");
      await page.locator("dialog.alert").waitFor({ state: "hidden" });
      await sees(say.receipt);
      await fits();
      await shot("3-receipt");
      await opens(2);
      await sees(say.again);
      await shot("4-again");

      await opens(3);
      await tap(say.first);
      await newest().locator(".key", { hasText: "1" }).first().waitFor();
      await tap(say.first);
      await sees(say.left);
      await fits();
      await shot("5-dots");
      await opens(4);
      await tap("✅");
      await sees(say.own);
      await fits();
      await shot("6-consent");

      await town.advance({ days: 2 });
      await opens(2);
      await sees(say.result);
      await fits();
      await shot("7-result");
    });
  },
);
