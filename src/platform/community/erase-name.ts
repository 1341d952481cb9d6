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

/**
 * The same for a member. In what others wrote, those of their names that are
 * common words go with an @ alone: else whoever calls themself 停车 would take
 * the word out of everybody's texts.
 */
export interface MemberEraser extends Eraser {
  readonly memberId: number;
  /** For what the member wrote. */
  readonly own: Eraser;
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

interface Called {
  readonly names: readonly string[];
  readonly usernames: readonly string[];
  readonly instead: string;
}

/** `common`: which of them are found with an @ alone. */
export function createEraser(
  person: Called,
  common: ReadonlySet<string> = new Set(),
): Eraser {
  const { instead } = person;
  const bare = person.names.filter((name) => !common.has(name));
  const known = new Set(bare.flatMap(writtenWays));
  const names = [...new Set(person.names.flatMap(writtenWays))]
    .filter((name) => Array.from(name).length >= shortestName)
    .filter((name) => name !== instead)
    .sort((a, b) => b.length - a.length);
  const alternatives = [
    ...person.usernames.map(
      (username) =>
        `(?<!\\w)${atSign(!common.has(username))}(?i:${RegExp.escape(username)})(?!\\w)`,
    ),
    ...names.map(
      (name) =>
        `${atSign(known.has(name))}${startOf(name)}${RegExp.escape(name)}${endOf(name)}`,
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

export const createMemberEraser = (
  memberId: number,
  person: Called,
  common: ReadonlySet<string>,
): MemberEraser => ({
  ...createEraser(person, common),
  memberId,
  own: createEraser(person),
});

const atSign = (isOptional: boolean): string =>
  isOptional ? "[@＠]?" : "[@＠]";

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
  /** The column with the number of the member who wrote them. */
  readonly author?: string;
  /** The column that tells when. */
  readonly at?: string;
}

type Row = Record<string, string | number | null>;

/** The rows of one community whose words may name the person; only what is told of them. */
export async function findNaming(
  tx: Tx,
  communityId: number,
  { table, key, texts = [], json = [], author, at }: WordColumns,
  { needles }: Pick<Eraser, "needles">,
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
    .select([
      ...key,
      ...columns,
      ...(author ? [author] : []),
      ...(at ? [at] : []),
    ])
    .where("community_id", "=", communityId)
    .where((eb) => eb.or(holds))
    .execute();
}

/** Takes the names out of one table's words; returns the rows' keys. */
export async function eraseWords(
  tx: Tx,
  communityId: number,
  columns: WordColumns,
  member: MemberEraser,
): Promise<Row[]> {
  const { table, key, texts = [], json = [], author } = columns;
  const rows = await findNaming(tx, communityId, columns, member);
  for (const row of rows) {
    const isOwn = author !== undefined && row[author] === member.memberId;
    const eraser = isOwn ? member.own : member;
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

/** How many texts of others were there before the person went by that name, and have it. */
export async function countNamingBefore(
  tx: Tx,
  communityId: number,
  columns: WordColumns & { readonly author: string; readonly at: string },
  named: {
    readonly eraser: Eraser;
    readonly since: number;
    readonly by: readonly number[];
  },
): Promise<number> {
  const { texts = [], author, at } = columns;
  const rows = await findNaming(tx, communityId, columns, named.eraser);
  return rows.filter(
    (row) =>
      Number(row[at]) < named.since &&
      !named.by.includes(Number(row[author])) &&
      texts.some(
        (name) => String(row[name] ?? "").search(named.eraser.pattern) !== -1,
      ),
  ).length;
}

const eraseText = (value: Row[string] | undefined, eraser: Eraser) =>
  typeof value === "string" ? eraser.erase(value) : (value ?? null);

const eraseJson = (value: Row[string] | undefined, eraser: Eraser) =>
  typeof value === "string" && value !== ""
    ? JSON.stringify(eraseDeep(JSON.parse(value), eraser))
    : (value ?? null);

/** The columns are named by those who own the table. */
const untyped = (tx: Tx) => tx as unknown as Kysely<Record<string, Row>>;
