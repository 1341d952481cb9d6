import type { ChatTurn } from "#platform/chat";
import type { Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import { composeAgenda, pageSize } from "./compose-agenda.ts";
import { listTitles, nameOf } from "./list-titles.ts";

import { findSeats } from "./seat-attendees.ts";
import { listComingSessions } from "./store.ts";

/** What a page of it is about. */
export const listed = { kind: "sessions.list", number: 0 };

/** What is coming up, the soonest first. */
export async function composePage(
  turn: ChatTurn,
  words: Words,
  page: number,
): Promise<Content> {
  const { tx, community, now } = turn;
  const all = await listComingSessions(tx, community.id, now);
  const from = page * pageSize;
  const coming = [];
  for (const session of all.slice(from, from + pageSize + 1)) {
    const { going } = await findSeats(tx, community.id, session);
    coming.push({
      session,
      title: nameOf(await listTitles(turn, session)),
      going: going.length,
    });
  }
  return composeAgenda(turn, words, { coming, page });
}
