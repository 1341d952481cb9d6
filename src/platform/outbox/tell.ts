import {
  findAccount,
  listCommunitiesOf,
  type Account,
  type Member,
} from "#platform/community";
import {
  createWords,
  joinHtml,
  lines,
  localeOf,
  type Words,
} from "#platform/i18n";
import type { Turn } from "#platform/turn";
import { composeBody } from "./compose-body.ts";
import { mentionOf, type Content } from "./content.ts";
import { amend } from "./enqueue.ts";
import { isWanted } from "./gate.ts";
import type { NoticeSpec } from "./notice.ts";
import { say } from "./say.ts";

/**
 * Where a notice of this kind reaches somebody: in private chat, mentioned in the
 * group, or nowhere, because they do not want to hear of such things.
 */
export async function findReach(
  turn: Turn,
  member: Member,
  notice: Pick<NoticeSpec, "kind" | "concern"> = {},
): Promise<"private" | "group" | "nowhere"> {
  return reachOf(member, await accountOf(turn, member), notice);
}

const accountOf = (turn: Turn, member: Member) =>
  member.userId === null
    ? Promise.resolve(undefined)
    : findAccount(turn.tx, member.userId);

function reachOf(
  member: Member,
  account: Account | undefined,
  { kind = "news", concern = "mine" }: Pick<NoticeSpec, "kind" | "concern">,
) {
  if (member.forgottenAt !== null) return "nowhere";
  const notify = account?.notify ?? "all";
  if (!isWanted({ kind, concern, notify })) return "nowhere";
  return account?.isReachable ? "private" : "group";
}

/**
 * Tells one person, in private chat if they have started the bot, else in the
 * group, mentioning them. `compose` is called with the words of either place.
 * Nothing is said to those who do not want to hear of it, except as an answer.
 */
export async function tell(
  turn: Turn,
  member: Member,
  compose: (words: Words) => Content,
  rest: Omit<NoticeSpec, "to" | "content" | "otherwise"> = {},
): Promise<void> {
  const account = await accountOf(turn, member);
  const reach = reachOf(member, account, rest);
  if (reach === "nowhere") return;
  const inGroup = compose(createWords({ ...turn.community, now: turn.now }));
  const mentioning: Content = {
    ...inGroup,
    text: joinHtml([mentionOf(member), inGroup.text], "\n"),
  };
  if (!account || reach === "group") {
    await say(turn, { ...rest, to: "group", content: mentioning });
    return;
  }
  await sayTo(turn, account, compose, { ...rest, otherwise: mentioning });
}

/**
 * Tells one person in private chat or not at all: what would be noise in the
 * group, or would give away there who somebody is. False: it is not said.
 */
export async function tellPrivately(
  turn: Turn,
  member: Member,
  compose: (words: Words) => Content,
  rest: Omit<NoticeSpec, "to" | "content" | "otherwise"> = {},
): Promise<boolean> {
  const account = await accountOf(turn, member);
  if (!account || reachOf(member, account, rest) !== "private") return false;
  await sayTo(turn, account, compose, rest);
  return true;
}

/** What `tellPrivately` put under a key and still waits says this instead. */
export async function amendPrivately(
  turn: Turn,
  member: Member,
  compose: (words: Words) => Content,
  rest: { readonly replaces: string; readonly expiresAt: number },
): Promise<void> {
  const account = await accountOf(turn, member);
  if (!account) return;
  const content = await composeFor(turn, account, compose);
  const body = composeBody({ to: { userId: account.userId }, content });
  await amend(turn, rest.replaces, { body, expiresAt: rest.expiresAt });
}

async function sayTo(
  turn: Turn,
  account: Account,
  compose: (words: Words) => Content,
  rest: Omit<NoticeSpec, "to" | "content">,
): Promise<void> {
  await say(turn, {
    ...rest,
    to: { userId: account.userId },
    content: await composeFor(turn, account, compose),
  });
}

function composeFor(
  turn: Turn,
  account: Account,
  compose: (words: Words) => Content,
): Promise<Content> {
  const { community, now } = turn;
  const own = account.locale ?? localeOf(account.languageCode);
  const words = createWords({
    locale: own ?? community.locale,
    timeZone: community.timeZone,
    now,
  });
  return sayWhere(turn, account, words, compose(words));
}

/** Whoever is in several communities is told which one it is about. */
async function sayWhere(
  { tx, community }: Turn,
  { userId }: Account,
  { t }: Words,
  content: Content,
): Promise<Content> {
  const theirs = await listCommunitiesOf(tx, userId);
  if (theirs.length < 2) return content;
  const { title } = community;
  return {
    ...content,
    text: lines(t("chat.in-community", { title }), content.text),
  };
}
