import { describe, expect, it, onTestFinished } from "vitest";
import { openPage, stage, useBrowser } from "../support/open-page.ts";

useBrowser();

describe("the playground's page around the chat", () => {
  it("follows a group that becomes a supergroup", async () => {
    const { server } = await stage();
    const page = await openPage(server.url);
    await page.locator("#open-panel").click();
    await page.locator("#new-group-name").fill("四号楼");
    await page.keyboard.press("Enter");
    await page.locator("#chat-title", { hasText: "四号楼" }).waitFor();
    await page.getByRole("button", { name: "升级为超级群" }).click();
    await page.locator("article", { hasText: "群升级为超级群" }).waitFor();
    expect(await page.locator("#chat-title").innerText()).toBe("四号楼");
    await page.locator("#text").fill("还在");
    await page.locator("#send").click();
    await page.locator("article.own", { hasText: "还在" }).waitFor();
  });

  it("blocks the bot and starts again", async () => {
    const scene = await stage();
    const page = await openPage(scene.server.url);
    await page.locator("#chats button").last().click();
    await page.locator("#start").click();
    await page.locator("article", { hasText: "/start" }).waitFor();
    await page.locator("#open-panel").click();
    await page.getByRole("button", { name: "屏蔽机器人", exact: true }).click();
    await page.locator("#start", { hasText: "解除屏蔽" }).click();
    await page.locator("article", { hasText: "/start" }).nth(1).waitFor();
    await page.locator("#text").waitFor();
  });

  it("moves the clock and shows the new day", async () => {
    const { playground, server } = await stage();
    const page = await openPage(server.url);
    const before = playground.clock.now();
    const wasDay = await page.locator("#day").innerText();
    await page.getByRole("button", { name: "+1天" }).click();
    await expect.poll(() => page.locator("#day").innerText()).not.toBe(wasDay);
    expect(playground.clock.now() - before).toBeGreaterThanOrEqual(86_400_000);
    await page.getByRole("button", { name: "→10:00" }).click();
    await page.locator("#hour", { hasText: "10:00" }).waitFor();
  });

  it("keeps whole milliseconds whichever clock button is pressed", async () => {
    const { playground, server } = await stage();
    const page = await openPage(server.url);
    for (const name of ["+1小时", "+1天", "→10:00"]) {
      const jumped = new Promise<void>((resolve) => {
        playground.clock.onJump(resolve);
      });
      await page.getByRole("button", { name }).click();
      await jumped;
      expect(playground.clock.now()).toSatisfy(Number.isInteger);
    }
    playground.clock.advance(0.4);
    expect(playground.clock.now()).toSatisfy(Number.isInteger);
  });

  it("speaks in the group's name, welcomes somebody new, and sees them go", async () => {
    const { playground, server, group } = await stage();
    const { world } = playground;
    const page = await openPage(server.url);
    await page.getByRole("switch").click();
    await page.locator("#text").fill("周一来修");
    await page.keyboard.press("Enter");
    const own = page.locator("article.own", { hasText: "周一来修" });
    await own.waitFor();
    const said = world.messages(group.id).at(-1);
    expect(said?.sender_chat?.id).toBe(group.id);
    expect(said?.from?.username).toBe("GroupAnonymousBot");

    await page.locator("#open-panel").click();
    await page.locator("#newcomer-name").fill("赵老师");
    await page.keyboard.press("Enter");
    await page.locator("article.service", { hasText: "赵老师" }).waitFor();
    const member = page.locator(".member", { hasText: "赵老师" });
    await member.getByRole("button").click();
    await page.getByRole("menuitem", { name: "移出群" }).click();
    const gone = page.locator("article.service", { hasText: "移出" });
    await gone.waitFor();
    expect(await gone.innerText()).toContain("赵老师");
  });

  it("catches up after the connection was lost", async () => {
    const { playground, server, group, somebody } = await stage();
    const page = await openPage(server.url);
    await server.close();
    await page.locator("#chat-about", { hasText: "重连" }).waitFor();
    playground.world.send(group.id, somebody("李叔"), { text: "停电了" });
    const port = Number(new URL(server.url).port);
    const again = await playground.listen({ port });
    onTestFinished(() => again.close());
    await page.locator("article", { hasText: "停电了" }).waitFor();
    await page.locator("#chat-about", { hasText: "人" }).waitFor();
  });

  it("keeps what arrives while an older answer is on its way", async () => {
    const { playground, server, group, somebody } = await stage();
    const { world } = playground;
    const li = somebody("李叔");
    const gone = world.send(group.id, li, { text: "发错了" });
    const page = await openPage(server.url);
    await page.locator("article", { hasText: "发错了" }).waitFor();
    await server.close();
    await page.locator("#chat-about", { hasText: "重连" }).waitFor();
    const held = Promise.withResolvers<undefined>();
    const asked = Promise.withResolvers<undefined>();
    await page.route(
      (url) => url.search === `?chat=${group.id}`,
      async (route) => {
        const response = await route.fetch();
        asked.resolve(undefined);
        await held.promise;
        await route.fulfill({ response });
      },
    );
    const port = Number(new URL(server.url).port);
    const again = await playground.listen({ port });
    onTestFinished(() => again.close());
    await asked.promise;
    world.send(group.id, li, { text: "来电了" });
    world.deleteMessage(group.id, gone.message_id, li);
    const news = page.locator("article", { hasText: "来电了" });
    const old = page.locator("article", { hasText: "发错了" });
    await news.waitFor();
    await old.waitFor({ state: "detached" });
    const answered = page.waitForResponse(/messages\?chat=-/);
    held.resolve(undefined);
    await (await answered).finished();
    world.send(group.id, li, { text: "都亮了" });
    await page.locator("article", { hasText: "都亮了" }).waitFor();
    expect(await news.count()).toBe(1);
    expect(await old.count()).toBe(0);
  });

  it("switches the language and keeps the choice", async () => {
    const { server } = await stage();
    const page = await openPage(server.url);
    expect(await page.title()).toBe("商量 · 演练场");
    await page.locator("#language").click();
    await page.getByRole("button", { name: "+1 hour" }).waitFor();
    expect(await page.title()).toBe("Shangliang playground");
    await page.reload();
    await page.getByRole("button", { name: "+1 hour" }).waitFor();
    expect(await page.locator("html").getAttribute("lang")).toBe("en");
  });
});
