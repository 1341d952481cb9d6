import { localDate, nextDecentInstant, nextLocalTime } from "#platform/clock";
import type { Community } from "#platform/community";
import { createWords } from "#platform/i18n";
import { schedule, type JobKind } from "#platform/jobs";
import { say } from "#platform/outbox";
import type { Listener, Turn } from "#platform/turn";
import { gatherDigest } from "./gather-digest.ts";
import { composeDigest } from "./messages/digest.ts";
import { judgeDigest } from "./rules.ts";

const kind = "records.digest";

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
async function postDigest(turn: Turn): Promise<void> {
  const { community, now } = turn;
  const digest = await gatherDigest(turn);
  const { week, ...sorts } = digest;
  const isEmpty = Object.values(sorts).every((items) => items.length === 0);
  if (isEmpty && week === null) return;
  const { locale, timeZone } = community;
  const words = createWords({ locale, timeZone, now });
  await say(turn, {
    to: "group",
    content: composeDigest(turn, words, digest),
    replaces: kind,
    // The budget is there to leave room for this one.
    kind: "news",
  });
}

export const digestJob: JobKind = {
  kind,
  async run(turn, { dueAt }) {
    const { community, now } = turn;
    const { timeZone, quiet } = community;
    await scheduleNext(turn, community);
    const decentAt = nextDecentInstant({ now, timeZone, quiet });
    const today = localDate(now, timeZone);
    const at = judgeDigest({
      now,
      dueAt,
      decentAt,
      isDecentToday: localDate(decentAt, timeZone).equals(today),
    });
    if (at === now) await postDigest(turn);
    else if (at !== null) {
      await schedule(turn, { kind, key: `${kind}/late`, dueAt: at });
    }
  },
};

export const scheduleDigests: readonly Listener[] = [
  { on: "bot.entered", run: (turn) => scheduleNext(turn, turn.community) },
  {
    on: "community.settings-changed",
    run: (turn, { community }) => scheduleNext(turn, community),
  },
];
