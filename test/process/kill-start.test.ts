import { watch } from "node:fs";
import { expect, it } from "vitest";
import {
  openFolder,
  startBot,
  untilReady,
  type Process,
} from "../support/process.ts";
import { openChance } from "./open-chance.ts";
import { openTelegram } from "./open-telegram.ts";

const kills = 4;

it("starts on a database whose first start was killed", async () => {
  const chance = openChance();
  const { env } = await openTelegram();
  for (let i = 0; i < kills; i++) {
    const folder = openFolder();
    const start = () =>
      startBot({ ...env, DATABASE_URL: `sqlite:${folder}/bot.sqlite` });
    await killAtWrite(start(), folder, 1 + chance(30));
    const next = start();
    await untilReady(next);
    next.signal("SIGTERM");
    expect(await next.ended).toMatchObject({ code: 0, stderr: "" });
  }
}, 60_000);

/** In the middle of what the migrations write, or when all is written. */
async function killAtWrite(
  bot: Process,
  folder: string,
  write: number,
): Promise<void> {
  let writes = 0;
  const watcher = watch(folder, (_, file) => {
    if (file?.endsWith("-wal")) writes += 1;
    if (writes >= write) void bot.kill();
  });
  await Promise.race([bot.ended, untilReady(bot)]);
  const { signal } = await bot.kill();
  watcher.close();
  expect(signal).toBe("SIGKILL");
}
