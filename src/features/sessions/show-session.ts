import { findMember } from "#platform/community";
import type { CardKind } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { listTitles } from "./list-titles.ts";
import { composeSessionCard, mostNames } from "./messages.ts";
import { endOf } from "./rules/reminders.ts";
import { seatAll } from "./rules/seats.ts";
import { listCounted } from "./seat-attendees.ts";
import { findSession } from "./store.ts";

export const sessionCard: CardKind = {
  kind: "session",
  async render(turn, number, words) {
    const { tx, community, now } = turn;
    const session = await findSession(tx, community.id, number);
    if (!session) throw new Error(`session ${number} has a card, is not there`);
    const given = await listCounted(tx, community.id, session);
    const seats = seatAll(given, session.capacity);
    const count = (answer: string) =>
      given.filter((one) => one.answer === answer).length;
    return composeSessionCard(turn, words, {
      session,
      topics: await listTitles(turn, session),
      going: await nameSome(turn, seats.going),
      waiting: await nameSome(turn, seats.waiting),
      maybe: count("maybe"),
      notGoing: count("not-going"),
      isOver: now >= endOf(session),
    });
  },
};

async function nameSome(turn: Turn, ids: readonly number[]) {
  const members = [];
  for (const id of ids.slice(0, mostNames)) {
    members.push(await findMember(turn.tx, turn.community.id, id));
  }
  return { count: ids.length, members };
}
