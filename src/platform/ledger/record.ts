import { randomBytes } from "node:crypto";
import type { Turn } from "#platform/turn";
import { hashDetails, hashEntry, rootHash } from "./hashes.ts";

export interface LedgerTable {
  community_id: number;
  seq: number;
  at: number;
  member_id: number | null;
  act: string;
  number: number | null;
  salt: string;
  /** null: erased at a person's wish. */
  details: string | null;
  details_hash: string;
  previous_hash: string;
  hash: string;
}

declare module "#platform/turn" {
  interface Events {
    /** An act of governance went into the ledger. */
    "ledger.recorded": { readonly act: string; readonly number: number | null };
  }
}

declare module "#platform/store" {
  interface Tables {
    ledger: LedgerTable;
  }
}

export interface Entry {
  /** What happened, `noun.verb`: `topic.accepted`. */
  readonly act: string;
  /** The item it happened to. */
  readonly number?: number;
  readonly reason?: string;
  /** Whatever else is needed to understand it later; no name, no Telegram id. */
  readonly data?: Readonly<Record<string, string | number | null>>;
}

/** Appends an entry for the turn's actor at the turn's time. */
export async function record(turn: Turn, entry: Entry): Promise<void> {
  const last = await turn.tx
    .selectFrom("ledger")
    .select(["seq", "hash"])
    .where("community_id", "=", turn.community.id)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  const details = JSON.stringify({
    reason: entry.reason ?? null,
    ...entry.data,
  });
  const salt = randomBytes(16).toString("hex");
  const row = {
    community_id: turn.community.id,
    seq: (last?.seq ?? 0) + 1,
    at: turn.now,
    member_id: turn.actor?.id ?? null,
    act: entry.act,
    number: entry.number ?? null,
    salt,
    details,
    details_hash: hashDetails(salt, details),
    previous_hash: last?.hash ?? rootHash,
  };
  await turn.tx
    .insertInto("ledger")
    .values({ ...row, hash: hashEntry(row) })
    .execute();
  await turn.emit("ledger.recorded", { act: row.act, number: row.number });
}
