import { findMember, type Member } from "#platform/community";
import type { CardKind } from "#platform/outbox";
import { findTopic } from "#features/topics";
import { composeCard } from "./messages.ts";
import { findFollowup, findLastReport, listHelperIds } from "./store.ts";

export const followupCard: CardKind = {
  kind: "followup",
  async render(turn, number, words) {
    const { tx, community } = turn;
    const followup = await findFollowup(tx, community.id, number);
    if (!followup) {
      throw new Error(`follow-up ${number} has a card but is not there`);
    }
    const report = await findLastReport(tx, community.id, number);
    const helpers: Member[] = [];
    for (const id of await listHelperIds(tx, community.id, number)) {
      const helper = await findMember(tx, community.id, id);
      if (helper) helpers.push(helper);
    }
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
      helpers,
    });
  },
};
