import { findAccount, type Member } from "#platform/community";
import { createWords, localeOf, type Words } from "#platform/i18n";
import {
  findReach,
  say,
  type Content,
  type NoticeSpec,
} from "#platform/outbox";
import type { Turn } from "#platform/turn";

/**
 * Tells one person in private chat or not at all: what would be noise in the
 * group, or would give away there who somebody is.
 */
export async function tellPrivately(
  turn: Turn,
  member: Member,
  compose: (words: Words) => Content,
  rest: Pick<NoticeSpec, "about" | "kind" | "replaces" | "expiresAt"> = {},
): Promise<void> {
  if ((await findReach(turn, member, rest)) !== "private") return;
  if (member.userId === null) return;
  const { timeZone, locale } = turn.community;
  const account = await findAccount(turn.tx, member.userId);
  const own = account?.locale ?? localeOf(account?.languageCode);
  const words = createWords({ locale: own ?? locale, timeZone, now: turn.now });
  await say(turn, {
    ...rest,
    to: { userId: member.userId },
    content: compose(words),
  });
}
