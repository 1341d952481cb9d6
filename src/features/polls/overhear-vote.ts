import type { ChatTurn } from "#platform/chat";
import { findElectorsOf } from "./find-electors.ts";
import { readReceipts } from "./rules/receipts.ts";
import { isTapped } from "./rules/tap-card.ts";
import { listOpenPolls, listSecretPolls } from "./store/polls.ts";
import { hasVoted } from "./store/turnout.ts";
import { listReceiptWords, takeWords } from "./take-words.ts";
import type { Poll } from "./types.ts";

/** What somebody sends in private chat and nothing more: a receipt, or a ballot in numbers. */
export async function overhearVote(turn: ChatTurn): Promise<boolean> {
  const text = turn.message?.text ?? "";
  if (turn.place === "group" || turn.voice !== "person") return false;
  const poll =
    readReceipts(text, listReceiptWords(turn)).length > 0
      ? await findSecretVote(turn)
      : isInNumbers(text)
        ? await findNumbered(turn)
        : null;
  if (poll === null) return false;
  await takeWords(turn, poll.number, text);
  return true;
}

/** `3 1 2`, `1:5 2:3`, but no lone number: that may mean anything. */
const isInNumbers = (text: string): boolean =>
  /^\d{1,2}(?:[\s,、>=:：，＞]+\d{1,2})+$/u.test(text.normalize("NFKC").trim());

/** Their newest secret vote, of polls that are open before others. */
async function findSecretVote(turn: ChatTurn): Promise<Poll | null> {
  const { tx, community, actor } = turn;
  for (const poll of await listSecretPolls(tx, community.id)) {
    for (const elector of await findElectorsOf(tx, community.id, poll, actor)) {
      if (await hasVoted(tx, community.id, poll, elector)) return poll;
    }
  }
  return null;
}

/** The one poll that is answered by numbers; where there are several, none. */
async function findNumbered(turn: ChatTurn): Promise<Poll | null> {
  const { tx, community, actor } = turn;
  const found: Poll[] = [];
  for (const poll of await listOpenPolls(tx, community.id)) {
    if (isTapped(poll.rules)) continue;
    const electors = await findElectorsOf(tx, community.id, poll, actor);
    if (electors.length > 0) found.push(poll);
  }
  const [only, ...others] = found;
  return only && others.length === 0 ? only : null;
}
