import { findAccount, findMember, type Member } from "#platform/community";
import { createWords, type Words } from "#platform/i18n";
import { say, tell, type Content, type Item } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { anybody } from "./compose-requests.ts";
import { findConcerned } from "./judge-standing.ts";
import { checkersOf } from "./rules/standing.ts";
import type { Followup } from "./types.ts";

export interface Asked {
  /** null: any resident but the owner. */
  readonly checker: Member | null;
  readonly inGroup: boolean;
}

export type RequestAbout = "done" | "extension";

/** What such a question is about: a reply to it is no report on the follow-up. */
export const requestOf = (about: RequestAbout, followup: number): Item => ({
  kind: `followups.${about}`,
  number: followup,
});

/** The question stays worth asking while the bot or the group is away. */
const awaitedMs = 30 * 86_400_000;

/** Puts a question with buttons to one of those who may check the follow-up. */
export async function askChecker(
  turn: Turn,
  followup: Followup,
  request: {
    readonly about: RequestAbout;
    /** `to`: the member asked, or `anybody`. */
    compose(words: Words, to: number): Content;
  },
): Promise<Asked> {
  const about = requestOf(request.about, followup.number);
  const replaces = `${about.kind}/${about.number}`;
  const card = { kind: "followup", number: followup.number };
  const checker = await chooseChecker(turn, followup);
  const inGroup = !checker || !(await isReachable(turn, checker));
  const rest = {
    about,
    replaces,
    // Nobody can turn it off: without it the follow-up would stay unconfirmed.
    kind: "answer" as const,
    expiresAt: turn.now + awaitedMs,
    ...(inGroup && { replyTo: card }),
  };
  if (checker) {
    await tell(
      turn,
      checker,
      (words) => request.compose(words, checker.id),
      rest,
    );
  } else {
    const { locale, timeZone } = turn.community;
    const content = request.compose(
      createWords({ locale, timeZone, now: turn.now }),
      anybody,
    );
    await say(turn, { to: "group", content, ...rest });
  }
  return { checker, inGroup };
}

/** Whoever handed it out knows best what was meant. */
async function chooseChecker(
  turn: Turn,
  followup: Followup,
): Promise<Member | null> {
  const checkers = checkersOf(await findConcerned(turn, followup));
  if (checkers === "anyone") return null;
  const id = checkers.includes(followup.handedOutById)
    ? followup.handedOutById
    : checkers[0];
  if (id === undefined) return null;
  return (await findMember(turn.tx, turn.community.id, id)) ?? null;
}

export async function isReachable(
  turn: Turn,
  member: Member,
): Promise<boolean> {
  if (member.userId === null) return false;
  const account = await findAccount(turn.tx, member.userId);
  return account?.isReachable ?? false;
}
