import { sql } from "kysely";
import type { Tx } from "#platform/store";
import {
  asMember,
  changeMember,
  findMemberByUser,
  findMemberByUsername,
  type Member,
  type Person,
} from "./members.ts";

/** Who acts is here, by the name they have now. */
export interface Met {
  readonly member: Member;
  /** A member expected under this person's new @username, whose part they take. */
  readonly formerId: number | null;
}

/**
 * The member that whoever acts is, made or brought up to date: their own act
 * shows that they are present.
 */
export async function meetMember(
  tx: Tx,
  communityId: number,
  person: Person,
  now: number,
): Promise<Met> {
  const known = await knowMember(tx, communityId, person, now);
  const { name, username } = person;
  if (known.name === name && known.username === username && known.isPresent) {
    return { member: known, formerId: null };
  }
  const formerId =
    username !== null && username !== known.username
      ? await releaseUsername(tx, communityId, username, known.id)
      : null;
  if (known.name !== name) await noteRenaming(tx, communityId, known.id, now);
  const change = { name, username, isPresent: true };
  return {
    member: await changeMember(tx, communityId, known.id, change),
    formerId,
  };
}

/**
 * The member that somebody who was named or quoted is. Nothing that is known of
 * them changes: one who left is not back because others speak of them.
 */
export async function knowMember(
  tx: Tx,
  communityId: number,
  person: Person,
  now: number,
): Promise<Member> {
  const known = await findMemberByUser(tx, communityId, person.userId);
  if (known) return known;
  const named =
    person.username === null
      ? undefined
      : await findMemberByUsername(tx, communityId, person.username);
  if (named?.userId !== null) {
    if (person.username !== null) {
      await releaseUsername(tx, communityId, person.username, null);
    }
    return insertMember(tx, communityId, person, now);
  }
  const row = await tx
    .updateTable("members")
    .set({ user_id: person.userId, name: person.name, named_at: now })
    .where("community_id", "=", communityId)
    .where("member_id", "=", named.id)
    .returningAll()
    .executeTakeFirstOrThrow();
  return asMember(row);
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

/** What was written before cannot have meant them by it, see `findCommonNames`. */
const noteRenaming = (
  tx: Tx,
  communityId: number,
  memberId: number,
  now: number,
) =>
  tx
    .updateTable("members")
    .set({ named_at: now })
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();

/**
 * Usernames change hands: nobody but `keeperId` goes by this one any more.
 * Returns who was only expected under it.
 */
async function releaseUsername(
  tx: Tx,
  communityId: number,
  username: string,
  keeperId: number | null,
): Promise<number | null> {
  const named = await findMemberByUsername(tx, communityId, username);
  if (!named || named.id === keeperId) return null;
  const isExpected = named.userId === null;
  await changeMember(tx, communityId, named.id, {
    username: null,
    ...(isExpected && { isPresent: false }),
  });
  return isExpected ? named.id : null;
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
      convener_rank: null,
      forgotten_at: null,
      named_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return asMember(row);
}
