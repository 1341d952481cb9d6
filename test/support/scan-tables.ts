import { sql } from "kysely";
import type { Store } from "#platform/store";

export interface ScannedRow {
  readonly table: string;
  readonly row: Readonly<Record<string, unknown>>;
  /** All that is in it, as one text. */
  readonly text: string;
}

/** Every row of every table, as whoever holds the database sees it. */
export async function scanTables(store: Store): Promise<ScannedRow[]> {
  const { db, dialect } = store;
  const { rows: tables } =
    dialect === "sqlite"
      ? await sql<{ name: string }>`
          select name from sqlite_master where type = 'table'
            and name not like 'sqlite_%'`.execute(db)
      : await sql<{ name: string }>`
          select table_name as name from information_schema.tables
            where table_schema = current_schema()`.execute(db);
  const scanned: ScannedRow[] = [];
  for (const { name: table } of tables) {
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)}`.execute(db);
    for (const row of rows) {
      const text = Object.values(row).map(asText).join("\n");
      scanned.push({ table, row, text });
    }
  }
  return scanned;
}

const asText = (value: unknown): string =>
  value instanceof Uint8Array
    ? new TextDecoder().decode(value)
    : typeof value === "string"
      ? value
      : JSON.stringify(value);
