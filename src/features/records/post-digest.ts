import { nextLocalTime } from "#platform/clock";
import type { Community } from "#platform/community";
import { createWords } from "#platform/i18n";
import { schedule, type JobKind } from "#platform/jobs";
import { say } from "#platform/outbox";
import type { Listener, Turn } from "#platform/turn";
import { listOverdue } from "#features/followups";
import { listOpenPolls } from "#features/polls";
import { listComingSessions } from "#features/sessions";
import { listScreeningQueue } from "#features/topics";
import { composeDigest } from "./messages.ts";
import { belongsInDigest, isDigestLate } from "./rules.ts";

const kind = "records.digest";
/** A job runs within seconds of its time. */
const punctualMs = 600_000;

async function scheduleNext(turn: Turn, community: Community): Promise<void> {
  await schedule(turn, {
    kind,
    key: kind,
    dueAt: nextLocalTime({
      now: turn.now,
      timeZone: community.timeZone,
      time: community.digestAt,
    }),
  });
}

/** Once a day, at the community's hour, one message with what may wait; nothing when nothing does. */
async function postDigest(turn: Turn, lateMs: number): Promise<void> {
  const { tx, community, now } = turn;
  const polls = await listOpenPolls(tx, community.id);
  const sessions = await listComingSessions(tx, community.id, now);
  const overdue = await listOverdue(tx, community.id, now);
  const digest = {
    polls: polls.filter((poll) => belongsInDigest.poll(poll.closesAt - now)),
    sessions: sessions.filter((session) =>
      belongsInDigest.session(session.startsAt - now),
    ),
    overdue: overdue.filter((item) => item.isForGroup),
    waiting: await listScreeningQueue(tx, community.id),
  };
  if (Object.values(digest).every((items) => items.length === 0)) return;
  const { locale, timeZone } = community;
  await say(turn, {
    to: "group",
    content: composeDigest(createWords({ locale, timeZone, now }), now, digest),
    replaces: kind,
    // On time it comes at the hour that the group chose; late, at a decent one.
    kind: lateMs > 0 ? "routine" : "news",
  });
}

export const digestJob: JobKind = {
  kind,
  async run(turn, { dueAt }) {
    await scheduleNext(turn, turn.community);
    const lateMs = turn.now - dueAt;
    if (!isDigestLate(lateMs)) await postDigest(turn, lateMs - punctualMs);
  },
};

export const scheduleDigests: readonly Listener[] = [
  { on: "bot.entered", run: (turn) => scheduleNext(turn, turn.community) },
  {
    on: "community.settings-changed",
    run: (turn, { community }) => scheduleNext(turn, community),
  },
];
