import { findMember } from "#platform/community";
import { createWords } from "#platform/i18n";
import { record } from "#platform/ledger";
import { tell } from "#platform/outbox";
import type { Listener, Turn } from "#platform/turn";
import { composeDecided, type Decided } from "./messages/paper-vote.ts";
import { nameElector } from "./name-elector.ts";
import {
  listPapers,
  listPendingBatches,
  listPendingBatchesBy,
  settleBatch,
  type PaperBatch,
} from "./store/papers.ts";
import { findPoll } from "./store/polls.ts";
import type { Poll } from "./types.ts";

/** Ends a batch and tells the one who entered it, unless they ended it themself. */
export async function settlePapers(
  turn: Turn,
  poll: Poll,
  settled: {
    batch: PaperBatch;
    state: Decided["state"];
    papers: number;
    /** Electors whose paper came too late. */
    late: readonly number[];
  },
): Promise<Decided> {
  const { tx, community, actor, now } = turn;
  const { batch, state, papers, late } = settled;
  await settleBatch(tx, community.id, batch.id, {
    state,
    decidedBy: actor?.id ?? null,
  });
  // How many they were, and no choice.
  await record(turn, {
    act: `poll.paper-${state}`,
    number: poll.number,
    data: { papers },
  });
  const words = createWords({ ...community, now });
  const names: string[] = [];
  for (const electorId of late) {
    names.push(await nameElector(turn, words, poll, electorId));
  }
  const decided = {
    poll,
    state,
    papers,
    late: names.join(words.plain("chat.name-separator")),
    decidedBy: actor,
  };
  const enterer = await findMember(tx, community.id, batch.enteredBy);
  if (enterer?.isPresent && enterer.id !== actor?.id) {
    await tell(turn, enterer, (words) => composeDecided(words, decided), {
      about: { kind: "poll", number: poll.number },
    });
  }
  return decided;
}

/** What nobody confirmed before the end does not count; a cancelled poll ends too. */
export const voidPapers: Listener = {
  on: "ledger.recorded",
  async run(turn, { act, number }) {
    if (act !== "poll.closed" && act !== "poll.cancelled") return;
    if (number === null) return;
    const { tx, community } = turn;
    const poll = await findPoll(tx, community.id, number);
    if (!poll) return;
    for (const batch of await listPendingBatches(tx, community.id, number)) {
      await voidBatch(turn, poll, batch);
    }
  },
};

/** All that somebody entered and nobody has confirmed. */
export async function voidPapersOf(
  turn: Turn,
  memberId: number,
): Promise<void> {
  const { tx, community } = turn;
  for (const batch of await listPendingBatchesBy(tx, community.id, memberId)) {
    const poll = await findPoll(tx, community.id, batch.poll);
    if (poll) await voidBatch(turn, poll, batch);
  }
}

async function voidBatch(
  turn: Turn,
  poll: Poll,
  batch: PaperBatch,
): Promise<void> {
  const papers = await listPapers(turn.tx, turn.community.id, batch.id);
  await settlePapers(turn, poll, {
    batch,
    state: "void",
    papers: papers.length,
    late: [],
  });
}
