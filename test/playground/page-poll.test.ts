import { describe, expect, it } from "vitest";
import {
  desktop,
  openPage,
  phone,
  shoot,
  stage,
  useBrowser,
} from "../support/open-page.ts";

useBrowser();

describe.each([
  ["desktop", desktop],
  ["phone", phone],
] as const)("a native poll on the page (%s)", (width, viewport) => {
  it("is voted in by a tap, shows its shares, and closes", async () => {
    const { playground, server, group, somebody } = await stage();
    const { world } = playground;
    const call = (method: string, params: object) =>
      fetch(`${server.url}/bot${playground.token}/${method}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ chat_id: group.id, ...params }),
      });
    await call("sendPoll", {
      question: "#1 周六大扫除几点开始？（12月3日 周四 10:00 截止）",
      options: [{ text: "上午九点" }, { text: "下午三点，太阳没那么晒" }],
    });
    const messageId = world.messages(group.id).at(-1)?.message_id ?? 0;
    const standing = () =>
      world
        .message(group.id, messageId)
        ?.poll?.options.map((option) => option.voter_count);
    const page = await openPage(server.url, { viewport });
    const option = (text: string) =>
      page.locator(".poll").getByRole("button", { name: text });
    await option("下午三点").click();
    await option("下午三点")
      .and(page.locator('[aria-pressed="true"]'))
      .waitFor();
    expect(standing()).toEqual([0, 1]);

    for (const name of ["王阿姨", "小赵"]) {
      world.vote(group.id, messageId, somebody(name), [0]);
    }
    await page.getByText("67%").waitFor();
    await shoot(page, `native-poll-${width}`);
    const box = await option("下午三点").boundingBox();
    expect(box && box.x + box.width).toBeLessThan(viewport.width);

    await option("下午三点").click();
    await page.getByText("100%").waitFor();
    expect(standing()).toEqual([2, 0]);

    await call("stopPoll", { message_id: messageId });
    await page.locator(".poll", { hasText: "投票结束了" }).waitFor();
    expect(await option("上午九点").isDisabled()).toBe(true);
  });
});
