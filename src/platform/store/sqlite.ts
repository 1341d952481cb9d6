import { mkdirSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname } from "node:path";
import Sqlite from "better-sqlite3";
import { SqliteAdapter, SqliteDialect } from "kysely";
import { StartRefusal } from "./open-store.ts";

const busyMs = 3_000;

export function openSqlite(path: string) {
  const database = open(path);
  // Kysely prepares each statement anew; the texts are few and come again.
  const prepared = new Map<string, ReturnType<typeof database.prepare>>();
  return new TransactionalDialect({
    database: {
      close: () => database.close(),
      prepare(sql: string) {
        let statement = prepared.get(sql);
        if (!statement) {
          if (prepared.size > 2_000) prepared.clear();
          statement = database.prepare(sql);
          prepared.set(sql, statement);
        }
        return statement;
      },
    },
  });
}

/** Kysely would not ask SQLite to undo a migration, and a kill would leave half of one for good. */
class TransactionalDialect extends SqliteDialect {
  override createAdapter() {
    return new TransactionalAdapter();
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

/** Deletes the file of a `sqlite:` address with what belongs to it. */
export async function removeDatabase(url: string): Promise<void> {
  const path = url.slice("sqlite:".length);
  for (const ending of ["", "-wal", "-shm"]) {
    await rm(path + ending, { force: true });
  }
}

function open(path: string) {
  try {
    if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
    const database = new Sqlite(path, { timeout: busyMs });
    database.pragma("journal_mode = WAL");
    // better-sqlite3 falls back to NORMAL in WAL mode: a power cut would lose votes.
    database.pragma("synchronous = FULL");
    database.pragma("foreign_keys = ON");
    database.pragma("secure_delete = ON");
    const check = database.pragma("quick_check(1)", { simple: true });
    if (check !== "ok") {
      throw Object.assign(new Error(String(check)), { code: "SQLITE_CORRUPT" });
    }
    // A file that another program holds locked is noticed now, not at the first vote.
    database.exec("begin immediate; rollback");
    return database;
  } catch (cause) {
    throw new StartRefusal(
      `The database sqlite:${path} cannot be used: ${explain(cause as Error & { code?: string })}`,
      { cause },
    );
  }
}

function explain(error: Error & { code?: string }): string {
  if (error.code?.startsWith("SQLITE_BUSY")) {
    return "another program holds it locked.";
  }
  if (
    error.code === "SQLITE_NOTADB" ||
    error.code?.startsWith("SQLITE_CORRUPT")
  ) {
    return "the file is damaged or is no SQLite database. Restore a backup, or name another file in DATABASE_URL.";
  }
  return error.message;
}
