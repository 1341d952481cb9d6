import type { Db, Tx } from "#platform/store";
import { knowMember } from "./meet-member.ts";
import {
  asMember,
  changeMember,
  ofCommunity,
  type Member,
  type Person,
} from "./members.ts";

/**
 * Administrators of the chat are conveners until someone is appointed, the first
 * convener first. Who was only named, and has not been met, cannot convene yet:
 * a slip of the pen must lock nobody out.
 */
export async function listConveners(
  db: Db,
  communityId: number,
): Promise<Member[]> {
  const rows = await ofCommunity(db, communityId)
    .where("is_present", "=", 1)
    .where("user_id", "is not", null)
    .where((eb) => eb.or([eb("role", "=", "convener"), eb("is_admin", "=", 1)]))
    .orderBy("convener_rank")
    .orderBy("member_id")
    .execute();
  const members = rows.map(asMember);
  const appointed = members.filter((m) => m.role === "convener");
  return appointed.length > 0 ? appointed : members;
}

/** Who has been given this role and is here, expected ones too; the first convener first. */
export async function listHolders(
  db: Db,
  communityId: number,
  role: Member["role"],
): Promise<Member[]> {
  const rows = await ofCommunity(db, communityId)
    .where("is_present", "=", 1)
    .where("role", "=", role)
    .where("forgotten_at", "is", null)
    .orderBy("convener_rank")
    .orderBy("member_id")
    .execute();
  return rows.map(asMember);
}

export async function isConvener(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<boolean> {
  const conveners = await listConveners(db, communityId);
  return conveners.some((m) => m.id === memberId);
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
    const member = await knowMember(tx, communityId, person, now);
    await changeMember(tx, communityId, member.id, {
      isAdmin: true,
      isPresent: true,
    });
  }
}
