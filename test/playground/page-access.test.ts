import axe from "axe-core";
import { describe, expect, it } from "vitest";
import {
  desktop,
  openPage,
  phone,
  stage,
  startCardBot,
  useBrowser,
} from "../support/open-page.ts";
import { audit } from "./audit.ts";

useBrowser();

describe("everybody can use the page", () => {
  it.each([
    ["zh-CN", "light", desktop],
    ["zh-CN", "dark", phone],
    ["en", "dark", desktop],
    ["en", "light", phone],
  ] as const)("%s, %s, %o", async (locale, colorScheme, viewport) => {
    const scene = await stage(locale);
    startCardBot(scene);
    const page = await openPage(scene.server.url, {
      locale,
      colorScheme,
      viewport,
      // axe is put into the page by hand, which its policy forbids.
      bypassCSP: true,
    });
    await page.addScriptTag({ content: axe.source });
    await page.locator("#hint .primary").click();
    await page.keyboard.press("Enter");
    await page.locator("article .key").waitFor();
    expect(await audit(page)).toEqual([]);

    await page.locator("#who").click();
    expect(await audit(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.locator("#open-panel").click();
    expect(await audit(page)).toEqual([]);
    await page.locator("#close-panel").click();
    if (viewport === phone) {
      await page.locator("#open-chats").click();
      expect(await audit(page)).toEqual([]);
      await page.keyboard.press("Escape");
    }
    const width = await page.evaluate("document.body.scrollWidth");
    expect(width).toBe(viewport.width);
  });

  it("leads past the lists to the message field", async () => {
    const { server } = await stage();
    const page = await openPage(server.url);
    await page.keyboard.press("Tab");
    await page.locator(".skip:focus").waitFor();
    await page.keyboard.press("Enter");
    await page.locator("#text:focus").waitFor();
  });

  it("keeps a closed drawer out of reach and gives the focus back", async () => {
    const { server } = await stage();
    const page = await openPage(server.url, { viewport: phone });
    const drawer = page.locator("#side");
    expect(await drawer.isVisible()).toBe(false);
    await page.locator("#open-chats").focus();
    await page.keyboard.press("Enter");
    await page.locator("#close-side:focus").waitFor();
    await page.keyboard.press("Escape");
    await page.locator("#open-chats:focus").waitFor();
    expect(await drawer.isVisible()).toBe(false);
  });
});
