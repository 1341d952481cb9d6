import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished } from "vitest";
import {
  createPlayground,
  type Chat,
  type Playground,
  type Update,
  type User,
} from "#playground";
import { launchBrowser } from "./browser.ts";

export const desktop = { width: 1280, height: 800 };
export const phone = { width: 360, height: 740 };

/** Gives the whole file one browser. */
export function useBrowser(): void {
  beforeAll(async () => {
    launched = await launchBrowser();
  });
  afterAll(() => launched?.close());
}

let launched: Awaited<ReturnType<typeof launchBrowser>> | undefined;

export interface Stage {
  playground: Playground;
  server: { url: string; close: () => Promise<void> };
  group: Chat;
  somebody: (name: string) => User;
}

/** A playground with the sample neighbourhood, over real HTTP. */
export async function stage(locale: "zh-CN" | "en" = "zh-CN"): Promise<Stage> {
  const playground = createPlayground({ sample: true, limits: false, locale });
  const server = await playground.listen();
  onTestFinished(async () => {
    playground.close();
    await server.close();
  });
  const { world } = playground;
  const group = world.chats().find(({ id }) => id < 0);
  if (!group) throw new Error("The sample has no group.");
  return {
    playground,
    server,
    group,
    somebody(name) {
      const user = world.users().find((one) => one.first_name === name);
      if (!user) throw new Error(`The sample has no ${name}.`);
      return user;
    },
  };
}

/** A page of one's own; the test fails if anything in it throws. */
export async function openPage(
  url: string,
  options: BrowserContextOptions = {},
): Promise<Page> {
  if (!launched) throw new Error("useBrowser() comes first.");
  const context = await launched.browser.newContext({
    locale: "zh-CN",
    viewport: desktop,
    reducedMotion: "reduce",
    ...options,
  });
  onTestFinished(() => context.close());
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);
  const faults: string[] = [];
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    if (message.text().includes("Content Security Policy"))
      faults.push(message.text());
  });
  onTestFinished(() => expect(faults).toEqual([]));
  await page.goto(url);
  await page.locator("body.ready").waitFor();
  await page.locator("article").first().waitFor();
  return page;
}

/** Pictures to look at, when a folder for them is named. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** A bot of a few lines: a card for each /topic, a count for each press. */
export function startCardBot({ server, playground }: Stage): void {
  const ask = async (method: string, params: object): Promise<unknown> => {
    const response = await fetch(
      `${server.url}/bot${playground.token}/${method}`,
      {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(params),
      },
    );
    return ((await response.json()) as { result?: unknown }).result;
  };
  const keyboard = (count: number) => ({
    inline_keyboard: [[{ text: `👍 ${count}`, callback_data: `${count}` }]],
  });
  const answer = async ({ message, callback_query: press }: Update) => {
    const [, topic] = /^\/topic (.*)/s.exec(message?.text ?? "") ?? [];
    if (message && topic)
      await ask("sendMessage", {
        chat_id: message.chat.id,
        text: `📌 #1 ${topic}`,
        entities: [{ type: "bold", offset: 0, length: 5 }],
        reply_parameters: { message_id: message.message_id },
        reply_markup: keyboard(0),
      });
    if (message?.text?.startsWith("/start "))
      await ask("sendMessage", {
        chat_id: message.chat.id,
        text: `got ${message.text.slice(7)}`,
      });
    if (!press?.message) return;
    const count = Number(press.data) + 1;
    await ask("editMessageReplyMarkup", {
      chat_id: press.message.chat.id,
      message_id: press.message.message_id,
      reply_markup: keyboard(count),
    });
    await ask("answerCallbackQuery", {
      callback_query_id: press.id,
      text: `+${count}`,
      show_alert: count === 2,
    });
  };
  let running = true;
  const run = async () => {
    for (let offset = 0; running;) {
      const params = { offset, timeout: 20 };
      const updates = (await ask("getUpdates", params)) as Update[] | undefined;
      for (const update of updates ?? []) {
        offset = update.update_id + 1;
        await answer(update);
      }
    }
  };
  // Its last poll ends with the playground.
  run().catch(() => undefined);
  onTestFinished(() => void (running = false));
}
