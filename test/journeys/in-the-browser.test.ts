import { afterEach, describe, expect, it } from "vitest";
import {
  desktop,
  openPage,
  phone,
  shoot,
  useBrowser,
} from "../support/open-page.ts";
import { openTown, type Town } from "../support/town.ts";

useBrowser();

const stories = {
  "zh-CN": {
    li: "李主任",
    wang: "王阿姨",
    uncle: "李叔",
    zhao: "小赵",
    topic: "/topic 三号楼楼道灯坏了",
    card: "📌 #1 三号楼楼道灯坏了",
    poll: "/poll #1 single 2d: 楼道灯怎么修？ | 换声控灯 | 修旧的",
    pollCard: "🗳 #2 楼道灯怎么修？",
    option: "换声控灯",
    other: "修旧的",
  },
  en: {
    li: "Director Li",
    wang: "Auntie Wang",
    uncle: "Uncle Li",
    zhao: "Zhao",
    topic: "/topic Stairway light broken in building 3",
    card: "📌 #1 Stairway light broken in building 3",
    poll: "/poll #1 single 2d: How do we fix the light? | Sensor light | Repair the old one",
    pollCard: "🗳 #2 How do we fix the light?",
    option: "Sensor light",
    other: "Repair the old one",
  },
} as const;

describe.each([
  ["zh-CN", "desktop", desktop],
  ["zh-CN", "phone", phone],
  ["en", "desktop", desktop],
  ["en", "phone", phone],
] as const)("in a browser (%s, %s)", (locale, width, viewport) => {
  let town: Town;
  afterEach(() => town.close());

  it("takes a topic to the result of its poll", async () => {
    const say = stories[locale];
    town = await openTown({ database: "sqlite", locale });
    const page = await openPage(town.url, { locale, viewport });

    async function be(name: string): Promise<void> {
      await page.locator("#who").click();
      await page.getByRole("menuitemradio", { name }).click();
    }
    async function write(text: string): Promise<void> {
      await page.locator("#text").fill(text);
      await page.keyboard.press("Enter");
    }
    const article = (text: string) =>
      page.locator("article.other", { hasText: text }).last();
    const key = (text: string, label: string) =>
      article(text).locator(".key", { hasText: label });
    /** Presses, and waits for the toast that names what was pressed. */
    async function press(text: string, label: string, told: string) {
      await key(text, label).click();
      await page.locator("#toast", { hasText: told }).waitFor();
    }

    await be(say.wang);
    await write(say.topic);
    await article(say.card).waitFor();
    await be(say.uncle);
    await press(say.card, "👍", say.topic.slice("/topic ".length));
    await key(say.card, "👍 1").waitFor();
    await shoot(page, `${locale}-${width}-topic`);

    await be(say.li);
    await write(say.poll);
    await article(say.pollCard).waitFor();
    for (const voter of [say.wang, say.uncle]) {
      await be(voter);
      await press(say.pollCard, say.option, say.option);
    }
    await be(say.zhao);
    await press(say.pollCard, say.other, say.other);
    await article(say.pollCard)
      .locator(".text", { hasText: new RegExp(`${say.option}\\D+2`) })
      .waitFor();
    await shoot(page, `${locale}-${width}-poll`);

    const oneDayOn = page.locator("#jumps button").nth(1);
    await oneDayOn.click();
    await oneDayOn.click();
    await oneDayOn.click();
    await page.locator("article.other", { hasText: "#2" }).nth(1).waitFor();
    expect(await article(say.pollCard).locator(".key").count()).toBe(0);
    await shoot(page, `${locale}-${width}-result`);
  });
});
