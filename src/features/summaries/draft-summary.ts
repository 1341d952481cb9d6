import type { ChatTurn, ConvenerTurn } from "#platform/chat";
import { lengthOf, createWords } from "#platform/i18n";
import { findTopic } from "#features/topics";
import { gatherFacts } from "./gather-facts.ts";
import { longestSummary, readNote } from "./rules.ts";
import { findDraft, insertDraft, setNote } from "./store.ts";
import type { Draft } from "./types.ts";
import { writeSummary } from "./write-summary.ts";

/** The words of the group, where it will be read, wherever it is drafted. */
const wordsOfGroup = ({ community, now }: ChatTurn) =>
  createWords({ locale: community.locale, timeZone: community.timeZone, now });

/** Compiles what happened on a topic, for the convener's eyes first. */
export async function draftSummary(
  turn: ConvenerTurn,
  number: number,
): Promise<{ ok: true; draft: Draft } | { ok: false; reason: "no-topic" }> {
  const { tx, community } = turn;
  const topic = await findTopic(tx, community.id, number);
  if (!topic) return { ok: false, reason: "no-topic" };
  const words = wordsOfGroup(turn);
  const facts = await gatherFacts(turn, words, topic);
  const draft = await insertDraft(tx, community.id, {
    topic: number,
    convenerId: turn.voice === "person" ? turn.actor.id : null,
    computed: writeSummary(words, facts),
    now: turn.now,
  });
  return { ok: true, draft };
}

/** What is still free below the computed part, in code points. */
export const roomForNote = (turn: ChatTurn, draft: Draft): number =>
  longestSummary -
  lengthOf(draft.computed) -
  lengthOf(
    `\n${wordsOfGroup(turn).plain("summaries.note.line", { note: "" })}`,
  );

export type Found =
  { ok: true; draft: Draft } | { ok: false; reason: "stale" | "not-yours" };

/** The open draft, for whom it was made; its own convener alone goes on with it. */
export async function findOwnDraft(
  turn: ChatTurn,
  which: { topic: number; draft: number },
): Promise<Found> {
  const draft = await findDraft(turn.tx, turn.community.id, which);
  if (draft?.state !== "open") return { ok: false, reason: "stale" };
  const isOwn = draft.convenerId === null || draft.convenerId === turn.actor.id;
  return isOwn ? { ok: true, draft } : { ok: false, reason: "not-yours" };
}

export type Noted =
  | { ok: true; draft: Draft }
  | Extract<Found, { ok: false }>
  | Extract<ReturnType<typeof readNote>, { ok: false }>;

/** The convener's line comes last, marked as theirs, in place of the one before. */
export async function addNote(
  turn: ConvenerTurn,
  said: { topic: number; draft: number; text: string },
): Promise<Noted> {
  const found = await findOwnDraft(turn, said);
  if (!found.ok) return found;
  const { draft } = found;
  const read = readNote(said.text, roomForNote(turn, draft));
  if (!read.ok) return read;
  const note = wordsOfGroup(turn).plain("summaries.note.line", {
    note: read.text,
  });
  await setNote(turn.tx, turn.community.id, draft, note);
  return { ok: true, draft: { ...draft, note } };
}
