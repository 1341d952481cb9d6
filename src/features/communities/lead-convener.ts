import { listHolders, type Community } from "#platform/community";
import type { Words } from "#platform/i18n";
import { hasHappened } from "#platform/ledger";
import type { Content } from "#platform/outbox";
import type { ChatTurn } from "#platform/chat";
import { composeGuide, guideSteps, type GuideStep } from "./messages/guide.ts";
import { conveners } from "./messages/welcome.ts";

/** What a message with the guide is about. */
export const shownGuide = { kind: "communities.guide", number: 0 };

/** Each step is done when the bot sees that it is. */
const isDone: Readonly<
  Record<GuideStep, (turn: ChatTurn) => Promise<boolean> | boolean>
> = {
  place: ({ community }) => community.confirmedAt !== null,
  admin: ({ community }) => community.isBotAdmin,
  topic: happened("topic.raised"),
  screen: happened(
    "topic.accept",
    "topic.decline",
    "topic.merge",
    "topic.elsewhere",
  ),
  poll: happened("poll.opened", "session.convened"),
  partner: async ({ tx, community }) =>
    (await listHolders(tx, community.id, "convener")).length >= conveners,
};

function happened(...acts: readonly string[]) {
  return ({ tx, community }: { tx: ChatTurn["tx"]; community: Community }) =>
    hasHappened(tx, community.id, acts);
}

/** One step of the way through a community's first topic, the first being 0. */
export async function showGuide(
  turn: ChatTurn,
  words: Words,
  step: number,
): Promise<Content> {
  const done: boolean[] = [];
  for (const name of guideSteps) done.push(await isDone[name](turn));
  return composeGuide(words, {
    community: turn.community,
    step: Math.min(Math.max(step, 0), guideSteps.length - 1),
    done,
  });
}
