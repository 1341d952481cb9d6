import { asConvener, type ChatTurn } from "#platform/chat";
import { takeNumber } from "#platform/community";
import { createWords, html, lengthOf } from "#platform/i18n";
import { schedule } from "#platform/jobs";
import { record } from "#platform/ledger";
import { say } from "#platform/outbox";
import { whenNext } from "#features/topics";
import { closingJob, postingKey } from "./close-quick-poll.ts";
import { composeQuestion } from "./messages/quick-poll.ts";
import { quickKind } from "./record-quick-result.ts";
import {
  readQuickPoll,
  type QuickDraft,
  type QuickRefusal,
} from "./rules/read-quick-poll.ts";
import { insertQuickPoll, listAskedBy } from "./store/quick-polls.ts";

export type Asked =
  | { ok: true; number: number; draft: QuickDraft }
  | QuickRefusal
  /** With its number and closing time Telegram takes no longer question. */
  | { ok: false; reason: "too-long"; limit: number }
  | { ok: false; reason: "flood"; until: number }
  /** A channel speaks. */
  | { ok: false; reason: "nobody" }
  /** The bot was removed from the group. */
  | { ok: false; reason: "gone" };

const dayMs = 86_400_000;
/** Each is a message that everybody's phone shows, so fewer than topics. */
const limitsOfResidents = { anHour: 3, aDay: 6 };
const limitsOfConveners = { anHour: 20, aDay: 40 };

/** Telegram's, for all that stands in the question's place. */
const longestShown = 300;
const longestNumber = 9_999_999;

/** Puts a question to the group as a poll of Telegram's own; any resident may. */
export async function askQuickly(turn: ChatTurn): Promise<Asked> {
  const { tx, community, message, actor, now } = turn;
  const { locale, timeZone } = community;
  if (turn.voice === "channel") return { ok: false, reason: "nobody" };
  if (!community.isPresent) return { ok: false, reason: "gone" };
  const words = createWords({ locale, timeZone, now });
  const read = readQuickPoll(message?.text ?? "", { now, timeZone });
  if (!read.ok && read.reason !== "question-too-long") return read;
  const closesAt = read.ok ? read.draft.closesAt : now;
  const bare = { number: longestNumber, question: "", closesAt };
  const limit = longestShown - lengthOf(composeQuestion(words, bare));
  if (!read.ok || lengthOf(read.draft.question) > limit) {
    return { ok: false, reason: "too-long", limit };
  }
  const { question, options } = read.draft;
  const until = await judgeFlood(turn);
  if (until !== null) return { ok: false, reason: "flood", until };
  const number = await takeNumber(tx, community.id, quickKind);
  const poll = { number, question, options, openedAt: now, closesAt };
  await insertQuickPoll(tx, community.id, { ...poll, openedBy: actor.id });
  await schedule(turn, {
    kind: closingJob,
    key: `${closingJob}/${number}`,
    dueAt: closesAt,
    payload: { poll: number },
  });
  await record(turn, {
    act: "quickpoll.opened",
    number,
    data: { question, options: JSON.stringify(options), closesAt },
  });
  const shown = composeQuestion(words, poll);
  await say(turn, {
    to: "group",
    content: { text: html`${shown}` },
    poll: { question: shown, options },
    about: { kind: quickKind, number },
    kind: "answer",
    expiresAt: closesAt,
    replaces: postingKey(number),
    ...(turn.place === "group" &&
      message && { replyTo: message.id, threadId: message.threadId }),
  });
  return { ok: true, number, draft: read.draft };
}

/** When the member may ask again; null: now. */
async function judgeFlood(turn: ChatTurn): Promise<number | null> {
  const { tx, community, actor, now } = turn;
  const since = now - dayMs;
  const asked = await listAskedBy(tx, community.id, {
    memberId: actor.id,
    since,
  });
  return whenNext(
    asked.map(({ openedAt }) => openedAt),
    now,
    (await asConvener(turn)) ? limitsOfConveners : limitsOfResidents,
  );
}
