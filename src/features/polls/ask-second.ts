import type { ChatTurn } from "#platform/chat";
import { listConveners, type Member } from "#platform/community";
import { createWords, type Words } from "#platform/i18n";
import { say, tellPrivately } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import {
  composePapers,
  shownPapers,
  type PapersView,
} from "./messages/paper-vote.ts";
import { nameElector } from "./name-elector.ts";
import {
  listPapers,
  listSecretPapers,
  type PaperBatch,
} from "./store/papers.ts";
import type { Poll } from "./types.ts";

/** Puts papers to whoever is to confirm them: in private chat, or else to the group. */
export async function askSecond(
  turn: ChatTurn,
  { poll, batch, asked }: { poll: Poll; batch: PaperBatch; asked: Member[] },
): Promise<void> {
  const { community, actor, message, now } = turn;
  const about = shownPapers(batch.id);
  for (const member of asked) {
    const view = await viewPapers(turn, turn.personal, poll, batch);
    await tellPrivately(
      turn,
      member,
      (words) =>
        composePapers(words, community.id, { ...view, enteredBy: actor }),
      { kind: "answer", about },
    );
  }
  if (asked.length > 0) return;
  const words = createWords({ ...community, now });
  const view = await viewPapers(turn, words, poll, batch);
  const conveners = await listConveners(turn.tx, community.id);
  const others = conveners.filter(({ id }) => id !== actor.id);
  await say(turn, {
    to: "group",
    kind: "answer",
    about,
    content: composePapers(words, community.id, {
      ...view,
      enteredBy: actor,
      mentioned: others,
    }),
    ...(turn.place === "group" &&
      message && { replyTo: message.id, threadId: message.threadId }),
  });
}

/** Voters and what they voted; of a secret poll apart from each other. */
async function viewPapers(
  turn: Turn,
  words: Words,
  poll: Poll,
  batch: PaperBatch,
): Promise<Pick<PapersView, "poll" | "batch" | "papers" | "ballots">> {
  const { tx, community } = turn;
  const papers: PapersView["papers"][number][] = [];
  for (const one of await listPapers(tx, community.id, batch.id)) {
    const name = await nameElector(turn, words, poll, one.electorId);
    papers.push({ name, content: one.content });
  }
  const secret = await listSecretPapers(tx, community.id, batch.id);
  return {
    poll,
    batch: batch.id,
    papers,
    ballots: secret.map(({ content }) => content),
  };
}
