import { sql, type Kysely, type RawBuilder } from "kysely";
import type { Tables, Tx } from "#platform/store";

/** Takes a person's names out of what people wrote. */
export interface Eraser {
  /** Finds a name; global. */
  readonly pattern: RegExp;
  /** What stands in its place. */
  readonly instead: string;
  /** One of them is in every text that names the person, whatever its case. */
  readonly needles: readonly string[];
  erase(text: string): string;
}

/** A name of one character is a word more often than a name. */
const shortestName = 2;

/** Letters of scripts that put spaces between words. */
const spaced = String.raw`[[\p{L}\p{N}_]--[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]]`;

/** As it stands in text, in marked text and in JSON. */
const writtenWays = (name: string): string[] => [
  name,
  name.replace(
    /[&<>"]/g,
    (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;" })[c] ?? "&quot;",
  ),
  JSON.stringify(name).slice(1, -1),
];

export function createEraser(person: {
  readonly names: readonly string[];
  readonly usernames: readonly string[];
  readonly instead: string;
}): Eraser {
  const { instead } = person;
  const names = [...new Set(person.names.flatMap(writtenWays))]
    .filter((name) => Array.from(name).length >= shortestName)
    .filter((name) => name !== instead)
    .sort((a, b) => b.length - a.length);
  const alternatives = [
    ...person.usernames.map(
      (username) => `(?<!\\w)[@＠]?(?i:${RegExp.escape(username)})(?!\\w)`,
    ),
    ...names.map(
      (name) => `[@＠]?${startOf(name)}${RegExp.escape(name)}${endOf(name)}`,
    ),
  ];
  // Without a name there is nothing to find.
  const pattern = new RegExp(alternatives.join("|") || "(?!)", "gv");
  return {
    pattern,
    instead,
    needles: [...new Set([...person.usernames, ...names])],
    erase: (text) => text.replaceAll(pattern, () => instead),
  };
}

const isSpaced = new RegExp(spaced, "v");

/** In a spaced script a name is a word: no Sun is in a Sunday. */
const startOf = (name: string): string =>
  isSpaced.test(Array.from(name)[0] ?? "") ? `(?<!${spaced})` : "";
const endOf = (name: string): string =>
  isSpaced.test(Array.from(name).at(-1) ?? "") ? `(?!${spaced})` : "";

/** Strings anywhere in a value, not the names of its fields. */
export function eraseDeep(value: unknown, eraser: Eraser): unknown {
  if (typeof value === "string") return eraser.erase(value);
  if (Array.isArray(value)) return value.map((one) => eraseDeep(one, eraser));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, eraseDeep(one, eraser)]),
  );
}

/** A table's columns that hold people's words. */
export interface WordColumns {
  readonly table: keyof Tables;
  /** The rest of the primary key, after the community. */
  readonly key: readonly string[];
  readonly texts?: readonly string[];
  /** Those that hold JSON. */
  readonly json?: readonly string[];
}

type Row = Record<string, string | number | null>;

/** The rows of one community whose words name the person; only their key and words. */
export async function findNaming(
  tx: Tx,
  communityId: number,
  { table, key, texts = [], json = [] }: WordColumns,
  { needles }: Eraser,
): Promise<Row[]> {
  const columns = [...texts, ...json];
  if (needles.length === 0) return [];
  const holds = columns.flatMap((column) =>
    needles.map(
      (needle): RawBuilder<boolean> =>
        sql<boolean>`replace(lower(${sql.ref(column)}), lower(cast(${needle} as text)), '') <> lower(${sql.ref(column)})`,
    ),
  );
  return untyped(tx)
    .selectFrom(table)
    .select([...key, ...columns])
    .where("community_id", "=", communityId)
    .where((eb) => eb.or(holds))
    .execute();
}

/** Takes the names out of one table's words; returns the rows' keys. */
export async function eraseWords(
  tx: Tx,
  communityId: number,
  columns: WordColumns,
  eraser: Eraser,
): Promise<Row[]> {
  const { table, key, texts = [], json = [] } = columns;
  const rows = await findNaming(tx, communityId, columns, eraser);
  for (const row of rows) {
    const set = Object.fromEntries([
      ...texts.map((name) => [name, eraseText(row[name], eraser)]),
      ...json.map((name) => [name, eraseJson(row[name], eraser)]),
    ]) as Row;
    let update = untyped(tx)
      .updateTable(table)
      .set(set)
      .where("community_id", "=", communityId);
    for (const column of key) {
      update = update.where(column, "=", row[column] ?? null);
    }
    await update.execute();
  }
  return rows;
}

const eraseText = (value: Row[string] | undefined, eraser: Eraser) =>
  typeof value === "string" ? eraser.erase(value) : (value ?? null);

const eraseJson = (value: Row[string] | undefined, eraser: Eraser) =>
  typeof value === "string" && value !== ""
    ? JSON.stringify(eraseDeep(JSON.parse(value), eraser))
    : (value ?? null);

/** The columns are named by those who own the table. */
const untyped = (tx: Tx) => tx as unknown as Kysely<Record<string, Row>>;
