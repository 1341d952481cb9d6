import { addLocalDays, localDate } from "#platform/clock";
import { countJoined } from "#platform/community";
import { listActs } from "#platform/ledger";
import { takeHeldLines, weekOfBurden, type Item } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { listOverdue } from "#features/followups";
import { listOpenPolls, turnoutOf } from "#features/polls";
import { findRating } from "#features/ratings";
import { listComingSessions } from "#features/sessions";
import { findTopic, isQueueTold, listScreeningQueue } from "#features/topics";
import { belongsInDigest, firstDayOfWeek } from "./rules.ts";
import { findCoveredUntil, noteCovered } from "./store.ts";
import type { Digest, WeekFigures } from "./types.ts";

/** What is to be told now; held lines and what was done count as told from then on. */
export async function gatherDigest(turn: Turn): Promise<Digest> {
  const { tx, community, now } = turn;
  const overdue = await listOverdue(tx, community.id, now);
  const sessions = await listComingSessions(tx, community.id, now);
  const shown = {
    polls: newestFirst(await gatherPolls(turn), ({ poll }) => poll.number),
    sessions: newestFirst(
      sessions.filter(({ startsAt }) =>
        belongsInDigest.session(startsAt - now),
      ),
      ({ number }) => number,
    ),
    overdue: newestFirst(
      overdue.filter((item) => item.isForGroup),
      ({ followup }) => followup.number,
    ),
    // Conveners who hear of the queue in private chat need not read of it here.
    waiting: (await isQueueTold(turn))
      ? []
      : newestFirst(
          await listScreeningQueue(tx, community.id),
          ({ number }) => number,
        ),
    done: await gatherDone(turn),
  };
  const isShown = (about: Item | null): boolean =>
    about !== null &&
    itemsOf(shown).some(
      ({ kind, number }) => kind === about.kind && number === about.number,
    );
  const held = await takeHeldLines(turn);
  return {
    ...shown,
    held: held.filter(({ about }) => !isShown(about)),
    week: await gatherWeek(turn),
  };
}

const newestFirst = <Of>(all: readonly Of[], numberOf: (one: Of) => number) =>
  all.toSorted((a, b) => numberOf(b) - numberOf(a));

const itemsOf = (shown: Omit<Digest, "held" | "week">): Item[] => [
  ...shown.polls.map(({ poll }) => ({ kind: "poll", number: poll.number })),
  ...shown.sessions.map(({ number }) => ({ kind: "session", number })),
  ...shown.overdue.map(({ followup }) => ({
    kind: "followup",
    number: followup.number,
  })),
  ...shown.waiting.map(({ number }) => ({ kind: "topic", number })),
  ...shown.done.map(({ topic }) => ({ kind: "topic", number: topic.number })),
];

async function gatherPolls({
  tx,
  community,
  now,
}: Turn): Promise<Digest["polls"]> {
  const joined = await countJoined(tx, community.id);
  const polls = [];
  for (const poll of await listOpenPolls(tx, community.id)) {
    if (!belongsInDigest.poll(poll.closesAt - now)) continue;
    const { voters } = await turnoutOf(tx, community.id, poll);
    const all = poll.electors ?? joined;
    polls.push({ poll, missing: Math.max(0, all - voters) });
  }
  return polls;
}

async function gatherDone(turn: Turn): Promise<Digest["done"]> {
  const { tx, community, now } = turn;
  const dayAgo = addLocalDays({
    at: now,
    timeZone: community.timeZone,
    days: -1,
  });
  const after = (await findCoveredUntil(tx, community.id)) ?? dayAgo;
  await noteCovered(tx, community.id, now);
  const span = { acts: [closed], after, until: now };
  const acts = await listActs(tx, community.id, span);
  const numbers = new Set(acts.reverse().flatMap(({ number }) => number ?? []));
  const done = [];
  for (const number of numbers) {
    const topic = await findTopic(tx, community.id, number);
    // Opened again meanwhile, it is not done.
    if (topic?.outcome !== "rated") continue;
    const rating = await findRating(tx, community.id, number);
    done.push({ topic, average: rating?.average ?? null });
  }
  return done;
}

const raised = "topic.raised";
const decided = "poll.closed";
const closed = "rating.closed";

async function gatherWeek(turn: Turn): Promise<WeekFigures | null> {
  const { tx, community, now } = turn;
  const { timeZone } = community;
  if (localDate(now, timeZone).dayOfWeek !== firstDayOfWeek) return null;
  const after = addLocalDays({ at: now, timeZone, days: -7 });
  const span = { acts: [raised, decided, closed], after, until: now };
  const acts = await listActs(tx, community.id, span);
  if (acts.length === 0) return null;
  // Twice closed, because it was opened again, is once decided.
  const count = (act: string) =>
    new Set(acts.filter((one) => one.act === act).map((one) => one.number))
      .size;
  return {
    raised: count(raised),
    decided: count(decided),
    done: count(closed),
    burden: await weekOfBurden(tx, community, now),
  };
}
