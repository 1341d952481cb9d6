import type { Community } from "#platform/community";
import { weekOfBurden } from "#platform/outbox";
import type { ChatTurn } from "#platform/chat";
import type { ShownSettings } from "./messages/settings.ts";

/** The settings, and what the bot cost the group, as they are shown where the turn is. */
export const readSettings = async (
  turn: ChatTurn,
  community: Community,
): Promise<ShownSettings> => ({
  community,
  week: await weekOfBurden(turn.tx, community, turn.now),
  isInGroup: turn.place === "group",
});
