import { deepLink, type ConvenerTurn } from "#platform/chat";
import {
  countJoined,
  distinctNames,
  findMember,
  listConveners,
} from "#platform/community";
import { createWords, type Words } from "#platform/i18n";
import { schedule, type JobKind } from "#platform/jobs";
import { findReach, tellPrivately } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { listHouseholds } from "#features/communities";
import { drawBallots } from "./draw-ballots.ts";
import { isByHousehold } from "./find-electors.ts";
import { ballotLetter } from "./messages/buttons.ts";
import { composePaper } from "./messages/paper.ts";
import { hasEnded } from "./rules/judge-poll.ts";
import { listElectors } from "./store/electors.ts";
import { findPoll } from "./store/polls.ts";
import type { Poll } from "./types.ts";

const printingJob = "polls.print-ballots";

/** Drawn in half a second; nobody else's turn waits longer. */
const ballotsAtOnce = 120;
/** Where everyone in the chat may vote nobody knows how many it takes. */
const mostBlank = 500;

export type BallotsAsked =
  | { ok: true; ballots: number }
  | { ok: false; reason: "no-poll" | "ended" | "unreachable" };

/** One ballot an elector, in files that come to the actor's private chat. */
export async function askForBallots(
  turn: ConvenerTurn,
  number: number,
): Promise<BallotsAsked> {
  const { tx, community, actor, now } = turn;
  const poll = await findPoll(tx, community.id, number);
  if (!poll) return { ok: false, reason: "no-poll" };
  if (poll.isCancelled || hasEnded(poll, now)) {
    return { ok: false, reason: "ended" };
  }
  const reach =
    turn.voice === "person" &&
    (await findReach(turn, actor, { kind: "answer" }));
  if (reach !== "private") return { ok: false, reason: "unreachable" };
  const ballots = poll.electors ?? (await countBlank(turn));
  await scheduleFile(turn, {
    poll: number,
    member: actor.id,
    from: 0,
    ballots,
  });
  return { ok: true, ballots };
}

const countBlank = async ({ tx, community }: Turn): Promise<number> =>
  Math.min(Math.max(await countJoined(tx, community.id), 1), mostBlank);

type Progress = Record<"poll" | "member" | "from" | "ballots", number>;

const scheduleFile = (turn: Turn, payload: Progress): Promise<void> =>
  schedule(turn, {
    kind: printingJob,
    key: `${printingJob}/${payload.poll}/${payload.member}`,
    dueAt: turn.now,
    payload,
  });

/** One file after the other, each in its own turn. */
export const printBallots: JobKind = {
  kind: printingJob,
  async run(turn, job) {
    const { tx, community, now } = turn;
    const progress = job.payload as Progress;
    const { from, ballots } = progress;
    const poll = await findPoll(tx, community.id, progress.poll);
    const member = await findMember(tx, community.id, progress.member);
    if (!poll || !member) return;
    const words = createWords({ ...community, now });
    const count = Math.min(ballotsAtOnce, ballots - from);
    const units = await listUnits(turn, words, poll, { from, count });
    const conveners = await listConveners(tx, community.id);
    const bytes = await drawBallots({
      paper: composePaper(words, {
        poll,
        community: community.title,
        conveners: distinctNames(conveners),
      }),
      url: deepLink(turn, ballotLetter, poll.number),
      units,
      copies: units.length > 0 ? 1 : count,
      madeAt: now,
    });
    const parts = Math.ceil(ballots / ballotsAtOnce);
    const part = from / ballotsAtOnce + 1;
    const name =
      parts === 1 ? `ballots-${poll.number}` : `ballots-${poll.number}-${part}`;
    await tellPrivately(
      turn,
      member,
      ({ t }) => ({
        text:
          parts === 1
            ? t("polls.ballots.sheet", { n: poll.number })
            : t("polls.ballots.sheet-of", { n: poll.number, part, parts }),
      }),
      { kind: "answer", file: { name: `${name}.pdf`, bytes } },
    );
    if (from + count < ballots) {
      await scheduleFile(turn, { ...progress, from: from + count });
    }
  },
};

/** Whose each ballot is, where that is a unit; a secret ballot shows it of nobody. */
async function listUnits(
  turn: Turn,
  words: Words,
  poll: Poll,
  { from, count }: { from: number; count: number },
): Promise<string[]> {
  if (poll.rules.secrecy === "secret") return [];
  if (!isByHousehold(poll.rules.electorate)) return [];
  const { tx, community } = turn;
  const households = await listHouseholds(tx, community.id);
  const unitOf = new Map(households.map(({ id, unit }) => [id, unit]));
  const holders = await listElectors(tx, community.id, poll.number);
  const byElector = Map.groupBy(holders, ({ electorId }) => electorId);
  return [...byElector.values()]
    .slice(from, from + count)
    .map((held) =>
      held
        .flatMap(({ holderId }) => unitOf.get(holderId) ?? [])
        .join(words.plain("chat.name-separator")),
    );
}
