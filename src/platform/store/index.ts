import type { Kysely, Transaction } from "kysely";

export { openStore, StartRefusal } from "./open-store.ts";
export { isPassing } from "./passing-errors.ts";
export { scrubAfter } from "./scrub.ts";
export { removeDatabase } from "./sqlite.ts";
export { migrateToLatest } from "./migrate.ts";

/**
 * All tables. The owner of a table adds it here by declaration merging:
 * `declare module "#platform/store" { interface Tables { topics: TopicTable } }`.
 */
export interface Tables {}

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

export interface Store {
  readonly dialect: "sqlite" | "postgres";
  /** For reads outside a turn. Inside a turn only the turn's own `tx` may be used. */
  readonly db: Db;
  /** Where the data is, without credentials, for people to read. */
  readonly place: string;
  /**
   * Runs `work` in one transaction. What it throws rolls everything back.
   * With SQLite all transactions are one after another.
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Undoes only `work`'s own changes when it throws, and throws on. */
  attempt<T>(tx: Tx, work: () => Promise<T>): Promise<T>;
  /** Turns of one community run one after another, on every replica. */
  lockCommunity(tx: Tx, communityId: number): Promise<void>;
  close(): Promise<void>;
}
