import { describe, expect, it } from "vitest";
import {
  desktop,
  openPage,
  phone,
  shoot,
  stage,
  useBrowser,
} from "../support/open-page.ts";
import { drawPng } from "./draw-png.ts";

useBrowser();

const lamps = [0, 1.4, 2.6].map((hue, at) => ({
  name: `lamp-${at + 1}.png`,
  mimeType: "image/png",
  buffer: drawPng(hue),
}));

describe.each([
  ["desktop", desktop],
  ["phone", phone],
] as const)("what is attached on the page (%s)", (width, viewport) => {
  it("goes as an album with one caption, by the keyboard alone", async () => {
    const { playground, server, group } = await stage();
    const page = await openPage(server.url, { viewport });
    // Before the keys: the browser takes a while to hand its chooser over.
    const chooser = page.waitForEvent("filechooser");
    await page.locator("#attach").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("menuitem").first().waitFor();
    await shoot(page, `attach-menu-${width}`);
    await page.keyboard.press("Enter");
    await (await chooser).setFiles(lamps);
    await page.locator("#about", { hasText: "3 张照片" }).waitFor();
    await page.locator("#text:focus").waitFor();
    await expect
      .poll(() =>
        page.evaluate(
          `[...document.querySelectorAll("#about img")].map((one) => one.naturalWidth)`,
        ),
      )
      .toEqual([240, 240, 240]);
    await page.keyboard.type("/topic 三层的灯都坏了");
    await shoot(page, `attach-photos-${width}`);
    await page.keyboard.press("Enter");
    const album = page.locator("article.own", { hasText: "三层的灯" });
    await album.getByRole("img", { name: "照片 3/3" }).waitFor();
    expect(await page.locator("article .photo").count()).toBe(3);
    await shoot(page, `album-${width}`);
    for (const image of await album.getByRole("img").all()) {
      const box = await image.boundingBox();
      expect(box && box.x + box.width).toBeLessThan(viewport.width);
    }

    const sent = playground.world.messages(group.id).slice(-3);
    const [first, ...others] = sent;
    expect(first?.caption).toBe("/topic 三层的灯都坏了");
    for (const other of others) {
      expect(other.media_group_id).toBe(first?.media_group_id);
      expect(other).not.toHaveProperty("caption");
    }
    const names = sent.map((one) => {
      const bytes = playground.world.fileBytes(
        one.photo?.at(-1)?.file_id ?? "",
      );
      return lamps.find(({ buffer }) => buffer.equals(bytes))?.name;
    });
    expect(names).toEqual(lamps.map(({ name }) => name));

    await album.locator(".text").click({ button: "right" });
    await page.getByRole("menuitem", { name: "删除" }).click();
    await album.waitFor({ state: "detached" });
    expect(playground.world.messages(group.id)).toHaveLength(
      playground.world.messages(group.id).filter(({ photo }) => !photo).length,
    );
  });

  it("can be a place: the activity room, or any other", async () => {
    const { playground, server, group } = await stage();
    const page = await openPage(server.url, { viewport });
    const choosePlace = async () => {
      await page.locator("#attach").click();
      await page.getByRole("menuitem", { name: "地点" }).click();
      await page.locator("#place-title:focus").waitFor();
    };
    await choosePlace();
    await shoot(page, `place-form-${width}`);
    await page.keyboard.press("Enter");
    const room = page.locator("article.own", { hasText: "活动室" });
    await room.getByText("31.2304, 121.4737").waitFor();
    await page.locator("#text:focus").waitFor();

    await choosePlace();
    await page.getByLabel("名称").fill("");
    await page.getByLabel("纬度").fill("31.5");
    await page.getByLabel("经度").fill("121.25");
    await page.getByRole("button", { name: "发送地点" }).click();
    await page.getByText("31.5, 121.25").waitFor();
    await shoot(page, `places-${width}`);
    const [venue, location] = playground.world.messages(group.id).slice(-2);
    expect(venue?.venue?.title).toBe("活动室");
    expect(location?.location).toEqual({ latitude: 31.5, longitude: 121.25 });
    expect(location).not.toHaveProperty("venue");

    await choosePlace();
    await page.keyboard.press("Escape");
    await page.locator("#place").waitFor({ state: "hidden" });
    await page.locator("#text:focus").waitFor();
  });

  it("goes to the bot alone, too, and a picture sent as a file stays one", async () => {
    const { playground, server, somebody } = await stage();
    const wang = somebody("王阿姨");
    playground.world.start(wang);
    const page = await openPage(server.url, { viewport });
    await page.locator("#who").click();
    await page.getByRole("menuitemradio", { name: "王阿姨" }).click();
    if (width === "phone") await page.locator("#open-chats").click();
    await page.locator("#chats button").last().click();
    await page.locator("#attach").click();
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("menuitem", { name: "文件" }).click();
    await (await chooser).setFiles(lamps.slice(0, 1));
    await page.locator("#about", { hasText: "lamp-1.png" }).waitFor();
    await page.locator("#text").fill("海报");
    await page.locator("#send").click();
    await page.getByRole("link", { name: "lamp-1.png" }).waitFor();
    await page.locator("#attach").click();
    await page.getByRole("menuitem", { name: "地点" }).click();
    await page.getByRole("button", { name: "发送地点" }).click();
    await page.locator("article.own", { hasText: "活动室" }).waitFor();
    const [file, place] = playground.world.messages(wang.id).slice(-2);
    expect(file).toMatchObject({
      caption: "海报",
      document: { file_name: "lamp-1.png" },
    });
    expect(place?.venue?.title).toBe("活动室");
  });
});
