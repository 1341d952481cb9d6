import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { sql } from "kysely";
import { Client } from "pg";
import { inject, afterEach, describe, expect, it } from "vitest";
import {
  isPassing,
  migrateToLatest,
  openStore,
  removeDatabase,
  StartRefusal,
  type Store,
} from "#platform/store";
import { createDatabase } from "../../support/postgres.ts";
import { databases, type Database } from "../../support/town.ts";
import { until } from "../../support/workshop.ts";

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "shangliang-store-"));
  closing.push(() => rmSync(path, { recursive: true }));
  return path;
}

async function addressOf(database: Database): Promise<string> {
  if (database === "sqlite") return `sqlite:${join(folder(), "a.sqlite")}`;
  const created = await createDatabase();
  closing.push(() => created.drop());
  return created.url;
}

async function open(url: string): Promise<Store> {
  const store = await openStore(url);
  closing.push(() => store.close());
  return store;
}

async function openItems(database: Database): Promise<Store> {
  const store = await open(await addressOf(database));
  await migrateToLatest(store);
  return store;
}

const item = (number: number) => ({ community_id: 1, number, kind: "x" });
const numbers = async (store: Store) =>
  (
    await store.db
      .selectFrom("items")
      .select("number")
      .orderBy("number")
      .execute()
  ).map((row) => row.number);

describe.each(databases)("the store (%s)", (database) => {
  it("brings the schema up to date once, then never again", async () => {
    const url = await addressOf(database);
    const first = await open(url);
    const applied = await migrateToLatest(first);
    expect(applied[0]).toBe("0001-platform");
    const second = await open(url);
    expect(await migrateToLatest(second)).toEqual([]);
  });

  it("refuses a schema that is newer than the program, in one line", async () => {
    const store = await openItems(database);
    await sql`insert into kysely_migration (name, timestamp) values ('9999-future', '2030')`.execute(
      store.db,
    );
    const refusal = await migrateToLatest(store).catch((e: unknown) => e);
    expect(refusal).toBeInstanceOf(StartRefusal);
    expect((refusal as Error).message).toContain("newer version");
    expect((refusal as Error).message).not.toContain("\n");
  });

  it("undoes a transaction whole when it throws", async () => {
    const store = await openItems(database);
    const failing = store.transact(async (tx) => {
      await tx.insertInto("items").values(item(1)).execute();
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await numbers(store)).toEqual([]);
  });

  it("undoes an attempt alone, one inside another, after a unique violation too", async () => {
    const store = await openItems(database);
    await store.transact(async (tx) => {
      const insert = (n: number) =>
        tx.insertInto("items").values(item(n)).execute();
      await insert(1);
      const clash = store.attempt(tx, async () => {
        await insert(2);
        await store.attempt(tx, () => insert(3));
        await insert(1);
      });
      await expect(clash).rejects.toThrow();
      await store.attempt(tx, async () => {
        await insert(4);
        await store.attempt(tx, () => insert(4)).catch(() => null);
      });
      await insert(5);
    });
    expect(await numbers(store)).toEqual([1, 4, 5]);
  });

  it("reads large ids and counts as numbers", async () => {
    const store = await openItems(database);
    const id = 8_999_999_999_999;
    await store.db
      .insertInto("updates")
      .values({ update_id: id, taken_at: 1 })
      .execute();
    const row = await store.db
      .selectFrom("updates")
      .select((eb) => ["update_id", eb.fn.countAll().over().as("count")])
      .executeTakeFirst();
    expect(row).toEqual({ update_id: id, count: 1 });
  });
});

describe("PostgreSQL", () => {
  it("is brought up to date once by two that start at once", async () => {
    const url = await addressOf("postgres");
    const both = await Promise.all(
      [await open(url), await open(url)].map(migrateToLatest),
    );
    const names = both.flat();
    expect(names).toContain("0001-platform");
    expect(new Set(names).size).toBe(names.length);
  });

  it("runs the turns of one community one after another, others beside them", async () => {
    const store = await openItems("postgres");
    const order: string[] = [];
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const first = store.transact(async (tx) => {
      await store.lockCommunity(tx, 1);
      order.push("first begins");
      await held;
      order.push("first ends");
    });
    await until(() => order.length === 1);
    const second = store.transact(async (tx) => {
      await store.lockCommunity(tx, 1);
      order.push("second");
    });
    await store.transact(async (tx) => {
      await store.lockCommunity(tx, 2);
      order.push("other");
    });
    release();
    await Promise.all([first, second]);
    expect(order).toEqual(["first begins", "other", "first ends", "second"]);
  });

  it("tells a deadlock from a handler's bug", async () => {
    const store = await openItems("postgres");
    await store.db
      .insertInto("items")
      .values([item(1), item(2)])
      .execute();
    const crossing = (a: number, b: number, met: () => Promise<unknown>) =>
      store.transact(async (tx) => {
        for (const [i, n] of [a, b].entries()) {
          if (i === 1) await met();
          await tx
            .updateTable("items")
            .set({ kind: "y" })
            .where("number", "=", n)
            .execute();
        }
      });
    let waiting = 0;
    const met = async () => {
      waiting += 1;
      await until(() => waiting === 2);
    };
    const results = await Promise.allSettled([
      crossing(1, 2, met),
      crossing(2, 1, met),
    ]);
    const failed = results.filter((one) => one.status === "rejected");
    expect(failed).toHaveLength(1);
    expect(isPassing(failed[0]?.reason)).toBe(true);
    const clash = await store.db
      .insertInto("items")
      .values(item(1))
      .execute()
      .catch((error: unknown) => error);
    expect(isPassing(clash)).toBe(false);
    expect(isPassing(new Error("a bug"))).toBe(false);
    expect(isPassing(null)).toBe(false);
  });

  it("comes back after its connections were cut", async () => {
    const store = await openItems("postgres");
    await store.db.insertInto("items").values(item(1)).execute();
    const admin = new Client({ connectionString: inject("postgresUrl") });
    await admin.connect();
    const { rows } = await sql<{
      name: string;
    }>`select current_database() as name`.execute(store.db);
    const cut = store.transact(async (tx) => {
      await tx.insertInto("items").values(item(2)).execute();
      await admin.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where datname = $1",
        [rows[0]?.name],
      );
      await tx.insertInto("items").values(item(3)).execute();
    });
    await expect(cut).rejects.toThrow();
    await admin.end();
    await until(() =>
      numbers(store).then(
        () => true,
        () => false,
      ),
    );
    expect(await numbers(store)).toEqual([1]);
    await store.transact((tx) =>
      tx.insertInto("items").values(item(4)).execute(),
    );
    expect(await numbers(store)).toEqual([1, 4]);
  });

  it("serves more transactions at once than it has connections", async () => {
    const store = await openItems("postgres");
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        store.transact(async (tx) => {
          await store.lockCommunity(tx, i % 3);
          await tx.insertInto("items").values(item(i)).execute();
        }),
      ),
    );
    expect(await numbers(store)).toHaveLength(40);
  });
});

