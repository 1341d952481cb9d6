import {
  countNamingBefore,
  createEraser,
  isNameOfAnother,
  type Membership,
} from "#platform/community";
import type { Turn } from "#platform/turn";
import { opinionWords } from "#features/opinions";
import { topicWords } from "#features/topics";

/** So many texts may well be about somebody whom the bot had not met yet. */
const mostBefore = 3;

/** Where a word that people use would be found; all else follows from these. */
const record = [topicWords, opinionWords];

/**
 * Which of a person's names do not stand for the person alone in this community:
 * more than a few texts of others have it from before they went by it, or
 * somebody else did. How often they are named later proves nothing, because
 * whoever does much is named much. Of a @username, which nobody sees change,
 * every text counts.
 */
export async function findCommonNames(
  { tx, community, now }: Turn,
  memberships: readonly Membership[],
): Promise<Set<string>> {
  const by = memberships
    .filter(({ communityId }) => communityId === community.id)
    .map(({ member }) => member.id);
  const common = new Set<string>();
  for (const { name, since, isUsername } of listNames(memberships, now)) {
    const isShared =
      !isUsername &&
      (await isNameOfAnother(tx, community.id, { name, since, except: by }));
    const eraser = createEraser({ names: [name], usernames: [], instead: "" });
    let found = 0;
    for (const words of record) {
      const named = { eraser, since, by };
      found += await countNamingBefore(tx, community.id, words, named);
    }
    if (isShared || found > mostBefore) common.add(name);
  }
  return common;
}

/** Each name once, with when the person came by it first, in whatever community. */
function listNames(memberships: readonly Membership[], now: number) {
  const names = Map.groupBy(memberships, ({ member }) => member.name);
  const usernames = memberships.flatMap(({ member }) => member.username ?? []);
  return [
    ...[...names].map(([name, all]) => ({
      name,
      since: Math.min(...all.map(({ namedAt }) => namedAt)),
      isUsername: false,
    })),
    ...[...new Set(usernames)].map((name) => ({
      name,
      since: now,
      isUsername: true,
    })),
  ];
}
