import { eraseWords, type MemberEraser } from "#platform/community";
import type { Db, Tx } from "#platform/store";

/** What a member was asked last and has not answered, with what they said so far. */
export async function findOwnDialogue(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<{ kind: string; state: unknown } | null> {
  const row = await db
    .selectFrom("dialogues")
    .select(["kind", "state"])
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return row
    ? { kind: row.kind, state: JSON.parse(row.state) as unknown }
    : null;
}

/** Nobody asks a forgotten person anything, and what others were asked does not name them. */
export async function forgetDialogues(
  tx: Tx,
  communityId: number,
  eraser: MemberEraser,
): Promise<void> {
  await tx
    .deleteFrom("dialogues")
    .where("community_id", "=", communityId)
    .where("member_id", "=", eraser.memberId)
    .execute();
  await eraseWords(
    tx,
    communityId,
    { table: "dialogues", key: ["member_id"], json: ["state"] },
    eraser,
  );
}
