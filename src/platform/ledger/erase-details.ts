import { findNaming, type Eraser } from "#platform/community";
import type { Tx } from "#platform/store";

/**
 * What names the person goes from the entries' details, and all of it, for a
 * part of what was hashed proves nothing. The salt goes with it, else one could
 * guess what the digest is of.
 */
export async function eraseDetails(
  tx: Tx,
  communityId: number,
  eraser: Eraser,
): Promise<void> {
  const naming = await findNaming(
    tx,
    communityId,
    { table: "ledger", key: ["seq"], texts: ["details"] },
    eraser,
  );
  for (const { seq, details } of naming) {
    // `pattern` keeps its place between calls of test(); search() does not.
    if (String(details).search(eraser.pattern) === -1) continue;
    await tx
      .updateTable("ledger")
      .set({ details: null, salt: "" })
      .where("community_id", "=", communityId)
      .where("seq", "=", Number(seq))
      .execute();
  }
}
