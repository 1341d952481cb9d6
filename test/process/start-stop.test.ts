import { statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  findFreePort,
  openFolder,
  root,
  startBot,
  startProcess,
  untilReady,
  type Process,
} from "../support/process.ts";
import { cardOf, openTelegram } from "./open-telegram.ts";

const fresh = () => ({ DATABASE_URL: `sqlite:${openFolder()}/bot.sqlite` });
const longestStopMs = 10_000;

async function statusOf(url: string): Promise<number> {
  const response = await fetch(url);
  await response.text();
  return response.status;
}

async function expectCleanEnd(bot: Process): Promise<void> {
  const askedAt = performance.now();
  const { code, signal, stderr } = await bot.ended;
  expect({ code, signal, stderr }).toEqual({
    code: 0,
    signal: null,
    stderr: "",
  });
  expect(performance.now() - askedAt).toBeLessThan(longestStopMs);
}

describe("a start without a token", () => {
  it("opens the playground, says so, and ends on SIGTERM", async () => {
    const folder = openFolder();
    const bot = startBot({}, folder);
    const url = await untilReady(bot);
    expect(bot.stdout().split("\n")).toEqual([
      expect.stringMatching(/^Bot +@shangliang_bot \(商量\)$/),
      expect.stringMatching(/^Hears +.*privacy mode is on/),
      expect.stringMatching(/^Updates +long polling$/),
      expect.stringMatching(/^Database +sqlite:db\/playground\.sqlite$/),
      expect.stringMatching(/^Migrations +applied 0001-platform, /),
      expect.stringMatching(/^Next job +(none|\w+\.\w+, 20\S+Z)$/),
      `Playground  ${url}  (open it in a browser)`,
      "",
    ]);
    expect(await statusOf(`${url}/healthz`)).toBe(200);
    expect(await statusOf(`${url}/readyz`)).toBe(200);
    const page = await fetch(url);
    expect(page.headers.get("content-type")).toMatch(/^text\/html/);
    bot.signal("SIGTERM");
    await expectCleanEnd(bot);
  });

  it("leaves alone the database of a playground that runs there", async () => {
    const folder = openFolder();
    const port = String(await findFreePort());
    const bot = startBot({ PORT: port }, folder);
    await untilReady(bot);
    const file = join(folder, "db/playground.sqlite");
    const { ino } = statSync(file);
    const again = await startBot({ PORT: port }, folder).ended;
    expect(again.code).toBe(1);
    expect(statSync(file).ino).toBe(ino);
  });
});

describe("npm start", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "ends with 0 on %s, also when all its processes get it",
    async (signal) => {
      for (const to of [undefined, "group"] as const) {
        const bot = startProcess(["npm", "start"], { env: fresh(), cwd: root });
        await untilReady(bot);
        bot.signal(signal, to);
        const { code } = await bot.ended;
        expect(code).toBe(0);
      }
    },
    60_000,
  );
});

describe("a start with a token", () => {
  it("is ready once updates are taken, and answers them", async () => {
    const { world, group, li, env, until, said, playground } =
      await openTelegram();
    const port = String(await findFreePort());
    playground.world.failNext({
      method: "getUpdates",
      error: { stallMs: 2_000 },
    });
    const bot = startBot({ ...env, ...fresh(), PORT: port });
    const url = `http://127.0.0.1:${port}`;
    expect(await firstStatusOf(`${url}/readyz`)).toBe(503);
    expect(await statusOf(`${url}/healthz`)).toBe(200);
    expect(await untilReady(bot)).toBe(url);
    expect(await statusOf(`${url}/readyz`)).toBe(200);
    world.send(group.id, li, { text: "/topic 楼道灯坏了" });
    await until("the card", () => cardOf(said(group.id), "#1") !== undefined);
    expect(await statusOf(`${url}/bot${playground.token}/getMe`)).toBe(404);
    bot.signal("SIGTERM");
    await expectCleanEnd(bot);
  });

  it("ends in time though Telegram does not answer", async () => {
    const { world, group, li, env, until, said } = await openTelegram();
    const bot = startBot({ ...env, ...fresh() });
    await untilReady(bot);
    await until("a welcome", () => said(group.id).length === 1);
    world.failNext({ method: "sendMessage", error: { stallMs: 25_000 } });
    world.send(group.id, li, { text: "/topics" });
    await until("a list", () => said(group.id).length === 2);
    bot.signal("SIGTERM");
    await expectCleanEnd(bot);
  });
});

/** As soon as anybody listens there. */
async function firstStatusOf(url: string): Promise<number> {
  for (;;) {
    try {
      return await statusOf(url);
    } catch (error) {
      const { code } = (error as { cause?: { code?: string } }).cause ?? {};
      if (code !== "ECONNREFUSED") throw error;
    }
  }
}
