import { forgetDialogues, type ChatTurn } from "#platform/chat";
import {
  createMemberEraser,
  findCommunity,
  forgetAccount,
  forgetMember,
  listMembershipsOf,
  lobbyId,
  type Member,
  type MemberEraser,
} from "#platform/community";
import { createWords } from "#platform/i18n";
import { eraseDetails, record } from "#platform/ledger";
import { eraseNotices, forgetNotices, refreshCards } from "#platform/outbox";
import { scrubAfter } from "#platform/store";
import type { Turn } from "#platform/turn";
import { findCommonNames } from "./find-common-names.ts";

declare module "#platform/turn" {
  interface Events {
    /**
     * Of this member only the number is left. Each feature takes the name out of
     * the words that it keeps, and takes back what a new member could do again.
     */
    "member.forgotten": {
      readonly memberId: number;
      readonly eraser: MemberEraser;
    };
  }
}

/**
 * Forgets whoever acts, in all their communities: what they did stays, as a
 * resident's; their name, their @username and their Telegram id are nowhere.
 */
export async function forgetPerson(turn: ChatTurn): Promise<void> {
  const { tx, account, actor } = turn;
  const { userId } = account;
  const memberships = await listMembershipsOf(tx, {
    userId,
    username: actor.username,
  });
  const names = memberships.map(({ member }) => member.name);
  const usernames = memberships.flatMap(({ member }) => member.username ?? []);
  await forgetNotices(tx, userId);
  for (const { communityId, member } of memberships) {
    const community = await findCommunity(tx, communityId);
    if (!community) continue;
    const there = await turn.visit(community, member);
    const common = await findCommonNames(there, memberships);
    const { locale, timeZone } = community;
    const words = createWords({ locale, timeZone, now: turn.now });
    const instead = words.plain("chat.somebody");
    const called = { names, usernames, instead };
    const eraser = createMemberEraser(member.id, called, common);
    await forgetIn(there, member, { userId, eraser });
  }
  await forgetAccount(tx, userId);
  scrubAfter(tx);
}

async function forgetIn(
  turn: Turn,
  member: Member,
  person: { readonly userId: number; readonly eraser: MemberEraser },
): Promise<void> {
  const { tx, community, now } = turn;
  const { eraser } = person;
  const memberId = member.id;
  await forgetMember(tx, community.id, memberId, now);
  await turn.emit("member.forgotten", { memberId, eraser });
  await forgetDialogues(tx, community.id, eraser);
  await eraseDetails(tx, community.id, eraser);
  if (community.id !== lobbyId) {
    await record(turn, { act: "member.forgotten" });
  }
  // The last, because what was said just now may have named them still.
  await eraseNotices(tx, community.id, person);
  await refreshCards(turn, 0);
}
