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
}

const asMember = (row: MemberTable): Member => ({
  id: row.member_id,
  userId: row.user_id,
  name: row.name,
  username: row.username,
  role: row.role as Member["role"],
  isAdmin: row.is_admin === 1,
  isPresent: row.is_present === 1,
  joinedAt: row.joined_at,
});

/** The member that this person is, made or brought up to date. */
export async function enterMember(
  tx: Tx,
  communityId: number,
  person: Person,
  now: number,
): Promise<Member> {
  const known = await findMemberByUser(tx, communityId, person.userId);
  if (
    known &&
    known.name === person.name &&
    known.username === person.username &&
    known.isPresent
  ) {
    return known;
  }
  if (known) {
    return changeMember(tx, communityId, known.id, {
      name: person.name,
      username: person.username,
      isPresent: true,
    });
  }
  const expected = person.username
    ? await findExpected(tx, communityId, person.username)
    : undefined;
  if (expected) {
    await tx
      .updateTable("members")
      .set({ user_id: person.userId })
      .where("community_id", "=", communityId)
      .where("member_id", "=", expected.id)
      .execute();
    return enterMember(tx, communityId, person, now);
  }
  return insertMember(tx, communityId, person, now);
}

/**
 * Somebody named by @username whom the bot has not met: Telegram does not tell
 * bots who that is. They become this member when they first appear.
 */
export async function expectMember(
  tx: Tx,
  communityId: number,
  username: string,
  now: number,
): Promise<Member> {
  return (
    (await findMemberByUsername(tx, communityId, username)) ??
    (await insertMember(
      tx,
      communityId,
      { userId: null, name: `@${username}`, username },
      now,
    ))
  );
}

async function findExpected(tx: Tx, communityId: number, username: string) {
  const named = await findMemberByUsername(tx, communityId, username);
  return named?.userId === null ? named : undefined;
}

async function insertMember(
  tx: Tx,
  communityId: number,
  person: Omit<Person, "userId"> & { readonly userId: number | null },
  now: number,
): Promise<Member> {
  const { last_member_id } = await tx
    .updateTable("communities")
    .set({ last_member_id: sql`last_member_id + 1` })
    .where("community_id", "=", communityId)
    .returning("last_member_id")
    .executeTakeFirstOrThrow();
  const row = await tx
    .insertInto("members")
    .values({
      community_id: communityId,
      member_id: last_member_id,
      user_id: person.userId,
      name: person.name,
      username: person.username,
      role: "resident",
      is_admin: 0,
      is_present: 1,
      joined_at: null,
      created_at: now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return asMember(row);
}

const ofCommunity = (db: Db, communityId: number) =>
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

/** Administrators of the chat are conveners until someone is appointed. */
export async function listConveners(
  db: Db,
  communityId: number,
): Promise<Member[]> {
  const rows = await ofCommunity(db, communityId)
    .where("is_present", "=", 1)
    .where((eb) => eb.or([eb("role", "=", "convener"), eb("is_admin", "=", 1)]))
    .orderBy("member_id")
    .execute();
  const members = rows.map(asMember);
  const appointed = members.filter((m) => m.role === "convener");
  return appointed.length > 0 ? appointed : members;
}

export async function isConvener(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<boolean> {
  const conveners = await listConveners(db, communityId);
  return conveners.some((m) => m.id === memberId);
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
    })
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .returningAll()
    .executeTakeFirstOrThrow();
  return asMember(row);
}

/** What Telegram says of the chat's administrators replaces what was known. */
export async function replaceAdmins(
  tx: Tx,
  communityId: number,
  admins: readonly Person[],
  now: number,
): Promise<void> {
  await tx
    .updateTable("members")
    .set({ is_admin: 0 })
    .where("community_id", "=", communityId)
    .where("is_admin", "=", 1)
    .execute();
  for (const person of admins) {
    const member = await enterMember(tx, communityId, person, now);
    await changeMember(tx, communityId, member.id, { isAdmin: true });
  }
}

/** How many are on the roster now. */
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
    .executeTakeFirstOrThrow();
  return count;
}
