export type Table = { name: string; primaryKey: string[] };

/** Tables that belong to no community. */
const global = new Set([
  "updates", // remembered before it is known whose they are
  "accounts", // a person in private chat, in however many communities
  "kysely_migration",
  "kysely_migration_lock",
]);

/** Tables whose rows could not be told apart by community. */
export function checkTables(tables: Table[]): string[] {
  return tables
    .filter(({ name }) => !global.has(name))
    .filter(({ primaryKey }) => primaryKey[0] !== "community_id")
    .map(({ name }) => `${name}: its primary key starts with no community_id`);
}
