import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { openStore, scrubAfter, type Store } from "#platform/store";

const name = "XNAMEX";

describe("what a forgotten person leaves in the database file", () => {
  let folder: string;
  let url: string;
  let store: Store;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "shangliang-"));
    url = `sqlite:${join(folder, "store.db")}`;
    store = await openStore(url);
    await fill();
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  /** Rows that come in no order and grow, so that pages are split. */
  async function fill(): Promise<void> {
    await sql`create table words (n integer primary key, text text)`.execute(
      store.db,
    );
    await store.transact(async (tx) => {
      for (let i = 0; i < 2_000; i++) {
        const text = `${i % 7 === 0 ? name : ""}${"x".repeat((i * 37) % 300)}`;
        await sql`insert into words values (${(i * 1_103) % 2_003}, ${text})`.execute(
          tx,
        );
      }
      for (let i = 0; i < 1_000; i++) {
        const more = "y".repeat((i * 53) % 900);
        await sql`update words set text = text || ${more} where n = ${(i * 7) % 2_003}`.execute(
          tx,
        );
      }
    });
  }

  const forget = (after: (tx: Parameters<typeof scrubAfter>[0]) => void) =>
    store.transact(async (tx) => {
      await sql`update words set text = replace(text, ${name}, '')`.execute(tx);
      after(tx);
    });

  const left = () =>
    ["", "-wal"]
      .map((ending) => readFileSync(join(folder, `store.db${ending}`)))
      .reduce(
        (sum, file) => sum + file.toString("latin1").split(name).length - 1,
        0,
      );

  it("is nothing once the file was scrubbed, which deleting alone does not do", async () => {
    await forget(() => undefined);
    await sql`pragma wal_checkpoint(truncate)`.execute(store.db);
    expect(left()).toBeGreaterThan(0);
    await store.transact((tx) => {
      scrubAfter(tx);
      return Promise.resolve();
    });
    expect(left()).toBe(0);
  });

  it("is nothing either of those who go while the file is written anew", async () => {
    await Promise.all([
      forget(scrubAfter),
      store.transact(async (tx) => {
        await sql`update words set text = text || 'z'`.execute(tx);
        scrubAfter(tx);
      }),
    ]);
    await vi.waitFor(async () => {
      const { rows } = await sql<{ user_version: number }>`
        pragma user_version`.execute(store.db);
      expect(rows[0]?.user_version).toBe(0);
    }, 10_000);
    expect(left()).toBe(0);
  });

  it("is nothing after the next start, if a reader or a crash was in the way", async () => {
    const reader = await openStore(url);
    await reader.db.transaction().execute(async (reading) => {
      await sql`select count(*) from words`.execute(reading);
      await forget(scrubAfter);
    });
    await reader.close();
    expect(left()).toBeGreaterThan(0);
    await store.close();
    store = await openStore(url);
    expect(left()).toBe(0);
  });
});