describe("SQLite", () => {
  it("is as careful with votes as it can be", async () => {
    const store = await openItems("sqlite");
    const read = async (name: string) => {
      const { rows } = await sql.raw(`pragma ${name}`).execute(store.db);
      return Object.values(rows[0] as object)[0] as unknown;
    };
    expect(await read("journal_mode")).toBe("wal");
    expect(await read("synchronous")).toBe(2);
    expect(await read("secure_delete")).toBe(1);
  });

  it("runs transactions one after another", async () => {
    const store = await openItems("sqlite");
    await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        store.transact(async (tx) => {
          const { n } = await tx
            .selectFrom("items")
            .select((eb) => eb.fn.countAll<number>().as("n"))
            .executeTakeFirstOrThrow();
          expect(n).toBe(i);
          await tx.insertInto("items").values(item(i)).execute();
        }),
      ),
    );
  });

  it("is removed with all that belongs to it", async () => {
    const url = await addressOf("sqlite");
    const store = await openStore(url);
    await migrateToLatest(store);
    await store.close();
    await removeDatabase(url);
    const again = await open(url);
    expect((await migrateToLatest(again)).length).toBeGreaterThan(0);
  });
});

describe("a database that cannot be used", () => {
  const refusalOf = async (url: string) => {
    const refusal = await openStore(url).then(
      () => new Error("it was opened"),
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(StartRefusal);
    const { message } = refusal as Error;
    expect(message).not.toContain("\n");
    return message;
  };

  it("is told of in one line: no database", async () => {
    const path = join(folder(), "x.sqlite");
    writeFileSync(
      path,
      "this is no database, it is a letter to my aunt ".repeat(99),
    );
    expect(await refusalOf(`sqlite:${path}`)).toContain("damaged");
  });

  it("is told of in one line: damaged within", async () => {
    const path = join(folder(), "x.sqlite");
    const database = new Sqlite(path);
    database.exec("create table t (a text)");
    const insert = database.prepare("insert into t values (?)");
    // In one transaction, so that the disk is waited for once.
    database.transaction(() => {
      for (let i = 0; i < 500; i += 1) insert.run("x".repeat(200));
    })();
    database.exec("create index i on t (a)");
    database.close();
    const { openSync, writeSync, closeSync } = await import("node:fs");
    const file = openSync(path, "r+");
    writeSync(file, Buffer.alloc(8_192, 0xff), 0, 8_192, 8_192);
    closeSync(file);
    expect(await refusalOf(`sqlite:${path}`)).toContain(path);
  });

  it("is told of in one line: locked by another program", async () => {
    const path = join(folder(), "x.sqlite");
    const other = new Sqlite(path);
    closing.push(() => other.close());
    other.exec("begin exclusive");
    expect(await refusalOf(`sqlite:${path}`)).toContain("locked");
  }, 10_000);

  it("is told of in one line: a folder, nobody at the address, no such database", async () => {
    expect(await refusalOf(`sqlite:${folder()}`)).toContain("sqlite:");
    const nobody = "postgres://u:pass-word@127.0.0.1:1/x?password=hidden";
    const message = await refusalOf(nobody);
    expect(message).toContain("postgres://127.0.0.1:1/x");
    expect(message).not.toMatch(/pass-word|hidden/);
    const url = new URL(inject("postgresUrl"));
    url.pathname = "/nowhere";
    expect(await refusalOf(url.href)).toContain("nowhere");
  });
});
