import { findMember, nameOf } from "#platform/community";
import type { Words } from "#platform/i18n";
import type { Turn } from "#platform/turn";
import { listFollowupsOfTopic } from "#features/followups";
import { listJudges, listOpinions } from "#features/opinions";
import {
  listPollsOfTopic,
  listVoterMembers,
  nameOptions,
  resultOf,
  turnoutOf,
} from "#features/polls";
import { listAttendees, listSessionsOfTopic } from "#features/sessions";
import { listEndorsers, listMergedSet, type Topic } from "#features/topics";
import type { Facts } from "./types.ts";

/**
 * Everything that happened on a topic so far. What was said on those merged into
 * it counts as said on it, each opinion by the number that it was given there.
 */
export async function gatherFacts(
  turn: Turn,
  words: Words,
  topic: Topic,
): Promise<Facts> {
  const { tx, community } = turn;
  const said = await gatherOpinions(turn, topic.number);
  const polls = await gatherPolls(turn, words, topic.number);
  const sessions = await gatherSessions(turn, topic.number);
  const people = new Set([
    ...said.people,
    ...(await listEndorsers(tx, community.id, topic.number)),
    ...polls.people,
    ...sessions.people,
  ]);
  return {
    topic,
    people: people.size,
    opinions: said.facts,
    polls: polls.facts,
    sessions: sessions.facts,
    followups: await gatherFollowups(turn, words, topic.number),
  };
}

interface Gathered<Fact> {
  readonly facts: readonly Fact[];
  readonly people: readonly number[];
}

/** With who raised, said or judged it. */
async function gatherOpinions(
  { tx, community }: Turn,
  topic: number,
): Promise<Gathered<Facts["opinions"][number]>> {
  const facts: Facts["opinions"][number][] = [];
  const people: number[] = [];
  for (const one of await listMergedSet(tx, community.id, topic)) {
    const opinions = await listOpinions(tx, community.id, one.number);
    facts.push(...opinions);
    people.push(
      one.authorId,
      one.raisedById,
      ...opinions.map(({ authorId }) => authorId),
      ...(await listJudges(tx, community.id, one.number)),
    );
  }
  return { facts, people };
}

/** A poll that was called off is no part of the matter any more. */
async function gatherPolls(
  { tx, community }: Turn,
  words: Words,
  topic: number,
): Promise<Gathered<Facts["polls"][number]>> {
  const facts: Facts["polls"][number][] = [];
  const people: number[] = [];
  for (const poll of await listPollsOfTopic(tx, community.id, topic)) {
    if (poll.isCancelled) continue;
    const { voters } = await turnoutOf(tx, community.id, poll);
    const { kind, options, counts } = await resultOf(tx, community.id, poll);
    const isOpen = poll.closedAt === null;
    const [first] = options;
    facts.push({
      number: poll.number,
      isOpen,
      winner:
        !isOpen && first !== undefined && kind === "winner"
          ? {
              text: nameOptions(words, poll, options),
              votes: counts[first] ?? 0,
            }
          : null,
      voters,
    });
    people.push(...(await listVoterMembers(tx, community.id, poll)));
  }
  return { facts, people };
}

/** A cancelled session is no part of the matter any more. */
async function gatherSessions(
  { tx, community, now }: Turn,
  topic: number,
): Promise<Gathered<Facts["sessions"][number]>> {
  const facts: Facts["sessions"][number][] = [];
  const people: number[] = [];
  for (const session of await listSessionsOfTopic(tx, community.id, topic)) {
    const { number, startsAt, minutes } = session;
    if (session.state === "cancelled") continue;
    const isHeld = session.state === "held";
    const state = isHeld ? "held" : startsAt > now ? "coming" : "over";
    facts.push({
      number,
      state,
      at: minutes?.heldAt ?? startsAt,
      measures: minutes?.measures ?? null,
    });
    if (isHeld) people.push(...(await listAttendees(tx, community.id, number)));
  }
  return { facts, people };
}

async function gatherFollowups(
  { tx, community }: Turn,
  words: Words,
  topic: number,
): Promise<Facts["followups"]> {
  const facts: Facts["followups"][number][] = [];
  for (const one of await listFollowupsOfTopic(tx, community.id, topic)) {
    if (one.state === "dropped") continue;
    const owner = await findMember(tx, community.id, one.ownerId);
    facts.push({
      number: one.number,
      isDone: one.state === "confirmed",
      owner: nameOf(words, owner),
      due: one.dueOn,
      text: one.text,
    });
  }
  return facts;
}
