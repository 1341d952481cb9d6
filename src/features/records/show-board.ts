import { nextLocalTime } from "#platform/clock";
import type { Community } from "#platform/community";
import { createWords, lines } from "#platform/i18n";
import { schedule, type JobKind } from "#platform/jobs";
import {
  findCardMessage,
  forgetShown,
  pinCard,
  refreshCard,
  revise,
  showCard,
  touchCard,
  type CardKind,
} from "#platform/outbox";
import type { Listener, Turn } from "#platform/turn";
import { board, composeWelcome } from "#features/communities";
import { listOverdue } from "#features/followups";
import { listOpenPolls } from "#features/polls";
import { listComingSessions } from "#features/sessions";
import { listOpenStages } from "#features/topics";
import { composeBoard, composeWays, mostOfSort } from "./messages/board.ts";

/** The welcome until something is raised, from then on the board. */
export const boardCard: CardKind = {
  kind: board.kind,
  isPinned: true,
  async render(turn, _number, words) {
    const welcome = await composeWelcome(turn, words);
    const ways = composeWays(turn, words);
    if (welcome.isAll && welcome.text) {
      return { text: welcome.text, buttons: [...welcome.buttons, ways] };
    }
    const shown = composeBoard(turn, words, await gather(turn));
    return {
      text: lines(shown, welcome.text && "", welcome.text),
      buttons: [...welcome.buttons, ways],
    };
  },
};

async function gather({ tx, community, now }: Turn) {
  const polls = await listOpenPolls(tx, community.id);
  const sessions = await listComingSessions(tx, community.id, now);
  return {
    polls: polls
      .filter((poll) => poll.closesAt > now)
      .sort((a, b) => a.closesAt - b.closesAt),
    session: sessions.find(({ startsAt }) => startsAt > now),
    overdue: await listOverdue(tx, community.id, now),
    stages: await listOpenStages(tx, community.id, mostOfSort),
  };
}

/** The same message again, whatever became of it; a new one only if it is gone. */
export async function restoreBoard(turn: Turn): Promise<void> {
  await forgetShown(turn, board);
  await touchCard(turn, board);
}

/** Posts it anew; what was the board says that it moved. */
export async function moveBoard(turn: Turn): Promise<void> {
  const { tx, community, now } = turn;
  const former = await findCardMessage(tx, community.id, board);
  if (former !== null) {
    const { t } = createWords({ ...community, now });
    await revise(
      turn,
      { place: "group", messageId: former },
      { text: t("records.board.moved") },
    );
  }
  await showCard(turn, board);
}

const kind = "records.board";
/** Days over and what is next change with the day. */
const dayBegins = "00:05";

const scheduleNext = (turn: Turn, { timeZone }: Community): Promise<void> =>
  schedule(turn, {
    kind,
    key: kind,
    dueAt: nextLocalTime({ now: turn.now, timeZone, time: dayBegins }),
  });

export const boardJob: JobKind = {
  kind,
  async run(turn) {
    await scheduleNext(turn, turn.community);
    await refreshCard(turn, board);
  },
};

/** Whoever votes joins: a thousand votes must not touch the board a thousand times. */
const isUnseen = (act: string): boolean =>
  act === "member.joined" || act === "member.left";

export const boardListeners: readonly Listener[] = [
  {
    on: "bot.entered",
    async run(turn, { isFirst }) {
      await scheduleNext(turn, turn.community);
      await (isFirst ? showCard(turn, board) : restoreBoard(turn));
    },
  },
  {
    on: "bot.rights-changed",
    async run(turn, { isAdmin }) {
      await refreshCard(turn, board);
      if (isAdmin) await pinCard(turn, board);
    },
  },
  {
    on: "community.changed",
    // In the supergroup that a group became there is no board yet.
    run: (turn) => touchCard(turn, board),
  },
  {
    on: "community.settings-changed",
    async run(turn, { community }) {
      await scheduleNext(turn, community);
      if (community.threadId !== turn.community.threadId) {
        await moveBoard({ ...turn, community });
      } else {
        await touchCard(turn, board);
      }
    },
  },
  {
    on: "ledger.recorded",
    run: (turn, { act }) =>
      isUnseen(act) ? Promise.resolve() : refreshCard(turn, board),
  },
];
