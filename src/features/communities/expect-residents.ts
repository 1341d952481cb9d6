import {
  changeMember,
  expectMember,
  findMember,
  findMemberByUsername,
} from "#platform/community";
import type { Listener, Turn } from "#platform/turn";
import {
  deleteResident,
  findHouseholdsOf,
  insertResident,
} from "./store/residents.ts";

/**
 * Whom the roster newly names by @username are residents: at once if they are
 * known, else when they first appear. Whom it names no more are not.
 */
export async function expectResidents(
  turn: Turn,
  householdId: number,
  named: { before: readonly string[]; after: readonly string[] },
): Promise<void> {
  const { tx, community, now } = turn;
  const [before, after] = [named.before, named.after].map(
    (names) => new Set(names.map((name) => name.toLowerCase())),
  ) as [Set<string>, Set<string>];
  for (const name of named.after) {
    if (before.has(name.toLowerCase())) continue;
    const member = await expectMember(tx, community.id, name, now);
    const resident = { householdId, memberId: member.id, now };
    const isNew = await insertResident(tx, community.id, resident);
    const isHere = member.userId !== null && member.isPresent;
    if (isNew && isHere && member.joinedAt === null) {
      await changeMember(tx, community.id, member.id, { joinedAt: now });
    }
  }
  for (const name of named.before) {
    if (after.has(name.toLowerCase())) continue;
    const member = await findMemberByUsername(tx, community.id, name);
    if (!member) continue;
    const resident = { householdId, memberId: member.id };
    await deleteResident(tx, community.id, resident);
  }
}

/** Whoever was expected by a new @username turned out to be somebody known already. */
export const rosterEvents: readonly Listener[] = [
  {
    on: "member.recognised",
    async run({ tx, community, now }, { from, to }) {
      const member = await findMember(tx, community.id, to);
      for (const { id } of await findHouseholdsOf(tx, community.id, from)) {
        const place = { householdId: id, memberId: from };
        await deleteResident(tx, community.id, place);
        if (!member) continue;
        await insertResident(tx, community.id, {
          householdId: id,
          memberId: to,
          now,
        });
      }
    },
  },
];
