import { isDeaf } from "#platform/chat";
import { listHolders } from "#platform/community";
import { lines, type Html, type Words } from "#platform/i18n";
import { hasHappened } from "#platform/ledger";
import type { Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import {
  composeChecklist,
  composeConfirming,
  composeGreeting,
  type Checklist,
} from "./messages/welcome.ts";

/** The community's own card: the welcome, which becomes the board. */
export const board = { kind: "board", number: 0 };

async function readChecklist(turn: Turn): Promise<Checklist> {
  const { tx, community } = turn;
  const appointed = await listHolders(tx, community.id, "convener");
  return {
    community,
    isDeaf: isDeaf(turn),
    conveners: appointed.length,
    hasTopics: await hasHappened(tx, community.id, ["topic.raised"]),
  };
}

/**
 * What the community's card says by itself: all it says until something is raised
 * (`isAll`), and below the board what has still to be done once.
 */
export async function composeWelcome(
  turn: Turn,
  words: Words,
): Promise<{
  isAll: boolean;
  text: Html | null;
  buttons: NonNullable<Content["buttons"]>;
}> {
  const list = await readChecklist(turn);
  const isAll = !list.hasTopics;
  const checklist = composeChecklist(words, list);
  return {
    isAll,
    text: isAll ? lines(composeGreeting(words), "", checklist) : checklist,
    buttons: composeConfirming(words, turn.community),
  };
}
