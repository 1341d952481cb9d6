import type { ConvenerTurn } from "#platform/chat";
import { takeNumber } from "#platform/community";
import { acceptFirst, findOpenTopic, type NotOpen } from "#features/topics";
import { record } from "#platform/ledger";
import { showCard } from "#platform/outbox";
import { scheduleSession } from "./remind-attendees.ts";
import type { Wanted } from "./rules/read-session.ts";
import { insertSession } from "./store.ts";

export const mostTopics = 5;

export type Convened =
  | { ok: true; number: number }
  | { ok: false; reason: "too-many-topics" }
  | (NotOpen & { number: number });

/** Sets a session on open topics; those only raised are accepted by that. */
export async function conveneSession(
  turn: ConvenerTurn,
  topics: readonly number[],
  wanted: Wanted,
): Promise<Convened> {
  const { tx, community, message } = turn;
  if (topics.length > mostTopics) {
    return { ok: false, reason: "too-many-topics" };
  }
  // All are looked at before the first is accepted: a refusal changes nothing.
  for (const number of topics) {
    const found = await findOpenTopic(turn, number);
    if (!found.ok) return { ...found, number };
  }
  for (const number of topics) await acceptFirst(turn, number);
  const number = await takeNumber(tx, community.id, "session");
  await insertSession(tx, community.id, {
    ...wanted,
    number,
    topics,
    convenedById: turn.actor.id,
    now: turn.now,
  });
  await record(turn, {
    act: "session.convened",
    number,
    data: {
      topics: topics.join(" "),
      startsAt: wanted.startsAt,
      place: wanted.place,
      capacity: wanted.capacity,
    },
  });
  await scheduleSession(turn, { number, startsAt: wanted.startsAt });
  await showCard(turn, {
    kind: "session",
    number,
    ...(turn.place === "group" && message && { replyTo: message.id }),
  });
  return { ok: true, number };
}
