import type { Db } from "#platform/store";
import { asMember, findMember, ofCommunity, type Member } from "./members.ts";

/**
 * The members' names in their order, as they can be listed: who shares a name
 * with another of them has their @username behind it, or a number.
 */
export function distinctNames(members: readonly Member[]): string[] {
  const sharers = Map.groupBy(members, (member) => member.name);
  const taken = new Set(sharers.keys());
  return members.map((member) => {
    const { name, username } = member;
    const alike = sharers.get(name) ?? [];
    if (alike.length === 1) return name;
    let label =
      username === null
        ? `${name} · ${alike.indexOf(member) + 1}`
        : `${name} @${username}`;
    // Somebody may be called just that.
    while (taken.has(label)) label += " ·";
    taken.add(label);
    return label;
  });
}

/** The member under a name that nobody else in the chat has: as `distinctNames` writes it. */
export async function findDistinctMember(
  db: Db,
  communityId: number,
  id: number,
): Promise<Member | undefined> {
  const member = await findMember(db, communityId, id);
  if (!member || member.name === "") return member;
  const rows = await ofCommunity(db, communityId)
    .where("name", "=", member.name)
    .where((eb) => eb.or([eb("is_present", "=", 1), eb("member_id", "=", id)]))
    .orderBy("member_id")
    .execute();
  const alike = rows.map(asMember);
  const at = alike.findIndex((one) => one.id === id);
  return { ...member, name: distinctNames(alike)[at] ?? member.name };
}
