import {
  changeMember,
  findCommunity,
  findMemberByUser,
  knowMember,
} from "#platform/community";
import type { ChatTurn, Command } from "./feature.ts";
import { openChatTurn, type Scene } from "./open-scene.ts";
import { personOf } from "./update.ts";

/**
 * The turn in the community that a command's text is a key to, else the given
 * one. Who is not in that community yet is known there from now on, but not
 * present: the command lets them in, or does not.
 */
export async function followKey(
  scene: Scene,
  turn: ChatTurn,
  command: Command,
): Promise<ChatTurn> {
  const { tx, given, update } = scene;
  const sender = update.message?.from;
  const text = turn.message?.text ?? "";
  if (!command.leadsInto || !sender || turn.place === "group") return turn;
  const communityId = await command.leadsInto(turn, text);
  if (communityId === null || communityId === turn.community.id) return turn;
  await given.store.lockCommunity(tx, communityId);
  const community = await findCommunity(tx, communityId);
  if (!community?.isPresent) return turn;
  if (!(await findMemberByUser(tx, communityId, sender.id))) {
    const now = given.clock.now();
    const { id } = await knowMember(tx, communityId, personOf(sender), now);
    await changeMember(tx, communityId, id, { isPresent: false });
  }
  const there = await openChatTurn(scene, community, sender);
  return { ...there, message: turn.message };
}
