import { randomInt } from "node:crypto";
import type { ChatTurn } from "#platform/chat";
import { findMember } from "#platform/community";
import { tellPrivately } from "#platform/outbox";
import { joinByVoting } from "./join-by-voting.ts";
import { enterOpenBallot, enterSecretBallot } from "./enter-ballot.ts";
import { isByHousehold } from "./find-electors.ts";
import { composePaperEntered } from "./messages/paper-vote.ts";
import { listPrincipals } from "./name-elector.ts";
import { findLastBallot } from "./store/open-ballots.ts";
import {
  listSecretPapers,
  type Paper,
  type PaperBatch,
} from "./store/papers.ts";
import { tellOverridden } from "./tell-proxies.ts";
import type { Poll } from "./types.ts";

/** Puts a confirmed paper in; the elector's own vote may replace it later. */
export async function enterOpenly(
  turn: ChatTurn,
  poll: Poll,
  { electorId, memberId, content, reason }: Paper,
): Promise<void> {
  if (content === null) throw new Error("a paper says nothing");
  const { tx, community } = turn;
  const last = await findLastBallot(tx, community.id, poll.number, electorId);
  const vote = {
    electorId,
    memberId,
    content,
    reason,
    source: "paper",
  } as const;
  await enterOpenBallot(turn, poll, vote, last);
  if (last?.source === "proxy" && !last.isReplaced) {
    await tellOverridden(turn, poll, electorId);
  }
  await noteVoter(turn, poll, { electorId, memberId });
}

/** A voter's ballot is any of the batch: the pairs mean nothing. */
export async function enterSecretly(
  turn: ChatTurn,
  poll: Poll,
  batch: PaperBatch,
  papers: readonly Paper[],
): Promise<void> {
  if (papers.length === 0) return;
  const { tx, community } = turn;
  const ballots = await listSecretPapers(tx, community.id, batch.id);
  for (const paper of papers) {
    const [ballot] = ballots.splice(randomInt(ballots.length), 1);
    if (!ballot) throw new Error("there are fewer ballots than voters");
    // Nobody gets its receipt: who voted on paper looks at the counts.
    await enterSecretBallot(turn, poll, {
      electorId: paper.electorId,
      ...ballot,
      source: "paper",
    });
    await noteVoter(turn, poll, paper);
  }
}

/** Whose vote it is hears that it was entered, not what it is. */
async function noteVoter(
  turn: ChatTurn,
  poll: Poll,
  { electorId, memberId }: Pick<Paper, "electorId" | "memberId">,
): Promise<void> {
  const { tx, community } = turn;
  const voter =
    memberId === null ? null : await findMember(tx, community.id, memberId);
  if (voter) await joinByVoting(turn, poll, voter);
  const isUnit = isByHousehold(poll.rules.electorate);
  for (const member of await listPrincipals(turn, poll, electorId)) {
    await tellPrivately(
      turn,
      member,
      (words) => composePaperEntered(words, poll, isUnit),
      { about: { kind: "poll", number: poll.number } },
    );
  }
}
