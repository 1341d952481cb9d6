import { findMember, type Member } from "#platform/community";
import { createWords } from "#platform/i18n";
import { findReach, say, tell } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { Compose } from "./messages.ts";
import { listAnswers } from "./store.ts";
import type { Session } from "./types.ts";

/**
 * Tells those who come or might: each in private chat, and whom the bot cannot
 * reach there all in one message of the group. What is told last about a session
 * takes the place of what was told before.
 */
export async function tellAttendees(
  turn: Turn,
  session: Session,
  notice: {
    compose: Compose;
    /** The group hears of it even if everybody is reached in private. */
    isPublic: boolean;
    expiresAt?: number;
  },
): Promise<void> {
  const { number } = session;
  const about = { kind: "session", number };
  const key = `session/${number}`;
  const rest = {
    about,
    kind: "news" as const,
    ...(notice.expiresAt !== undefined && { expiresAt: notice.expiresAt }),
  };
  const unreached: Member[] = [];
  for (const member of await listAttendees(turn, number)) {
    const reach = await findReach(turn, member, rest);
    if (reach === "group") unreached.push(member);
    if (reach !== "private") continue;
    await tell(turn, member, (words) => notice.compose(words, []), {
      ...rest,
      replaces: `${key}/${member.id}`,
    });
  }
  if (unreached.length === 0 && !notice.isPublic) return;
  const { locale, timeZone } = turn.community;
  const words = createWords({ locale, timeZone, now: turn.now });
  await say(turn, {
    ...rest,
    to: "group",
    content: notice.compose(words, unreached),
    replyTo: about,
    replaces: key,
  });
}

/** Those who can be told: still here, and not the one who does it. */
async function listAttendees(turn: Turn, session: number): Promise<Member[]> {
  const { tx, community } = turn;
  const members: Member[] = [];
  for (const given of await listAnswers(tx, community.id, session)) {
    if (given.answer === "not-going") continue;
    const member = await findMember(tx, community.id, given.memberId);
    if (member?.isPresent && member.id !== turn.actor?.id) members.push(member);
  }
  return members;
}
