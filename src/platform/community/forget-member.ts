import { sql } from "kysely";
import type { Db, Tx } from "#platform/store";
import { asMember, type Member, type Person } from "./members.ts";

export interface Membership {
  readonly communityId: number;
  readonly member: Member;
  /** Since when they go by this name, as far as the bot has seen. */
  readonly namedAt: number;
}

/**
 * All that stands for one person: wherever they are or were a member, also
 * where they are only expected under their @username.
 */
export async function listMembershipsOf(
  db: Db,
  person: Pick<Person, "userId" | "username">,
): Promise<Membership[]> {
  const rows = await db
    .selectFrom("members")
    .selectAll()
    .where((eb) =>
      eb.or([
        eb("user_id", "=", person.userId),
        ...(person.username === null
          ? []
          : [
              eb.and([
                eb("user_id", "is", null),
                eb(sql`lower(username)`, "=", person.username.toLowerCase()),
              ]),
            ]),
      ]),
    )
    .orderBy("community_id")
    .orderBy("member_id")
    .execute();
  return rows.map((row) => ({
    communityId: row.community_id,
    member: asMember(row),
    namedAt: row.named_at ?? row.created_at,
  }));
}

/** Whether somebody else there went by this name before. */
export async function isNameOfAnother(
  db: Db,
  communityId: number,
  named: {
    readonly name: string;
    readonly since: number;
    readonly except: readonly number[];
  },
): Promise<boolean> {
  const row = await db
    .selectFrom("members")
    .select("member_id")
    .where("community_id", "=", communityId)
    .where("name", "=", named.name)
    .where("member_id", "not in", named.except)
    .where(sql<number>`coalesce(named_at, created_at)`, "<", named.since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Of the member only the number stays; it is nobody's from then on. */
export async function forgetMember(
  tx: Tx,
  communityId: number,
  memberId: number,
  now: number,
): Promise<void> {
  await tx
    .updateTable("members")
    .set({
      user_id: null,
      name: "",
      username: null,
      role: "resident",
      is_admin: 0,
      is_present: 0,
      joined_at: null,
      convener_rank: null,
      forgotten_at: now,
      named_at: null,
    })
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
}

export async function forgetAccount(tx: Tx, userId: number): Promise<void> {
  await tx.deleteFrom("accounts").where("user_id", "=", userId).execute();
}
