import { findCommunity, findMemberByUser, lobbyId } from "#platform/community";
import { splitData } from "./callback.ts";
import type { ButtonHandler, ChatTurn, Feature, Toast } from "./feature.ts";
import { openChatTurn, type Scene } from "./open-scene.ts";
import { namesOfConveners } from "./refusals.ts";
import { asConvener } from "./rights.ts";
import { groupAnonymousBot } from "./update.ts";

/** A press finds its button by name, in the community that the data names. */
export function createPressRoute(features: readonly Feature[]) {
  const handlers = new Map<string, ButtonHandler>();
  for (const handler of features.flatMap((f) => f.buttons ?? [])) {
    if (handlers.has(handler.name)) {
      throw new Error(`two buttons have the name ${handler.name}`);
    }
    handlers.set(handler.name, handler);
  }

  return async (scene: Scene): Promise<Toast | null> => {
    if (!scene.turn) return null;
    const { personal } = scene.turn;
    const stale: Toast = {
      text: personal.plain("chat.stale-button"),
      alert: true,
    };
    const data = splitData(scene.update.callback_query?.data ?? "");
    const handler = data && handlers.get(data.name);
    if (!handler) return stale;
    if (scene.update.callback_query?.from.id === groupAnonymousBot) {
      return { text: personal.plain("chat.nobody"), alert: true };
    }
    const turn = await turnIn(scene, data.communityId);
    if (!turn) {
      return { text: personal.plain("chat.foreign-button"), alert: true };
    }
    if (handler.may === "resident") {
      return (await handler.press(turn, data.parts)) ?? stale;
    }
    const convener = await asConvener(turn);
    if (!convener) {
      const names = await namesOfConveners(turn);
      return {
        text: personal.plain("chat.conveners-only", { names }),
        alert: true,
      };
    }
    return (await handler.press(convener, data.parts)) ?? stale;
  };
}

/** In a group only its own buttons count; in private chat those of one's communities. */
async function turnIn(
  scene: Scene,
  communityId: number,
): Promise<ChatTurn | null> {
  const { turn, tx, given, update } = scene;
  const sender = update.callback_query?.from;
  if (!turn || !sender) return null;
  if (communityId === turn.community.id) {
    return turn.actor.isPresent ? turn : null;
  }
  if (turn.place === "group" || communityId === lobbyId) return null;
  const community = await findCommunity(tx, communityId);
  if (!community) return null;
  const member = await findMemberByUser(tx, communityId, sender.id);
  if (!member?.isPresent) return null;
  await given.store.lockCommunity(tx, communityId);
  return openChatTurn(scene, community, sender);
}
