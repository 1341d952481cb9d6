import type { ConvenerTurn } from "#platform/chat";
import { takeNumber } from "#platform/community";
import { record } from "#platform/ledger";
import { say, showCard } from "#platform/outbox";
import { acceptFirst, type NotOpen } from "#features/topics";
import { drawSeed } from "./draw-seed.ts";
import {
  countElectors,
  freezeElectorate,
  type Frozen,
} from "./freeze-electorate.ts";
import { composeAttachment } from "./messages/attachment.ts";
import { commitTo } from "./rules/draw-lot.ts";
import type { PollDraft, PollRefusal } from "./rules/read-poll.ts";
import { schedulePoll } from "./schedule-poll.ts";
import { insertElectors } from "./store/electors.ts";
import { insertPoll } from "./store/polls.ts";
import type { Attachment, PollRules } from "./types.ts";

export type Opened =
  | { ok: true; number: number; draft: PollDraft; electors: number | null }
  | (NotOpen & { topic: number })
  | Extract<Frozen, { ok: false }>
  | PollRefusal;

/** Puts a question to the vote; a topic that is only raised is accepted by it. */
export async function openPoll(
  turn: ConvenerTurn,
  draft: PollDraft,
  attachment: Attachment | null = null,
): Promise<Opened> {
  const { tx, community, now } = turn;
  const frozen = await freezeElectorate(turn, {
    electorate: draft.rules.electorate,
    listed: draft.listed,
  });
  if (!frozen.ok) return frozen;
  const accepted = await acceptFirst(turn, draft.topic);
  if (!accepted.ok) return { ...accepted, topic: draft.topic };
  const number = await takeNumber(tx, community.id, "poll");
  const { topic, question, options, closesAt } = draft;
  const rules = { ...draft.rules, electorate: frozen.electorate };
  const { holders } = frozen;
  const lotSeed = rules.tie === "lot" ? drawSeed() : null;
  const counted = countElectors(holders);
  await insertPoll(tx, community.id, {
    number,
    topic,
    question,
    options,
    rules,
    ...counted,
    openedAt: now,
    closesAt,
    lotSeed,
    attachment,
  });
  if (holders) await insertElectors(tx, community.id, number, holders);
  await schedulePoll(turn, { number, openedAt: now, closesAt });
  await record(turn, {
    act: "poll.opened",
    number,
    data: {
      topic,
      question,
      options: JSON.stringify(options),
      closesAt,
      ...recordRules(rules),
      ...(counted.electors !== null && counted),
      ...(lotSeed !== null && { lot: commitTo(lotSeed) }),
    },
  });
  await showCard(turn, {
    kind: "poll",
    number,
    ...(turn.place === "group" && turn.message && { replyTo: turn.message.id }),
  });
  if (attachment) {
    await say(turn, {
      to: "group",
      ...composeAttachment(turn.words, { number, attachment }),
      replyTo: { kind: "poll", number },
      about: { kind: "poll", number },
      kind: "answer",
    });
  }
  return { ok: true, number, draft, electors: counted.electors };
}

/** Those that say something: what is left out is as it is for every poll. */
const recordRules = (rules: PollRules): Record<string, string | number> =>
  Object.fromEntries(
    Object.entries(rules).flatMap(([name, value]) =>
      typeof value === "string" || typeof value === "number"
        ? [[name, value] as const]
        : value === true
          ? [[name, 1] as const]
          : [],
    ),
  );
