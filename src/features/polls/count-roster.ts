import { listMembers } from "#platform/community";
import type { Db } from "#platform/store";

/** How many are on the roster now. */
export async function countRoster(
  db: Db,
  communityId: number,
): Promise<number> {
  const joined = await listMembers(db, communityId, { joined: true });
  return joined.filter((member) => member.isPresent).length;
}
