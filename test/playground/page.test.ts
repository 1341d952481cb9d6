import { describe, expect, it } from "vitest";
import {
  desktop,
  openPage,
  phone,
  stage,
  startCardBot,
  useBrowser,
} from "../support/open-page.ts";

useBrowser();

describe("the playground's page", () => {
  it.each([
    ["zh-CN", "王阿姨", "李叔", desktop],
    ["en", "Auntie Wang", "Uncle Li", phone],
  ] as const)(
    "carries a topic from a keyboard to a neighbour's press (%s)",
    async (locale, wang, li, viewport) => {
      const scene = await stage(locale);
      startCardBot(scene);
      const page = await openPage(scene.server.url, { locale, viewport });

      await page.locator("#hint .primary").focus();
      await page.keyboard.press("Enter");
      const field = page.locator("#text");
      await page.locator("#text:focus").waitFor();
      expect(await field.inputValue()).toMatch(/^\/topic \S/);
      await page.keyboard.press("Shift+Enter");
      await page.keyboard.type("a < b & c");
      await page.keyboard.press("Enter");

      const card = page.locator("article.other", { hasText: "📌 #1" });
      await card.waitFor();
      const sent = scene.playground.world
        .messages(scene.group.id)
        .find(({ text }) => text?.startsWith("/topic"));
      expect(sent?.from?.first_name).toBe(wang);
      expect(sent?.text).toMatch(/\na < b & c$/);
      expect(await card.locator(".text b").innerText()).toBe("📌 #1");
      expect(await card.locator(".quote b").innerText()).toBe(wang);

      await page.locator("#who").focus();
      await page.keyboard.press("Enter");
      await page.getByRole("menuitemradio", { name: li }).focus();
      await page.keyboard.press("Enter");
      const key = card.locator(".key");
      await key.focus();
      await page.keyboard.press("Enter");
      await page.locator("#toast", { hasText: "+1" }).waitFor();
      await card.getByRole("button", { name: "👍 1" }).waitFor();
      await page.locator("article.changed", { hasText: "📌 #1" }).waitFor();
      await card.locator(".key:focus").waitFor();

      await page.keyboard.press("Enter");
      const alert = page.getByRole("dialog");
      await alert.waitFor();
      expect(await alert.innerText()).toContain("+2");
      await page.keyboard.press("Escape");
      await card.getByRole("button", { name: "👍 2" }).waitFor();
      expect(await alert.count()).toBe(0);
    },
  );

  it("shows what people write as text, never as a page", async () => {
    const { playground, server, group, somebody } = await stage();
    const page = await openPage(server.url);
    const text = "<img src=x onerror=alert(1)> <b>&amp; javascript:alert(1)";
    playground.world.send(group.id, somebody("李叔"), { text });
    const bubble = page.locator("article .text").last();
    await page.locator("article", { hasText: "onerror" }).waitFor();
    expect(await bubble.innerText()).toBe(text);
    expect(await bubble.locator("img, b, a").count()).toBe(0);
  });

  it("takes back a reply with Escape and jumps to what was quoted", async () => {
    const { playground, server, group, somebody } = await stage();
    const { world } = playground;
    const said = world.send(group.id, somebody("李叔"), { text: "灯坏了" });
    const page = await openPage(server.url);
    const article = page.locator("article", { hasText: "灯坏了" });

    await article.focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem", { name: "回复" }).click();
    await page.locator("#about", { hasText: "李叔" }).waitFor();
    await page.keyboard.press("Escape");
    await page.locator("#about").waitFor({ state: "hidden" });

    await article.first().dblclick();
    await page.keyboard.type("是啊");
    await page.keyboard.press("Enter");
    const reply = page.locator("article", { hasText: "是啊" });
    await reply.locator(".quote").click();
    await page.locator(`#message-${said.message_id}:focus`).waitFor();
    const stored = world.messages(group.id).find(({ text }) => text === "是啊");
    expect(stored?.reply_to_message?.message_id).toBe(said.message_id);
  });

  it("edits, reacts and deletes by the message's menu", async () => {
    const { playground, server, group } = await stage();
    const page = await openPage(server.url);
    await page.locator("#text").fill("周三来修");
    await page.keyboard.press("Enter");
    const article = page.locator("article.own").last();
    const choose = async (name: string) => {
      await article.locator(".text").click({ button: "right" });
      await page.getByRole("menuitem", { name }).click();
    };

    await choose("修改");
    await page.locator("#text:focus").waitFor();
    expect(await page.locator("#text").inputValue()).toBe("周三来修");
    await page.locator("#text").fill("周四来修");
    await page.keyboard.press("Enter");
    await article.locator(".meta", { hasText: "改过" }).waitFor();
    expect(await article.locator(".text").innerText()).toBe("周四来修");

    await choose("👌");
    const reaction = article.locator(".reactions button");
    await reaction.filter({ hasText: "👌 1" }).click();
    await reaction.waitFor({ state: "detached" });

    await choose("删除");
    await page.locator("article", { hasText: "来修" }).waitFor({
      state: "detached",
    });
    const texts = playground.world.messages(group.id).map(({ text }) => text);
    expect(texts).not.toContain("周四来修");
  });

  it("shows what one sends, however far up one was reading", async () => {
    const { playground, server, group, somebody } = await stage();
    for (let line = 1; line <= 30; line += 1)
      playground.world.send(group.id, somebody("李叔"), { text: `${line}` });
    const page = await openPage(server.url);
    const log = page.locator("#log");
    await page.evaluate(`document.getElementById("log").scrollTo(0, 0)`);
    playground.world.send(group.id, somebody("李叔"), { text: "新的" });
    await page.locator("#to-end").waitFor();
    await page.locator("#text").fill("我来了");
    await page.keyboard.press("Enter");
    const own = page.locator("article.own", { hasText: "我来了" });
    await own.waitFor();
    await page.locator("#to-end").waitFor({ state: "hidden" });
    const end = await log.boundingBox();
    const box = await own.boundingBox();
    expect(end && box && box.y + box.height <= end.y + end.height).toBe(true);
  });

  it("runs a command inside a text, which wraps as text does", async () => {
    const { playground, server, group, somebody } = await stage();
    const page = await openPage(server.url, { viewport: phone });
    for (let before = 1; before <= 20; before += 1) {
      const text = `${"看".repeat(before)} /topics。`;
      playground.world.send(group.id, somebody("李叔"), { text });
    }
    const commands = page.getByRole("button", { name: "/topics" });
    await commands.nth(19).waitFor();
    const stopsAlone = await page.evaluate(`
      [...document.querySelectorAll(".command")].filter((command) => {
        const stop = document.createRange();
        stop.selectNode(command.nextSibling);
        const end = [...command.getClientRects()].at(-1).right;
        return stop.getBoundingClientRect().left < end - 1;
      }).length`);
    expect(stopsAlone).toBe(0);
    const command = commands.last();
    await command.focus();
    await page.keyboard.press("Enter");
    const sent = page.locator("article.own", { hasText: "/topics" });
    await sent.waitFor();
    expect(playground.world.messages(group.id).at(-1)?.text).toBe("/topics");
  });

  it("offers the bot's commands after a slash", async () => {
    const { playground, server } = await stage();
    await fetch(`${server.url}/bot${playground.token}/setMyCommands`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        commands: [
          { command: "topic", description: "提一件事" },
          { command: "topics", description: "有哪些事" },
        ],
      }),
    });
    const page = await openPage(server.url);
    const field = page.locator("#text");
    await field.focus();
    await page.keyboard.type("/to");
    await page.getByRole("option", { name: "/topics" }).waitFor();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    expect(await field.inputValue()).toBe("/topics ");
    await page.locator("#commands").waitFor({ state: "hidden" });
  });

  it("opens the bot's private chat by a deep link", async () => {
    const scene = await stage();
    const { playground, server, group, somebody } = scene;
    startCardBot(scene);
    const page = await openPage(server.url);
    await page.getByRole("button", { name: "王阿姨" }).first().click();
    const link = `https://t.me/${playground.bot.username}?start=t12`;
    playground.world.send(group.id, somebody("李叔"), { text: link });
    await page.getByRole("link", { name: link }).click();
    await page.locator("article", { hasText: "got t12" }).waitFor();
    expect(await page.locator("#chat-title").innerText()).toBe("商量");
    const own = playground.world.messages(somebody("王阿姨").id);
    expect(own[0]?.text).toBe("/start t12");
  });

  it("sends a picture and a file, and shows them", async () => {
    const { server } = await stage();
    const page = await openPage(server.url);
    const pixel =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    await page.locator("#photos").setInputFiles({
      name: "lamp.png",
      mimeType: "image/png",
      buffer: Buffer.from(pixel, "base64"),
    });
    await page.locator("#about", { hasText: "lamp.png" }).waitFor();
    await page.locator("#text").fill("楼道灯");
    await page.keyboard.press("Enter");
    const picture = page.getByRole("img", { name: "楼道灯" });
    await picture.waitFor();
    await expect
      .poll(() =>
        picture.evaluate(
          (node) => (node as { naturalWidth?: number }).naturalWidth,
        ),
      )
      .toBeGreaterThan(0);

    await page.locator("#file").setInputFiles({
      name: "报价.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("120"),
    });
    await page.locator("#send").click();
    const file = page.getByRole("link", { name: "报价.txt" });
    const href = await file.getAttribute("href");
    const stored = await fetch(new URL(href ?? "", server.url));
    expect(await stored.text()).toBe("120");
  });
});
