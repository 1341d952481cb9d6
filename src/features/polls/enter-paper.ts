import type { ConvenerTurn } from "#platform/chat";
import { listConveners, mayDecide, type Member } from "#platform/community";
import { record } from "#platform/ledger";
import { findReach } from "#platform/outbox";
import { askSecond } from "./ask-second.ts";
import {
  findPaperElector,
  findWritten,
  type PaperElector,
} from "./find-paper-elector.ts";
import type { BallotRefusal } from "./rules/check-ballot.ts";
import { hasEnded } from "./rules/judge-poll.ts";
import {
  readPapers,
  readSecretPapers,
  type PapersRefusal,
  type Written,
  type WrittenPapers,
} from "./rules/paper.ts";
import { readBallotText } from "./rules/read-ballot.ts";
import { findLastBallot } from "./store/open-ballots.ts";
import {
  insertBatch,
  listPapers,
  listPendingBatches,
  type Paper,
  type SecretPaper,
} from "./store/papers.ts";
import { findPoll } from "./store/polls.ts";
import { hasVoted } from "./store/turnout.ts";
import type { Poll } from "./types.ts";

export type PaperRefusal =
  | { ok: false; reason: "nobody" }
  | { ok: false; reason: "no-poll" | "ended" | "private-only"; number: number }
  | (PapersRefusal & { poll: Poll })
  | (Extract<PaperElector, { ok: false }> & { poll: Poll })
  | {
      ok: false;
      reason: "twice" | "voted" | "waiting";
      name: string;
    }
  | {
      ok: false;
      reason: "invalid";
      poll: Poll;
      name: string;
      fault: BallotRefusal;
    }
  | { ok: false; reason: "no-second" }
  | { ok: false; reason: "unreachable" | "bad-witness"; people: Member[] };

export type PapersEntered =
  | {
      ok: true;
      batch: number;
      poll: Poll;
      papers: number;
      /** Who was asked in private chat; none: it was put to the group. */
      asked: Member[];
    }
  | PaperRefusal;

/**
 * Enters votes that were given on paper or at the door. They count once a second
 * person has confirmed them; `text` is what stands behind the poll's number, at
 * the end of the message.
 */
export async function enterPapers(
  turn: ConvenerTurn,
  number: number,
  text: string,
): Promise<PapersEntered> {
  const { tx, community, actor, now } = turn;
  if (turn.voice !== "person") return { ok: false, reason: "nobody" };
  const poll = await findPoll(tx, community.id, number);
  if (!poll) return { ok: false, reason: "no-poll", number };
  if (poll.isCancelled || hasEnded(poll, now)) {
    return { ok: false, reason: "ended", number };
  }
  const isSecret = poll.rules.secrecy === "secret";
  if (turn.place === "group" && poll.rules.secrecy !== "open") {
    return { ok: false, reason: "private-only", number };
  }
  const written = isSecret ? readSecretPapers(text) : readPapers(text);
  if (!written.ok) return { ...written, poll };
  const from = (turn.message?.text.length ?? 0) - text.length;
  const read = await readAll(turn, poll, written, from);
  if (!read.ok) return read;
  const second = await findSecond(turn, poll, {
    witness: written.witness && shift(written.witness, from),
  });
  if (!second.ok) return second;
  const batch = await insertBatch(tx, community.id, {
    poll: number,
    enteredBy: actor.id,
    witnessId: second.witness?.id ?? null,
    isPosted: second.asked.length === 0,
    papers: read.papers,
    secret: read.secret,
    now,
  });
  const papers = read.papers.length;
  await record(turn, { act: "poll.paper-entered", number, data: { papers } });
  await askSecond(turn, { poll, batch, asked: second.asked });
  return { ok: true, batch: batch.id, poll, papers, asked: second.asked };
}

const shift = ({ text, at }: Written, by: number): Written => ({
  text,
  at: at + by,
});

async function readAll(
  turn: ConvenerTurn,
  poll: Poll,
  { lines, ballots }: WrittenPapers,
  from: number,
): Promise<
  { ok: true; papers: Paper[]; secret: SecretPaper[] } | PaperRefusal
> {
  const isSecret = poll.rules.secrecy === "secret";
  const papers: Paper[] = [];
  for (const line of lines) {
    const whose = await findPaperElector(turn, poll, shift(line, from));
    if (!whose.ok) return { ...whose, poll };
    const { electorId, memberId, name, rest } = whose;
    if (papers.some((one) => one.electorId === electorId)) {
      return { ok: false, reason: "twice", name };
    }
    const taken = await judgeElector(turn, poll, electorId);
    if (taken) return { ok: false, reason: taken, name };
    if (isSecret) {
      if (rest !== "")
        return { ok: false, reason: "unknown", poll, name: line.text };
      papers.push({ electorId, memberId, content: null, reason: null });
      continue;
    }
    const read = readBallotText(rest, poll);
    if (!read.ok)
      return { ok: false, reason: "invalid", poll, name, fault: read };
    const { content, reason = null } = read;
    papers.push({ electorId, memberId, content, reason });
  }
  const secret: SecretPaper[] = [];
  for (const ballot of ballots) {
    const read = readBallotText(ballot, poll);
    if (!read.ok) {
      return { ok: false, reason: "invalid", poll, name: ballot, fault: read };
    }
    secret.push({ content: read.content, reason: read.reason ?? null });
  }
  return { ok: true, papers, secret };
}

/** Why there can be no paper of an elector; a vote of their own in the chat stands. */
async function judgeElector(
  { tx, community }: ConvenerTurn,
  poll: Poll,
  electorId: number,
): Promise<"voted" | "waiting" | null> {
  const { number } = poll;
  for (const { id } of await listPendingBatches(tx, community.id, number)) {
    const papers = await listPapers(tx, community.id, id);
    if (papers.some((paper) => paper.electorId === electorId)) return "waiting";
  }
  if (poll.rules.secrecy === "secret") {
    return (await hasVoted(tx, community.id, poll, electorId)) ? "voted" : null;
  }
  const last = await findLastBallot(tx, community.id, number, electorId);
  return last?.source === "chat" && !last.isReplaced ? "voted" : null;
}

/**
 * Who is asked to confirm: the other convener; where there is none the witness
 * that was named, or the group, if everybody there may see the votes.
 */
async function findSecond(
  turn: ConvenerTurn,
  poll: Poll,
  named: { witness: Written | null },
): Promise<
  { ok: true; witness: Member | null; asked: Member[] } | PaperRefusal
> {
  const { tx, community, actor } = turn;
  const others = (await listConveners(tx, community.id)).filter(
    ({ id }) => id !== actor.id,
  );
  let witness: Member | null = null;
  if (named.witness) {
    const found = await findWritten(turn, named.witness);
    if (!found.ok) return { ...found, poll };
    witness = found.person;
    const mayWitness =
      others.length > 0
        ? others.some(({ id }) => id === witness?.id)
        : witness.id !== actor.id && mayDecide(witness);
    if (!mayWitness || found.rest !== "") {
      return { ok: false, reason: "bad-witness", people: others };
    }
  }
  if (turn.place === "group") return { ok: true, witness, asked: [] };
  const wanted = witness ? [witness] : others;
  const asked: Member[] = [];
  for (const member of wanted) {
    const reach = await findReach(turn, member, { kind: "answer" });
    if (reach === "private") asked.push(member);
  }
  if (asked.length > 0 || poll.rules.secrecy === "open") {
    return { ok: true, witness, asked };
  }
  return wanted.length > 0
    ? { ok: false, reason: "unreachable", people: wanted }
    : { ok: false, reason: "no-second" };
}
