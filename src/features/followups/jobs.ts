import type { Member } from "#platform/community";
import { createWords, joinHtml } from "#platform/i18n";
import type { JobKind } from "#platform/jobs";
import { mentionOf, say, tell } from "#platform/outbox";
import type { Listener, Turn } from "#platform/turn";
import { isReachable } from "./ask-checker.ts";
import { composeReminders, composeWatched } from "./compose-reminders.ts";
import { gatherReminders, type Reminders } from "./gather-reminders.ts";
import { recogniseOwner } from "./recognise-owner.ts";
import {
  decentFrom,
  reminding,
  scheduleNextRun,
  scheduleRun,
} from "./schedule-reminders.ts";
import { listUnsettled } from "./store.ts";

/** The daily round. Late at night it waits, so that it says what holds when it is read. */
const remind: JobKind = {
  kind: reminding,
  async run(turn) {
    const decentAt = decentFrom(turn, turn.now);
    if (decentAt > turn.now) return scheduleRun(turn, decentAt);
    const together: Reminders[] = [];
    for (const reminders of await gatherReminders(turn)) {
      const isOwner = reminders.own.length > 0;
      if (isOwner || (await isReachable(turn, reminders.member))) {
        await remindOne(turn, reminders);
      } else {
        together.push(reminders);
      }
    }
    await remindTogether(turn, together);
    const { length } = await listUnsettled(turn.tx, turn.community.id);
    if (length > 0) await scheduleNextRun(turn);
  },
};

export const jobs: readonly JobKind[] = [remind];

export const events: readonly Listener[] = [
  { on: "member.recognised", run: recogniseOwner },
];

async function remindOne(turn: Turn, reminders: Reminders): Promise<void> {
  const { member, own, watched } = reminders;
  const [first, ...others] = [...own, ...watched];
  await tell(
    turn,
    member,
    (words) => composeReminders(turn, words, reminders),
    {
      kind: "routine",
      replaces: `followups.remind/${member.id}`,
      ...(first &&
        others.length === 0 && {
          about: { kind: "followup", number: first.followup.number },
        }),
    },
  );
}

/** Conveners who can only be told in the group are told the same, so once. */
async function remindTogether(
  turn: Turn,
  reminders: readonly Reminders[],
): Promise<void> {
  const all = reminders
    .flatMap(({ watched }) => watched)
    .sort((a, b) => b.daysOver - a.daysOver);
  const watched = [...new Map(all.map((r) => [r.followup.number, r])).values()];
  if (watched.length === 0) return;
  const { locale, timeZone } = turn.community;
  const words = createWords({ locale, timeZone, now: turn.now });
  const mentions = reminders.map(({ member }: { member: Member }) =>
    mentionOf(member),
  );
  await say(turn, {
    to: "group",
    kind: "routine",
    replaces: "followups.remind/group",
    content: {
      text: joinHtml(
        [
          joinHtml(mentions, words.plain("chat.name-separator")),
          composeWatched(words, watched),
        ],
        "\n",
      ),
    },
  });
}
