import { eraseDeep, findNaming, type MemberEraser } from "#platform/community";
import type { Tx } from "#platform/store";

/** Fields whose values are the program's own terms. */
const terms = new Set(["stage", "role", "source", "category", "method"]);

/** What people wrote: somebody may well call themself `reason` or `closed`. */
const wordsOf = (details: string): unknown[] =>
  Object.entries(JSON.parse(details) as Record<string, unknown>)
    .filter(([field]) => !terms.has(field))
    .map(([, value]) => value);

/**
 * What names the person goes from the entries' details, and all of it, for a
 * part of what was hashed proves nothing. The salt goes with it, else one could
 * guess what the digest is of.
 */
export async function eraseDetails(
  tx: Tx,
  communityId: number,
  member: MemberEraser,
): Promise<void> {
  const naming = await findNaming(
    tx,
    communityId,
    { table: "ledger", key: ["seq"], texts: ["details"], author: "member_id" },
    member,
  );
  for (const { seq, details, member_id } of naming) {
    const eraser = member_id === member.memberId ? member.own : member;
    const words = wordsOf(String(details));
    const erased = eraseDeep(words, eraser);
    if (JSON.stringify(erased) === JSON.stringify(words)) continue;
    await tx
      .updateTable("ledger")
      .set({ details: null, salt: "" })
      .where("community_id", "=", communityId)
      .where("seq", "=", Number(seq))
      .execute();
  }
}
