import { asConvener, type ChatTurn } from "#platform/chat";
import { findSimilar } from "./find-similar.ts";
import { forgetLater, raiseLater, startDraft } from "./keep-draft.ts";
import { raiseDraft, raiseUnasked } from "./raise-draft.ts";
import {
  floodMs,
  limitsOfConveners,
  limitsOfResidents,
  whenNext,
} from "./rules/flood.ts";
import { insertWarning, isWarned, listAskedDrafts } from "./store/drafts.ts";
import { findSameTopic, listRaisedAt } from "./store/topics.ts";
import type { Draft, Matter, Topic } from "./types.ts";

/** Sent twice within this time it is the same matter. */
const sameMs = 3_600_000;
const mostSimilar = 3;

export type Submitted =
  | { ok: true; as: "raised"; number: number }
  /** Whether it is one of these is for whoever brings it in to say. */
  | { ok: true; as: "asked"; draft: Draft; similar: readonly Topic[] }
  /** The bot was removed from the group. */
  | { ok: false; reason: "gone" }
  | { ok: false; reason: "same"; topic: Topic }
  | { ok: false; reason: "flood"; until: number; isTold: boolean };

/** A matter comes in; `draft`: whoever brings it in looked at it before. */
export async function submitMatter(
  turn: ChatTurn,
  matter: Matter,
  draft: Draft | null = null,
): Promise<Submitted> {
  const { tx, community, actor } = turn;
  if (!community.isPresent) return { ok: false, reason: "gone" };
  const { text } = matter;
  const since = turn.now - sameMs;
  const said = { memberId: actor.id, since, text };
  const topic = await findSameTopic(tx, community.id, said);
  if (topic) return { ok: false, reason: "same", topic };
  const asked = await listAskedDrafts(tx, community.id, actor.id);
  const again = asked.find((one) => one.matter.text === text);
  const flood = again ? null : await judgeFlood(turn, asked);
  if (flood) return flood;
  const known = draft ?? again ?? (await startDraft(turn, matter));
  const submitted: Draft = { ...known, matter };
  // Of several administrators who share one account none could answer.
  const similar =
    turn.voice === "person"
      ? await findSimilar(tx, community.id, text, { limit: mostSimilar })
      : [];
  if (similar.length > 0) {
    await raiseLater(turn, submitted);
    return { ok: true, as: "asked", draft: submitted, similar };
  }
  const raise = turn.voice === "person" ? raiseDraft : raiseUnasked;
  const number = await raise(turn, submitted, actor);
  return { ok: true, as: "raised", number };
}

/** null: there is room for another one. */
async function judgeFlood(
  turn: ChatTurn,
  asked: readonly Draft[],
): Promise<(Submitted & { reason: "flood" }) | null> {
  const { tx, community, actor, now } = turn;
  const isConvener = (await asConvener(turn)) !== null;
  const since = now - floodMs;
  const memberId = actor.id;
  const raised = await listRaisedAt(tx, community.id, { memberId, since });
  const until = whenNext(
    [...raised, ...asked.map((draft) => draft.createdAt)],
    now,
    isConvener ? limitsOfConveners : limitsOfResidents,
  );
  if (until === null) return null;
  const isTold = await isWarned(tx, community.id, memberId);
  if (!isTold) {
    const warning = await insertWarning(tx, community.id, { memberId, now });
    await forgetLater(turn, warning, until);
  }
  return { ok: false, reason: "flood", until, isTold };
}
