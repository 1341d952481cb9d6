import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Migrator, type Migration } from "kysely/migration";
import type { Store } from "./index.ts";
import { StartRefusal } from "./open-store.ts";

const folder = join(import.meta.dirname, "..", "..", "..", "db", "migrations");

/**
 * Brings the schema up to date and returns the names of what was applied.
 * Throws StartRefusal when the database is newer than the program.
 */
export async function migrateToLatest(store: Store): Promise<string[]> {
  const migrator = new Migrator({
    db: store.db,
    provider: { getMigrations: readMigrations },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error) {
    const message =
      error instanceof Error ? error.message : JSON.stringify(error);
    throw new StartRefusal(
      message.includes("is missing")
        ? `The database ${store.place} was made by a newer version of this program. Update the program, or name another database in DATABASE_URL.`
        : `The database ${store.place} could not be brought up to date: ${message}`,
      { cause: error },
    );
  }
  return (results ?? []).map((result) => result.migrationName);
}

async function readMigrations(): Promise<Record<string, Migration>> {
  const found: Record<string, Migration> = {};
  for (const file of (await readdir(folder)).sort()) {
    if (!file.endsWith(".ts")) continue;
    const module: unknown = await import(
      pathToFileURL(join(folder, file)).href
    );
    found[file.slice(0, -".ts".length)] = module as Migration;
  }
  return found;
}
