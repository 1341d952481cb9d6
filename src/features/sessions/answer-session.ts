import type { ChatTurn } from "#platform/chat";
import { touchCard } from "#platform/outbox";
import { endOf } from "./rules/reminders.ts";
import { findSeats, vacateSeats } from "./seat-attendees.ts";
import { findSession, listAnswers, putAnswer } from "./store.ts";
import { tellSeats } from "./tell-seats.ts";
import type { Answer, Session } from "./types.ts";

export type Answered =
  | {
      ok: true;
      session: Session;
      /** On the waiting list, from 1; null: not on it. */
      waitingPlace: number | null;
    }
  | { ok: false; reason: "no-session" | "nobody" }
  | { ok: false; reason: "over" | "cancelled"; session: Session };

/** One answer a person; the same again keeps their place in the order. */
export async function answerSession(
  turn: ChatTurn,
  number: number,
  answer: Answer,
): Promise<Answered> {
  const { tx, community, actor } = turn;
  const session = await findSession(tx, community.id, number);
  if (!session) return { ok: false, reason: "no-session" };
  if (turn.voice !== "person") return { ok: false, reason: "nobody" };
  if (session.state === "cancelled") {
    return { ok: false, reason: "cancelled", session };
  }
  if (session.state === "held" || turn.now >= endOf(session)) {
    return { ok: false, reason: "over", session };
  }
  const before = await vacateSeats(turn, session);
  const given = await listAnswers(tx, community.id, number);
  const memberId = actor.id;
  const mine = given.find((one) => one.memberId === memberId)?.answer;
  if (mine !== answer) {
    await putAnswer(tx, community.id, { session: number, memberId, answer });
    await touchCard(turn, { kind: "session", number });
  }
  const after = await findSeats(tx, community.id, session);
  await tellSeats(turn, session, { before, after });
  const place = after.waiting.indexOf(actor.id);
  return { ok: true, session, waitingPlace: place === -1 ? null : place + 1 };
}
