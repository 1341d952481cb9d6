import type { Db } from "#platform/store";
import { hashDetails, hashEntry, rootHash } from "./hashes.ts";
import type { LedgerTable } from "./record.ts";

export type LedgerReport =
  | { ok: true; entries: number; communities: number }
  | { ok: false; community: number; seq: number; problem: string };

const page = 1_000;

/** Walks every community's chain; stops at the first entry that does not fit. */
export async function verifyLedger(db: Db): Promise<LedgerReport> {
  const communities = await db
    .selectFrom("ledger")
    .select("community_id")
    .distinct()
    .orderBy("community_id")
    .execute();
  let entries = 0;
  for (const { community_id } of communities) {
    let previous = { seq: 0, hash: rootHash };
    for (;;) {
      const rows = await db
        .selectFrom("ledger")
        .selectAll()
        .where("community_id", "=", community_id)
        .where("seq", ">", previous.seq)
        .orderBy("seq")
        .limit(page)
        .execute();
      for (const row of rows) {
        const problem = findProblem(row, previous);
        if (problem) {
          return { ok: false, community: community_id, seq: row.seq, problem };
        }
        previous = row;
        entries += 1;
      }
      if (rows.length < page) break;
    }
  }
  return { ok: true, entries, communities: communities.length };
}

function findProblem(
  row: LedgerTable,
  previous: { seq: number; hash: string },
): string | null {
  if (row.seq !== previous.seq + 1) {
    return `entry ${previous.seq + 1} is missing`;
  }
  if (row.previous_hash !== previous.hash) {
    return "it does not follow from the entry before it";
  }
  if (
    row.details !== null &&
    hashDetails(row.salt, row.details) !== row.details_hash
  ) {
    return "its details were changed";
  }
  return hashEntry(row) === row.hash ? null : "it was changed";
}
