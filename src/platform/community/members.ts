import { sql } from "kysely";
import type { Db, Tx } from "#platform/store";
import type { MemberTable } from "./tables.ts";

/** What Telegram tells of a sender. */
export interface Person {
  readonly userId: number;
  readonly name: string;
  readonly username: string | null;
}

export interface Member {
  readonly id: number;
  /** null: not met yet, or asked to be forgotten. */
  readonly userId: number | null;
  readonly name: string;
  readonly username: string | null;
  readonly role: "resident" | "convener" | "expert" | "supervisor";
  readonly isAdmin: boolean;
  readonly isPresent: boolean;
  /** On the roster since; null: in the chat, but not joined. */
  readonly joinedAt: number | null;
  /** First or second convener. */
  readonly rank: 1 | 2 | null;
  /** Asked to be forgotten: nothing of the person is left but the number. */
  readonly forgottenAt: number | null;
}

export const asMember = (row: MemberTable): Member => ({
  id: row.member_id,
  userId: row.user_id,
  name: row.name,
  username: row.username,
  role: row.role as Member["role"],
  isAdmin: row.is_admin === 1,
  isPresent: row.is_present === 1,
  joinedAt: row.joined_at,
  rank: row.convener_rank as Member["rank"],
  forgottenAt: row.forgotten_at,
});

/** Experts explain and supervisors check; what is decided is the residents'. */
export const mayDecide = (member: Member): boolean =>
  member.role === "resident" || member.role === "convener";

export const ofCommunity = (db: Db, communityId: number) =>
  db.selectFrom("members").selectAll().where("community_id", "=", communityId);

export async function findMember(db: Db, communityId: number, id: number) {
  const row = await ofCommunity(db, communityId)
    .where("member_id", "=", id)
    .executeTakeFirst();
  return row && asMember(row);
}

export async function findMemberByUser(
  db: Db,
  communityId: number,
  userId: number,
) {
  const row = await ofCommunity(db, communityId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
  return row && asMember(row);
}

export async function findMemberByUsername(
  db: Db,
  communityId: number,
  username: string,
) {
  const row = await ofCommunity(db, communityId)
    .where(sql`lower(username)`, "=", username.toLowerCase())
    .executeTakeFirst();
  return row && asMember(row);
}

export async function listMembers(
  db: Db,
  communityId: number,
): Promise<Member[]> {
  const rows = await ofCommunity(db, communityId)
    .orderBy("member_id")
    .execute();
  return rows.map(asMember);
}

export async function changeMember(
  tx: Tx,
  communityId: number,
  memberId: number,
  change: Partial<Omit<Member, "id" | "userId">>,
): Promise<Member> {
  const row = await tx
    .updateTable("members")
    .set({
      ...(change.name !== undefined && { name: change.name }),
      ...(change.username !== undefined && { username: change.username }),
      ...(change.role && { role: change.role }),
      ...(change.isAdmin !== undefined && { is_admin: Number(change.isAdmin) }),
      ...(change.isPresent !== undefined && {
        is_present: Number(change.isPresent),
      }),
      ...(change.joinedAt !== undefined && { joined_at: change.joinedAt }),
      ...(change.rank !== undefined && { convener_rank: change.rank }),
      ...(change.forgottenAt !== undefined && {
        forgotten_at: change.forgottenAt,
      }),
    })
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .returningAll()
    .executeTakeFirstOrThrow();
  return asMember(row);
}

/** How many are on the roster now and may decide. */
export async function countJoined(
  db: Db,
  communityId: number,
): Promise<number> {
  const { count } = await db
    .selectFrom("members")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("community_id", "=", communityId)
    .where("joined_at", "is not", null)
    .where("is_present", "=", 1)
    .where("role", "in", ["resident", "convener"])
    .executeTakeFirstOrThrow();
  return count;
}
