import { once } from "node:events";
import {
  closeSync,
  openSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { createServer as createWebServer } from "node:http";
import { createServer, type AddressInfo, type Server } from "node:net";
import Sqlite from "better-sqlite3";
import { inject, describe, expect, it, onTestFinished } from "vitest";
import { readConfig } from "#platform/config";
import { migrateToLatest, openStore } from "#platform/store";
import {
  findFreePort,
  openFolder,
  startBot,
  type Environment,
} from "../support/process.ts";
import { openTelegram } from "./open-telegram.ts";

const token = "123456:A-token-of-nobody-at-all";
/** Ten seconds on a machine that has nothing else to do. */
const longestMs = 20_000;

/** Ends with 1 and says why in one line a mistake, and nothing else. */
async function refusal(env: Environment): Promise<string> {
  const { code, stdout, stderr, tookMs } = await startBot(env).ended;
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  expect(stderr).toMatch(/^([^\s].*\n)+$/);
  expect(stderr).not.toMatch(/^ +at |node:internal/m);
  expect(tookMs).toBeLessThan(longestMs);
  return stderr.slice(0, -1);
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

const newFile = () => `${openFolder()}/bot.sqlite`;

async function makeDatabase(path: string): Promise<void> {
  const store = await openStore(`sqlite:${path}`);
  await migrateToLatest(store);
  await store.close();
}

describe("a start against Telegram", () => {
  it("names a token that is not accepted", async () => {
    const { env } = await openTelegram();
    const root = env["BOT_API_ROOT"] ?? "";
    expect(await refusal({ ...env, BOT_TOKEN: token })).toBe(
      `BOT_TOKEN is not accepted by ${root}. Copy it again from BotFather.`,
    );
  });

  it("names a server that cannot be reached", async () => {
    const root = `http://127.0.0.1:${await findFreePort()}`;
    expect(await refusal({ BOT_TOKEN: token, BOT_API_ROOT: root })).toMatch(
      `${root} cannot be reached: getMe did not reach Telegram: connect ECONNREFUSED`,
    );
  });

  it.each([
    ["a page", "<html>\n<h1>It works!</h1>\n</html>"],
    ["something else", '{"ok":true,"result":{"id":"x"}}'],
  ])("names a server that answers with %s", async (_, body) => {
    const server = createWebServer((_request, response) => {
      response.end(body);
    });
    const root = `http://127.0.0.1:${await portOf(server)}`;
    expect(await refusal({ BOT_TOKEN: token, BOT_API_ROOT: root })).toBe(
      `${root} cannot be reached: getMe was answered by no Bot API`,
    );
  });

  it("tells what Telegram has against the webhook", async () => {
    const { env, world } = await openTelegram();
    const description =
      "Bad Request: bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443";
    world.failNext({ method: "setWebhook", error: { code: 400, description } });
    const hook = { WEBHOOK_URL: "https://a.example/b", WEBHOOK_SECRET: "c" };
    expect(await refusal({ ...env, ...hook })).toBe(
      `${env["BOT_API_ROOT"] ?? ""} refuses the bot: setWebhook: ${description}`,
    );
  });
});

describe("a start on SQLite", () => {
  it("names a file that another program holds locked", async () => {
    const path = newFile();
    await makeDatabase(path);
    const other = new Sqlite(path);
    onTestFinished(() => void other.close());
    other.exec("begin exclusive");
    expect(await refusal({ DATABASE_URL: `sqlite:${path}` })).toBe(
      `The database sqlite:${path} cannot be used: another program holds it locked.`,
    );
  });

  it("names a damaged file and leaves it as it is", async () => {
    const path = newFile();
    await makeDatabase(path);
    const file = openSync(path, "r+");
    writeSync(file, Buffer.alloc(3 * 4096, 0xa5), 0, undefined, 4096);
    closeSync(file);
    const { size } = statSync(path);
    expect(await refusal({ DATABASE_URL: `sqlite:${path}` })).toContain(
      "damaged or is no SQLite database",
    );
    expect(statSync(path).size).toBe(size);
  });

  it("names a file that is no database", async () => {
    const path = newFile();
    writeFileSync(path, "居民,房号\n".repeat(500));
    expect(await refusal({ DATABASE_URL: `sqlite:${path}` })).toContain(
      `sqlite:${path} cannot be used: the file is damaged or is no SQLite database`,
    );
  });

  it("names a folder that cannot be made and a file that is a folder", async () => {
    expect(
      await refusal({ DATABASE_URL: "sqlite:/dev/null/a/bot.sqlite" }),
    ).toMatch(/sqlite:\/dev\/null\/a\/bot\.sqlite cannot be used: E\w+: /);
    const folder = openFolder();
    expect(await refusal({ DATABASE_URL: `sqlite:${folder}` })).toContain(
      `sqlite:${folder} cannot be used: unable to open database file`,
    );
  });

  it("names a database of a newer version", async () => {
    const path = newFile();
    await makeDatabase(path);
    const database = new Sqlite(path);
    database
      .prepare("insert into kysely_migration (name, timestamp) values (?, ?)")
      .run("9999-of-tomorrow", new Date().toISOString());
    database.close();
    expect(await refusal({ DATABASE_URL: `sqlite:${path}` })).toContain(
      `sqlite:${path} was made by a newer version of this program`,
    );
  });
});

describe("a start on PostgreSQL", () => {
  it("names a server that cannot be reached, and keeps the password", async () => {
    const place = `127.0.0.1:${await findFreePort()}/bot`;
    const said = await refusal({
      DATABASE_URL: `postgres://bot:pass%40word@${place}`,
    });
    expect(said).toContain(`postgres://${place} cannot be used: connect`);
    expect(said).not.toMatch(/pass|word/);
  });

  it("names what the server has no database for", async () => {
    const url = new URL(inject("postgresUrl"));
    url.pathname = "/no_such_database";
    expect(await refusal({ DATABASE_URL: url.href })).toMatch(
      /cannot be used: database "no_such_database" does not exist$/,
    );
    url.username = "no_such_user";
    expect(await refusal({ DATABASE_URL: url.href })).toMatch(
      /cannot be used: role "no_such_user" does not exist$/,
    );
  });
});

describe("a start with settings that do not fit", () => {
  it("names a port that is taken, before it touches the database", async () => {
    const port = await portOf(createServer());
    const folder = openFolder();
    const bot = startBot({ PORT: String(port) }, folder);
    const { code, stderr } = await bot.ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(
      new RegExp(
        `^127\\.0\\.0\\.1:${port} cannot be listened on: .*EADDRINUSE.*\\n$`,
      ),
    );
    expect(() => statSync(`${folder}/db`)).toThrow("ENOENT");
  });

  it("says one line for each mistake", async () => {
    const said = await refusal({
      BOT_TOKEN: "secret",
      DATABASE_URL: "mysql://x",
      PORT: "http",
      WEBHOOK_URL: "https://a.example/b",
      DEFAULT_TIMEZONE: "Mars/Olympus",
    });
    expect(said.split("\n").map((line) => line.split(" ")[0])).toEqual([
      "BOT_TOKEN",
      "DATABASE_URL",
      "PORT",
      "DEFAULT_TIMEZONE",
      "WEBHOOK_SECRET",
    ]);
    expect(said).not.toContain("secret");
  });

  it.each<[string, Environment]>([
    ["BOT_TOKEN must look like", { BOT_TOKEN: "BotFather" }],
    ["BOT_API_ROOT must be a web address", { BOT_API_ROOT: "telegram" }],
    ["DATABASE_URL must be sqlite:PATH", { DATABASE_URL: "db/bot.sqlite" }],
    ["DATABASE_URL must be sqlite:PATH", { DATABASE_URL: "sqlite:" }],
    ["PORT must be a port number", { PORT: "65536" }],
    ["PORT must be a port number", { PORT: "-1.5" }],
    ["PUBLIC_URL must be a web address", { PUBLIC_URL: "a.example" }],
    [
      "WEBHOOK_URL must be a web address",
      { WEBHOOK_URL: "a", WEBHOOK_SECRET: "b" },
    ],
    [
      "WEBHOOK_URL must be https",
      { WEBHOOK_URL: "http://a.example", WEBHOOK_SECRET: "b" },
    ],
    ["WEBHOOK_SECRET is required", { WEBHOOK_URL: "https://a.example/b" }],
    [
      "WEBHOOK_SECRET must be",
      { WEBHOOK_URL: "https://a.example", WEBHOOK_SECRET: "a b" },
    ],
    ["WEBHOOK_SECRET must be", { WEBHOOK_SECRET: "a".repeat(257) }],
    ["DEFAULT_LOCALE must be zh-CN or en", { DEFAULT_LOCALE: "fr" }],
    ["DEFAULT_TIMEZONE must be a time zone", { DEFAULT_TIMEZONE: "Peking" }],
    ["LOG_LEVEL must be", { LOG_LEVEL: "loud" }],
  ])("says: %s (%o)", (line, env) => {
    expect(readConfig(env)).toEqual({
      ok: false,
      problems: [expect.stringContaining(line)],
    });
  });
});
