import type { Db, Tx } from "#platform/store";

/** Who voted in a secret poll and was forgotten while it ran, by a mark alone. */
interface SecretLeaverTable {
  community_id: number;
  poll: number;
  mark: string;
}

declare module "#platform/store" {
  interface Tables {
    secret_leavers: SecretLeaverTable;
  }
}

export async function insertLeaver(
  tx: Tx,
  communityId: number,
  leaver: { readonly poll: number; readonly mark: string },
): Promise<void> {
  await tx
    .insertInto("secret_leavers")
    .values({ community_id: communityId, ...leaver })
    .onConflict((c) => c.doNothing())
    .execute();
}

export async function listLeavers(
  db: Db,
  communityId: number,
  poll: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom("secret_leavers")
    .select("mark")
    .where("community_id", "=", communityId)
    .where("poll", "=", poll)
    .execute();
  return rows.map(({ mark }) => mark);
}

export async function deleteLeavers(
  tx: Tx,
  communityId: number,
  poll: number,
): Promise<void> {
  await tx
    .deleteFrom("secret_leavers")
    .where("community_id", "=", communityId)
    .where("poll", "=", poll)
    .execute();
}
