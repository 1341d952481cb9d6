import { isConvener } from "#platform/community";
import type { ChatTurn } from "./feature.ts";

declare const authority: unique symbol;

/** A turn whose actor was found to be a convener; only this folder makes one. */
export type ConvenerTurn = ChatTurn & { readonly [authority]: "convener" };

/** The same turn with the right to convene, or null. */
export async function asConvener(turn: ChatTurn): Promise<ConvenerTurn | null> {
  const may =
    turn.voice === "group" ||
    (await isConvener(turn.tx, turn.community.id, turn.actor.id));
  return may ? (turn as ConvenerTurn) : null;
}

/** Whether the bot hears only commands, replies to it and mentions in this community. */
export const isDeaf = (turn: {
  readonly bot: { readonly readsEverything: boolean };
  readonly community: { readonly isBotAdmin: boolean };
}): boolean => !turn.bot.readsEverything && !turn.community.isBotAdmin;
