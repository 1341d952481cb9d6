import { describe, expect, it } from "vitest";
import {
  findFreePort,
  openFolder,
  startBot,
  untilReady,
} from "../support/process.ts";
import { cardOf, openTelegram, type Telegram } from "./open-telegram.ts";

const secret = "Only-Telegram_knows";
const path = "/telegram/updates";
const largest = 1_048_576;

async function openWebhook() {
  const telegram = await openTelegram();
  const port = await findFreePort();
  const url = `http://127.0.0.1:${port}`;
  const bot = startBot({
    ...telegram.env,
    DATABASE_URL: `sqlite:${openFolder()}/bot.sqlite`,
    PORT: String(port),
    WEBHOOK_URL: url + path,
    WEBHOOK_SECRET: secret,
  });
  await untilReady(bot);
  const post = async (
    to: string,
    body: string | ReadableStream,
    given: string | null = secret,
  ) => {
    const response = await fetch(url + to, {
      method: "POST",
      body,
      ...(typeof body !== "string" && { duplex: "half" }),
      headers: {
        "content-type": "application/json",
        ...(given !== null && { "x-telegram-bot-api-secret-token": given }),
      },
    });
    await response.text();
    return response.status;
  };
  return { ...telegram, bot, url, post };
}

/** As Telegram would send it; the next free id, so that it would count. */
const topicBy = ({ group, li }: Telegram, text: string, id: number) =>
  JSON.stringify({
    update_id: id,
    message: {
      message_id: 900_000 + id,
      date: 0,
      chat: group,
      from: li,
      text: `/topic ${text}`,
    },
  });

describe("a start with a webhook", () => {
  it("names its address and secret, and takes updates there", async () => {
    const { world, group, li, until, said, url, bot } = await openWebhook();
    expect(world.calls).toContainEqual(
      expect.objectContaining({
        method: "setWebhook",
        ok: true,
        params: expect.objectContaining({
          url: url + path,
          secret_token: secret,
        }) as unknown,
      }),
    );
    expect(bot.stdout()).toContain(`webhook ${url}${path}`);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    world.send(group.id, li, { text: "/topic 楼道灯坏了" });
    await until("the card", () => cardOf(said(group.id), "#1") !== undefined);
    bot.signal("SIGTERM");
    expect(await bot.ended).toMatchObject({ code: 0, stderr: "" });
  });

  it("turns away who does not know the secret, and what is no update", async () => {
    const opened = await openWebhook();
    const { post, until, said, group, url } = opened;
    await until("a welcome", () => said(group.id).length > 0);
    expect(await post(path, topicBy(opened, "甲", 1), null)).toBe(401);
    expect(await post(path, topicBy(opened, "乙", 2), "wrong")).toBe(401);
    expect(await post(path, topicBy(opened, "丙", 3), `${secret}!`)).toBe(401);
    expect(await post(path, "x".repeat(largest + 1), "wrong")).toBe(401);
    expect(await post(`${path}/x`, topicBy(opened, "丁", 4))).toBe(404);
    expect(await post("/", topicBy(opened, "戊", 5))).toBe(404);
    expect((await fetch(url + path)).status).toBe(404);
    expect(await post(path, "x".repeat(largest + 1))).toBe(413);
    expect(await post(path, endless())).toBe(413);
    expect(await post(path, "{")).toBe(400);
    expect(await post(path, "x".repeat(largest))).toBe(400);
    expect(await post(path, '{"update_id":6,"message":7}')).toBe(200);
    expect(await post(path, "[]")).toBe(200);

    expect(await post(path, topicBy(opened, "己", 8))).toBe(200);
    expect(await post(path, topicBy(opened, "己", 8))).toBe(200);
    expect(await post(path, topicBy(opened, "庚", 9))).toBe(200);
    await until("the card", () => cardOf(said(group.id), "庚") !== undefined);
    expect(cardOf(said(group.id), "己")?.text).toContain("#1 ");
    expect(cardOf(said(group.id), "庚")?.text).toContain("#2 ");
    expect(cardOf(said(group.id), "#3")).toBeUndefined();
  });
});

/** Does not say how long it is. */
function endless(): ReadableStream {
  const piece = new TextEncoder().encode(" ".repeat(65_536));
  let left = 40;
  return new ReadableStream({
    pull(controller) {
      left -= 1;
      if (left < 0) controller.close();
      else controller.enqueue(piece);
    },
  });
}
