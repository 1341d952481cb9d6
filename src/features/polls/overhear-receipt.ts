import type { ChatTurn } from "#platform/chat";
import { findElectorsOf } from "./find-electors.ts";
import { readReceipts } from "./rules/receipts.ts";
import { listSecretPolls } from "./store/polls.ts";
import { hasVoted } from "./store/turnout.ts";
import { listReceiptWords, takeWords } from "./take-words.ts";

/** A receipt that somebody sends and nothing more is about their newest secret vote. */
export async function overhearReceipt(turn: ChatTurn): Promise<boolean> {
  const text = turn.message?.text ?? "";
  if (turn.place === "group" || turn.voice !== "person") return false;
  if (readReceipts(text, listReceiptWords(turn)).length === 0) return false;
  const { tx, community, actor } = turn;
  for (const poll of await listSecretPolls(tx, community.id)) {
    for (const elector of await findElectorsOf(tx, community.id, poll, actor)) {
      if (!(await hasVoted(tx, community.id, poll, elector))) continue;
      await takeWords(turn, poll.number, text);
      return true;
    }
  }
  return false;
}
