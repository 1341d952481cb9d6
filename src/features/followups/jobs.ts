import { createWords, joinHtml, type Words } from "#platform/i18n";
import type { JobKind } from "#platform/jobs";
import { findReach, mentionOf, say, tell, type Item } from "#platform/outbox";
import type { Listener, Turn } from "#platform/turn";
import {
  composeOwnLine,
  composeReminders,
  composeWatched,
  composeWatchedLine,
} from "./compose-reminders.ts";
import { forgetOwner } from "./forget-owner.ts";
import {
  gatherReminders,
  type Reminder,
  type Reminders,
} from "./gather-reminders.ts";
import { recogniseOwner } from "./recognise-owner.ts";
import {
  decentFrom,
  reminderKey,
  reminding,
  scheduleNextRun,
  scheduleRun,
} from "./schedule-reminders.ts";
import { listUnsettled } from "./store.ts";
import { withdrawReminder } from "./withdraw-reminder.ts";

/** What they keep an eye on as a convener is everybody's affair. */
const watching = { kind: "routine", concern: "ours" } as const;

/** The daily round. Late at night it waits, so that it says what holds when it is read. */
const remind: JobKind = {
  kind: reminding,
  async run(turn) {
    const decentAt = decentFrom(turn, turn.now);
    if (decentAt > turn.now) return scheduleRun(turn, decentAt);
    const together: Reminders[] = [];
    for (const reminders of await gatherReminders(turn)) {
      const isOwner = reminders.own.length > 0;
      const reach = await findReach(turn, reminders.member, watching);
      if (isOwner || reach === "private") await remindOne(turn, reminders);
      else if (reach === "group") together.push(reminders);
    }
    await remindTogether(turn, together);
    const { length } = await listUnsettled(turn.tx, turn.community.id);
    if (length > 0) await scheduleNextRun(turn);
  },
};

export const jobs: readonly JobKind[] = [remind];

export const events: readonly Listener[] = [
  { on: "member.recognised", run: recogniseOwner },
  forgetOwner,
  { on: "ledger.recorded", run: withdrawReminder },
];

async function remindOne(turn: Turn, reminders: Reminders): Promise<void> {
  const { member, own, watched } = reminders;
  const [first, ...others] = [...own, ...watched];
  const group = wordsOfGroup(turn);
  const isOwner = own.length > 0;
  await tell(
    turn,
    member,
    (words) => composeReminders(turn, words, reminders),
    {
      ...(isOwner ? { kind: "routine" } : watching),
      replaces: reminderKey(member.id),
      digest: {
        section: "do",
        line: isOwner
          ? composeOwnLine(group, member, own)
          : composeWatchedLine(group, mentionOf(member), watched),
      },
      ...aboutAlone(first, others),
    },
  );
}

/** A reply to a message about one follow-up is a report on it. */
const aboutAlone = (
  first: Reminder | undefined,
  others: readonly Reminder[],
): { about?: Item } =>
  first && others.length === 0
    ? { about: { kind: "followup", number: first.followup.number } }
    : {};

/** Conveners who can only be told in the group are told the same, so once. */
async function remindTogether(
  turn: Turn,
  reminders: readonly Reminders[],
): Promise<void> {
  const all = reminders
    .flatMap(({ watched }) => watched)
    .sort((a, b) => b.daysOver - a.daysOver);
  const watched = [...new Map(all.map((r) => [r.followup.number, r])).values()];
  const [first, ...others] = watched;
  if (!first) return;
  const words = wordsOfGroup(turn);
  const mentions = joinHtml(
    reminders.map(({ member }) => mentionOf(member)),
    words.plain("chat.name-separator"),
  );
  await say(turn, {
    to: "group",
    kind: "routine",
    replaces: `${reminding}/group`,
    ...aboutAlone(first, others),
    content: {
      text: joinHtml([mentions, composeWatched(words, watched)], "\n"),
    },
    digest: {
      section: "do",
      line: composeWatchedLine(words, mentions, watched),
    },
  });
}

function wordsOfGroup({ community, now }: Turn): Words {
  const { locale, timeZone } = community;
  return createWords({ locale, timeZone, now });
}
