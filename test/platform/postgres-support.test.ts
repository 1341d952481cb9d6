import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createDatabase, type TestDatabase } from "../support/postgres.ts";

async function query<Row extends object>(url: string, sql: string) {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("a test file's database", () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await createDatabase();
  });
  afterAll(() => database.drop());

  it("stores Chinese text and sorts it by code point", async () => {
    await query(database.url, "create table topics (title text)");
    await query(
      database.url,
      "insert into topics values ('楼道灯坏了 𠮷'), ('垃圾桶'), ('é'), ('z')",
    );
    const rows = await query<{ title: string }>(
      database.url,
      "select title from topics order by title",
    );
    expect(rows.map((row) => row.title)).toEqual([
      "z",
      "é",
      "垃圾桶",
      "楼道灯坏了 𠮷",
    ]);
  });

  it("shares nothing with another file's", async () => {
    const other = await createDatabase();
    await query(database.url, "create table mine (n int)");
    await expect(query(other.url, "select * from mine")).rejects.toThrow(
      'relation "mine" does not exist',
    );
    await other.drop();
  });

  it("starts as a copy of its template", async () => {
    const template = await createDatabase();
    await query(template.url, "create table migrated (n int)");
    const copy = await createDatabase(new URL(template.url).pathname.slice(1));
    expect(await query(copy.url, "select * from migrated")).toEqual([]);
    await copy.drop();
    await template.drop();
  });

  it("is gone once dropped, open connections included", async () => {
    const other = await createDatabase();
    const client = new Client({ connectionString: other.url });
    const errors: Error[] = [];
    client.on("error", (error) => errors.push(error));
    const cut = new Promise<void>((resolve) => client.once("end", resolve));
    await client.connect();
    await other.drop();
    await cut;
    expect(errors[0]?.message).toContain("terminating connection");
    await expect(query(other.url, "select 1")).rejects.toThrow(
      "does not exist",
    );
  });
});

describe("a server whose starter is killed", () => {
  it("ends and leaves no folder", async () => {
    const starter = join(import.meta.dirname, "../support/postgres-server.ts");
    const program = `
      import { startPostgres } from ${JSON.stringify(starter)};
      console.log((await startPostgres()).url);
    `;
    const child = spawn(
      process.execPath,
      ["--input-type=module-typescript", "--eval", program],
      { stdio: ["ignore", "pipe", "inherit"] },
    );
    const [url] = (await once(
      createInterface({ input: child.stdout }),
      "line",
    )) as [string];
    const [folder] = await query<{ home: string }>(
      url,
      "select current_setting('data_directory') as home",
    );
    if (!folder) throw new Error("The server has no folder");
    expect(existsSync(folder.home)).toBe(true);

    child.kill("SIGKILL");
    await once(child, "exit");
    // Whatever refuses or hides too late runs into the test's time limit.
    while (await answers(url)) await nextTurn();
    while (existsSync(join(folder.home, ".."))) await nextTurn();
  });
});

function answers(url: string): Promise<boolean> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}
