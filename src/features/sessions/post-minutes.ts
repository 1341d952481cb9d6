import type { ConvenerTurn } from "#platform/chat";
import { createWords } from "#platform/i18n";
import { record } from "#platform/ledger";
import { say, touchCard } from "#platform/outbox";
import { composeMinutes } from "./compose-minutes.ts";
import { listTitles } from "./list-titles.ts";
import { unscheduleSession } from "./remind-attendees.ts";
import {
  findDraft,
  listPostedMinutes,
  removeDraft,
  setPosted,
} from "./keep-minutes.ts";
import { vacateSeats } from "./seat-attendees.ts";
import { changeSession, findSession } from "./store.ts";
import type { Minutes, Session } from "./types.ts";

interface DraftId {
  readonly session: number;
  readonly version: number;
}

export type Taken =
  | { ok: true; draft: Minutes; session: Session }
  | { ok: false; reason: "gone" | "not-yours" };

/** The draft, if it is there and the actor's; an anonymous administrator's is any convener's. */
async function takeDraft(turn: ConvenerTurn, id: DraftId): Promise<Taken> {
  const { tx, community, actor } = turn;
  const draft = await findDraft(tx, community.id, id);
  const session = await findSession(tx, community.id, id.session);
  if (!draft || !session || session.state === "cancelled") {
    return { ok: false, reason: "gone" };
  }
  // The session was moved since: what the draft tells of did not happen.
  if (draft.heldAt !== session.startsAt) return { ok: false, reason: "gone" };
  return draft.writtenById === null || draft.writtenById === actor.id
    ? { ok: true, draft, session }
    : { ok: false, reason: "not-yours" };
}

/** The group reads the minutes; the session is held by that. */
export async function postMinutes(
  turn: ConvenerTurn,
  id: DraftId,
): Promise<Taken> {
  const { tx, community, now } = turn;
  const taken = await takeDraft(turn, id);
  if (!taken.ok) return taken;
  const { draft, session } = taken;
  const { number } = session;
  const earlier = await listPostedMinutes(tx, community.id, number);
  const isAgain = earlier.length > 0;
  // From now on it is history: who leaves later was there all the same.
  if (session.state === "scheduled") await vacateSeats(turn, session);
  await setPosted(tx, community.id, { ...id, now });
  await changeSession(tx, community.id, number, { state: "held" });
  await unscheduleSession(turn, number);
  await record(turn, {
    act: isAgain ? "minutes.replaced" : "minutes.posted",
    number,
    data: { version: draft.version, attendance: draft.attendance },
  });
  const about = { kind: "session", number };
  await touchCard(turn, about);
  const { locale, timeZone } = community;
  const topics = await listTitles(turn, session);
  await say(turn, {
    to: "group",
    content: composeMinutes(createWords({ locale, timeZone, now }), {
      minutes: draft,
      topics,
      isAgain,
    }),
    replyTo: about,
    about,
  });
  return taken;
}

export async function dropDraft(
  turn: ConvenerTurn,
  id: DraftId,
): Promise<Taken> {
  const taken = await takeDraft(turn, id);
  if (taken.ok) await removeDraft(turn.tx, turn.community.id, id);
  return taken;
}
