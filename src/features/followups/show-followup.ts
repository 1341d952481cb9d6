import {
  distinctNames,
  findMember,
  listMembers,
  nameOf,
} from "#platform/community";
import type { Words } from "#platform/i18n";
import type { CardKind } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { findTopic } from "#features/topics";
import { composeCard, type Helpers } from "./messages.ts";
import { findFollowup, findLastReport, listHelperIds } from "./store.ts";

/** Named on the card; the rest is a number. */
const mostHelpers = 8;

export const followupCard: CardKind = {
  kind: "followup",
  async render(turn, number, words) {
    const { tx, community } = turn;
    const followup = await findFollowup(tx, community.id, number);
    if (!followup) {
      throw new Error(`follow-up ${number} has a card but is not there`);
    }
    const report = await findLastReport(tx, community.id, number);
    return composeCard(turn, words, {
      followup,
      topic: await findTopic(tx, community.id, followup.topic),
      owner: await findMember(tx, community.id, followup.ownerId),
      report: report
        ? {
            ...report,
            author: await findMember(tx, community.id, report.authorId),
          }
        : null,
      helpers: await findHelpers(turn, words, number),
    });
  },
};

async function findHelpers(
  turn: Turn,
  words: Words,
  followup: number,
): Promise<Helpers> {
  const { tx, community } = turn;
  const ids = await listHelperIds(tx, community.id, followup);
  if (ids.length === 0) return { count: 0, names: [] };
  const shown = new Set(ids.slice(0, mostHelpers));
  const helpers = (await listMembers(tx, community.id))
    .filter(({ id }) => shown.has(id))
    .map((member) => ({ ...member, name: nameOf(words, member) }));
  return { count: ids.length, names: distinctNames(helpers) };
}
