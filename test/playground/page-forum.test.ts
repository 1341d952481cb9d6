import axe from "axe-core";
import { describe, expect, it } from "vitest";
import {
  desktop,
  openPage,
  phone,
  shoot,
  stage,
  useBrowser,
} from "../support/open-page.ts";
import { audit } from "./audit.ts";
import { drawPng } from "./draw-png.ts";

useBrowser();

describe.each([
  ["desktop", desktop, "light"],
  ["phone", phone, "dark"],
] as const)("a forum on the page (%s)", (width, viewport, colorScheme) => {
  it("is made of a group, and writes in the topic that is open", async () => {
    const { playground, server, group } = await stage();
    const { world } = playground;
    const page = await openPage(server.url, { viewport });
    const tab = (name: string | RegExp) =>
      page.locator("#threads").getByRole("button", { name });
    await page.locator("#open-panel").click();
    await page.getByRole("button", { name: "把群分成话题" }).click();
    await page.locator("#new-topic-name").fill("维修");
    await page.keyboard.press("Enter");
    await page.locator("#panel").getByText("维修").waitFor();
    await shoot(page, `forum-panel-${width}`);
    await page.locator("#close-panel").click();
    await page
      .locator("#threads [aria-pressed=true]", { hasText: "维修" })
      .waitFor();
    await page.locator("#text").fill("灯坏了");
    await page.keyboard.press("Enter");
    await page.locator("article.own", { hasText: "灯坏了" }).waitFor();
    const said = world.messages(group.id).at(-1);
    expect(said).toMatchObject({ text: "灯坏了", is_topic_message: true });
    expect(await page.locator("article .quote").count()).toBe(0);

    await tab("大厅").click();
    await page.locator("article", { hasText: "灯坏了" }).waitFor({
      state: "detached",
    });
    await page.locator("#text").fill("大家好");
    await page.keyboard.press("Enter");
    await page.locator("article.own", { hasText: "大家好" }).waitFor();
    expect(world.messages(group.id).at(-1)).not.toHaveProperty(
      "message_thread_id",
    );
    const [li] = world.users();
    if (!li || !said?.message_thread_id) throw new Error("Nobody said so.");
    const threadId = said.message_thread_id;
    world.send(group.id, li, { text: "我来修", threadId });
    await tab(/维修\s*有新消息/).waitFor();
    await shoot(page, `forum-general-${width}`);
    await tab("全部").click();
    const line = page.locator("article", { hasText: "我来修" });
    await line.locator(".thread", { hasText: "维修" }).waitFor();
    await shoot(page, `forum-all-${width}`);

    await tab("大厅").click();
    world.closeTopic(group.id, { threadId, isClosed: true, by: li });
    await tab("🔒 维修").click();
    await page.locator("article.service", { hasText: "关上了" }).waitFor();
    world.deleteTopic(group.id, threadId);
    await tab("维修").waitFor({ state: "detached" });
    await page
      .locator("#threads [aria-pressed=true]", { hasText: "全部" })
      .waitFor();
    await page.locator("article", { hasText: "大家好" }).waitFor();
  });

  it("jumps from the pinned bar into the topic", async () => {
    const { playground, server, group, somebody } = await stage();
    const { world, bot } = playground;
    const li = somebody("李主任");
    world.setAdministrator(group.id, bot.id, true, li);
    world.setForum(group.id, true);
    const threadId = world.createTopic(group.id, "公告", li);
    const ask = async (method: string, params: object) => {
      const answer = await fetch(
        `${server.url}/bot${playground.token}/${method}`,
        {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ chat_id: group.id, ...params }),
        },
      );
      const body = (await answer.json()) as { result: { message_id: number } };
      return body.result;
    };
    const card = await ask("sendMessage", {
      text: "📋 现在的事",
      message_thread_id: threadId,
      disable_notification: true,
    });
    await ask("pinChatMessage", { message_id: card.message_id });
    const page = await openPage(server.url, { viewport });
    await page
      .locator("#threads")
      .getByRole("button", { name: "大厅" })
      .click();
    await page.locator("#pinned button", { hasText: "现在的事" }).click();
    const pinned = page.locator(`#message-${card.message_id}:focus`);
    await pinned.waitFor();
    await pinned.getByText("没有响铃").waitFor({ state: "attached" });
    await shoot(page, `pinned-${width}`);
  });

  it("and what is attached can be used by everybody", async () => {
    const { playground, server, group, somebody } = await stage();
    const { world } = playground;
    const li = somebody("李主任");
    world.setForum(group.id, true);
    world.createTopic(group.id, "维修", li);
    const place = { latitude: 31.2, longitude: 121.4 };
    world.send(group.id, li, { venue: { ...place, title: "活动室" } });
    const photo = { bytes: drawPng(1), name: "lamp.png" };
    world.send(group.id, li, { photos: [photo, photo], caption: "看" });
    const page = await openPage(server.url, {
      viewport,
      colorScheme,
      // axe is put into the page by hand, which its policy forbids.
      bypassCSP: true,
    });
    await page.addScriptTag({ content: axe.source });
    await page.locator(".album").waitFor();
    await page.locator("#attach").click();
    expect(await audit(page)).toEqual([]);
    await page.getByRole("menuitem", { name: "地点" }).click();
    expect(await audit(page)).toEqual([]);
    await page.keyboard.press("Escape");
    const files = [1, 2].map((at) => ({
      name: `${at}.png`,
      mimeType: "image/png",
      buffer: photo.bytes,
    }));
    await page.locator("#photos").setInputFiles(files);
    await page.locator(".previews").waitFor();
    await shoot(page, `everything-${width}`);
    expect(await audit(page)).toEqual([]);
    await page.locator("#open-panel").click();
    expect(await audit(page)).toEqual([]);
    const scrolled = await page.evaluate("document.body.scrollWidth");
    expect(scrolled).toBe(viewport.width);
  });
});
