import { findOwnDialogue } from "#platform/chat";
import {
  findCommunity,
  listMembershipsOf,
  lobbyId,
  type Account,
  type Membership,
} from "#platform/community";
import { listEntriesBy } from "#platform/ledger";
import type { Db } from "#platform/store";
import { gatherOwnMembership } from "#features/communities";
import { gatherOwnFollowups } from "#features/followups";
import { gatherOwnOpinions } from "#features/opinions";
import {
  gatherOwnProxies,
  gatherOwnPlan,
  gatherOwnQuestions,
  gatherOwnVotes,
} from "#features/polls";
import { gatherOwnRatings } from "#features/ratings";
import { gatherOwnAnswers } from "#features/sessions";
import { listSummariesDrafted } from "#features/summaries";
import { gatherOwnTopics } from "#features/topics";

/** All that is kept about a person, in all their communities, as one document. */
export async function gatherMydata(
  db: Db,
  account: Account,
  now: number,
): Promise<string> {
  const memberships = await listMembershipsOf(db, {
    userId: account.userId,
    username: null,
  });
  const communities: unknown[] = [];
  for (const membership of memberships) {
    if (membership.communityId === lobbyId) continue;
    communities.push(await gatherIn(db, membership));
  }
  const document = {
    madeAt: isoOf(now),
    account: {
      id: account.userId,
      language: account.locale,
      languageOfTelegram: account.languageCode,
      isReachable: account.isReachable,
      quietHours: account.quiet,
      notifications: account.notify,
    },
    communities,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

async function gatherIn(db: Db, { communityId, member }: Membership) {
  const community = await findCommunity(db, communityId);
  const entries = await listEntriesBy(db, communityId, member.id);
  const own = [db, communityId, member.id] as const;
  return {
    community: community?.title ?? "",
    ...(await gatherOwnMembership(db, communityId, member)),
    ...(await gatherOwnTopics(...own)),
    ...(await gatherOwnOpinions(...own)),
    ...(await gatherOwnVotes(...own)),
    ...(await gatherOwnProxies(...own)),
    ...(await gatherOwnPlan(...own)),
    ...(await gatherOwnQuestions(...own)),
    ...(await gatherOwnAnswers(...own)),
    ...(await gatherOwnFollowups(...own)),
    ...(await gatherOwnRatings(...own)),
    summaryDrafts: await listSummariesDrafted(...own),
    openQuestion: await findOwnDialogue(...own),
    ledger: entries.map((entry) => ({ ...entry, at: isoOf(entry.at) })),
  };
}

const isoOf = (at: number): string => new Date(at).toISOString();
