import { sql } from "kysely";
import type { Db, Tx } from "#platform/store";

/** The next number of the community's one number space, given to a `kind` of item. */
export async function takeNumber(
  tx: Tx,
  communityId: number,
  kind: string,
): Promise<number> {
  const { last_number } = await tx
    .updateTable("communities")
    .set({ last_number: sql`last_number + 1` })
    .where("community_id", "=", communityId)
    .returning("last_number")
    .executeTakeFirstOrThrow();
  await tx
    .insertInto("items")
    .values({ community_id: communityId, number: last_number, kind })
    .execute();
  return last_number;
}

export async function findItemKind(
  db: Db,
  communityId: number,
  number: number,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("items")
    .select("kind")
    .where("community_id", "=", communityId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row?.kind;
}
