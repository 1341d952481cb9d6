import { findMember, type Member } from "#platform/community";
import { tell, tellPrivately } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { isByHousehold } from "./find-electors.ts";
import { listProxiesFor } from "./list-proxies.ts";
import {
  composeAnswer,
  composeCast,
  composeNoLonger,
  composeOverridden,
  composeProxyQuestion,
  shownProxy,
} from "./messages/proxy.ts";
import { listPrincipals } from "./name-elector.ts";
import { findPoll } from "./store/polls.ts";
import type { Proxy } from "./store/proxies.ts";
import type { BallotContent, Poll } from "./types.ts";

/** Asks whoever is to vote for the actor. */
export const askHolder = (
  turn: Turn,
  asked: { proxy: Proxy; poll: Poll | null; holder: Member },
): Promise<void> =>
  tell(
    turn,
    asked.holder,
    (words) =>
      composeProxyQuestion(words, turn.community.id, {
        ...asked,
        giver: turn.actor ?? undefined,
      }),
    { kind: "answer", about: shownProxy(asked.proxy.id) },
  );

/** Tells the giver what the actor, who was asked, said. */
export const tellAnswer = (
  turn: Turn,
  answered: {
    giver: Member;
    poll: Poll | null;
    state: "accepted" | "declined";
  },
): Promise<void> =>
  tell(
    turn,
    answered.giver,
    (words) =>
      composeAnswer(words, { ...answered, holder: turn.actor ?? undefined }),
    { kind: "answer" },
  );

/** Tells one side that a proxy has ended; of one still asked about, too. */
export async function tellNoLonger(
  turn: Turn,
  proxy: Proxy,
  memberId: number,
): Promise<void> {
  const { tx, community } = turn;
  const told = await findMember(tx, community.id, memberId);
  if (!told?.isPresent) return;
  const isGiver = memberId === proxy.giverId;
  const otherId = isGiver ? proxy.holderId : proxy.giverId;
  const other = await findMember(tx, community.id, otherId);
  const poll =
    proxy.poll === null
      ? null
      : ((await findPoll(tx, community.id, proxy.poll)) ?? null);
  await tell(turn, told, (words) =>
    composeNoLonger(words, { other, poll, isGiver }),
  );
}

/**
 * Tells those whose vote it is that the actor gave it, and what it is: in private
 * chat alone, because it is theirs.
 */
export async function tellPrincipals(
  turn: Turn,
  poll: Poll,
  vote: { electorId: number; content: BallotContent },
): Promise<void> {
  const { electorId, content } = vote;
  const isUnit = isByHousehold(poll.rules.electorate);
  for (const member of await listPrincipals(turn, poll, electorId)) {
    await tellPrivately(
      turn,
      member,
      (words) =>
        composeCast(words, {
          poll,
          content,
          holder: turn.actor ?? undefined,
          isUnit,
        }),
      {
        about: { kind: "poll", number: poll.number },
        replaces: `polls.proxy-cast/${poll.number}/${electorId}/${member.id}`,
      },
    );
  }
}

/** Tells those who vote for an elector that their vote for it is replaced. */
export async function tellOverridden(
  turn: Turn,
  poll: Poll,
  electorId: number,
): Promise<void> {
  const { tx, community } = turn;
  const told = new Set<number>();
  for (const one of await listProxiesFor(tx, community.id, poll)) {
    if (one.electorId !== electorId || told.has(one.holder.id)) continue;
    told.add(one.holder.id);
    await tellPrivately(
      turn,
      one.holder,
      (words) => composeOverridden(words, { poll, giver: one.giver }),
      { about: { kind: "poll", number: poll.number } },
    );
  }
}
