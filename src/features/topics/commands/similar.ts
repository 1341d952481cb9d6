import {
  onPress,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type Toast,
} from "#platform/chat";
import { findMember, nameOf } from "#platform/community";
import { takeBack } from "#platform/outbox";
import { joinTopic } from "../join-topic.ts";
import { titleOf } from "../messages/card.ts";
import { composeRaised } from "../messages/draft.ts";
import {
  composeLeadsTo,
  composeRecurring,
  joinSimilar,
  raiseAgain,
  raiseAnyway,
} from "../messages/similar.ts";
import { aboutDraft, raiseDraft } from "../raise-draft.ts";
import { findDraft } from "../store/drafts.ts";
import { findTopic } from "../store/topics.ts";
import type { Draft, Topic } from "../types.ts";

/** The draft that the question is about, or why this press changes nothing. */
async function findAsked(turn: ChatTurn, id: number): Promise<Draft | Toast> {
  const { plain } = turn.personal;
  const draft = await findDraft(turn.tx, turn.community.id, id);
  if (draft?.state !== "asked") {
    return { text: plain("topics.similar.over"), alert: true };
  }
  if (draft.memberId === turn.actor.id) {
    if (turn.community.isPresent) return draft;
    const { title } = turn.community;
    return { text: plain("topics.refused.gone", { title }), alert: true };
  }
  const asked = await findMember(turn.tx, turn.community.id, draft.memberId);
  const name = nameOf(turn.personal, asked);
  return { text: plain("topics.similar.not-yours", { name }), alert: true };
}

const isToast = (found: Draft | Toast): found is Toast => !("id" in found);

async function raiseAsked(
  turn: ChatTurn,
  draft: Draft,
  recurs: number | null,
): Promise<Toast> {
  const { actor } = turn;
  const matter = { ...draft.matter, recurs };
  const number = await raiseDraft(turn, { ...draft, matter }, actor);
  const { about, replaces } = aboutDraft(draft.id);
  if (turn.place === "group") {
    // Its card is the answer.
    await takeBack(turn, replaces);
  } else {
    const { isUnnamed } = matter;
    const raised = composeRaised(turn.words, { number, isUnnamed });
    await rewritePressed(turn, about, raised);
  }
  return { text: turn.personal.plain("topics.similar.raised", { n: number }) };
}

/** What came back is linked to the first time that it was raised. */
const firstOf = (past: Topic): number => past.recurs ?? past.number;

export const similarButtons: readonly ButtonHandler[] = [
  onPress(joinSimilar, "resident", async (turn, args) => {
    const draft = await findAsked(turn, args.draft);
    if (isToast(draft)) return draft;
    const { plain } = turn.personal;
    const { about } = aboutDraft(draft.id);
    const joined = await joinTopic(turn, draft, args.topic);
    if (joined.ok) {
      const { topic, endorsements: count } = joined;
      const { number } = topic;
      const now = { kind: "topic", number };
      await rewritePressed(turn, about, composeLeadsTo(topic), now);
      const title = titleOf(topic);
      return { text: plain("topics.press.endorsed", { title, count }) };
    }
    const past = await findTopic(turn.tx, turn.community.id, args.topic);
    if (joined.reason !== "closed" || !past) {
      return { text: plain(`topics.press.${joined.reason}`), alert: true };
    }
    const question = composeRecurring(turn, turn.words, draft, past);
    await rewritePressed(turn, about, question);
    return { text: plain("topics.similar.closed-already", { n: args.topic }) };
  }),
  onPress(raiseAgain, "resident", async (turn, args) => {
    const draft = await findAsked(turn, args.draft);
    if (isToast(draft)) return draft;
    const past = await findTopic(turn.tx, turn.community.id, args.topic);
    return raiseAsked(turn, draft, past ? firstOf(past) : null);
  }),
  onPress(raiseAnyway, "resident", async (turn, args) => {
    const draft = await findAsked(turn, args.draft);
    return isToast(draft) ? draft : raiseAsked(turn, draft, null);
  }),
];
