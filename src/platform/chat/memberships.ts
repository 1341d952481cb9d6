import {
  changeAccount,
  changeCommunity,
  changeMember,
  findAccount,
  findMemberByUser,
  type Member,
} from "#platform/community";
import { refreshCards } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { Scene } from "./open-scene.ts";
import { meet } from "./meet-actor.ts";
import { isGroup, type TelegramUser } from "./update.ts";

declare module "#platform/turn" {
  interface Events {
    /** The bot was let into the group, for the first time or again. */
    "bot.entered": { readonly isFirst: boolean };
    /** Somebody left the group, or was removed. */
    "member.went": { readonly member: Member };
    /** The bot's rights in the group changed. */
    "bot.rights-changed": { readonly isAdmin: boolean };
  }
}

/** Who is restricted may be a member or have left. */
const isIn = (standing: { status: string; is_member?: boolean | undefined }) =>
  standing.status === "restricted"
    ? standing.is_member !== false
    : !["left", "kicked"].includes(standing.status);

const openTurn = ({ given, tx }: Scene, community: Turn["community"]) =>
  given.turns.open(tx, community, null);

/** my_chat_member: what happened to the bot itself. */
export async function noteOwnMembership(scene: Scene): Promise<void> {
  const { tx, update, community } = scene;
  const change = update.my_chat_member;
  if (!change) return;
  const { status } = change.new_chat_member;
  if (!isGroup(change.chat)) {
    if (await findAccount(tx, change.chat.id)) {
      await changeAccount(tx, change.chat.id, {
        isReachable: isIn(change.new_chat_member),
      });
    }
    return;
  }
  const now = await changeCommunity(tx, community.id, {
    isPresent: isIn(change.new_chat_member),
    isBotAdmin: status === "administrator",
  });
  if (!now.isPresent) return;
  if (scene.isFirst || !community.isPresent) {
    await enter(scene, now);
  } else {
    await openTurn(scene, now).emit("bot.rights-changed", {
      isAdmin: now.isBotAdmin,
    });
  }
}

async function enter(
  scene: Scene,
  community: Turn["community"],
): Promise<void> {
  const turn = openTurn(scene, community);
  if (!scene.isFirst) await refreshCards(turn);
  await turn.emit("bot.entered", {
    isFirst: scene.isFirst,
  });
}

/** A group that speaks to us has us in it, whatever we missed. */
export async function noteOwnPresence(scene: Scene): Promise<void> {
  const { community, tx, update } = scene;
  const leaver = update.message?.left_chat_member;
  if (leaver?.id === scene.given.bot.id) return;
  if (scene.isFirst || !community.isPresent) {
    await enter(
      scene,
      await changeCommunity(tx, community.id, { isPresent: true }),
    );
  }
}

/** chat_member: what happened to somebody else; comes only while the bot is administrator. */
export async function noteMembership(scene: Scene): Promise<void> {
  const change = scene.update.chat_member;
  if (!change || change.new_chat_member.user.is_bot) return;
  const { status, user } = change.new_chat_member;
  if (isIn(change.new_chat_member)) {
    const member = await notePresent(scene, user);
    await changeMember(scene.tx, scene.community.id, member.id, {
      isAdmin: ["creator", "administrator"].includes(status),
    });
  } else {
    await noteAbsent(scene, user);
  }
}

/** The service messages that tell of the same, where chat_member does not come. */
export async function noteServiceMessage(scene: Scene): Promise<void> {
  const { message } = scene.update;
  for (const user of message?.new_chat_members ?? []) {
    if (!user.is_bot) await notePresent(scene, user);
  }
  const leaver = message?.left_chat_member;
  if (leaver && !leaver.is_bot) await noteAbsent(scene, leaver);
}

const notePresent = ({ given, tx, community }: Scene, user: TelegramUser) =>
  meet(given, tx, community, user);

async function noteAbsent(scene: Scene, user: TelegramUser): Promise<void> {
  const member = await findMemberByUser(scene.tx, scene.community.id, user.id);
  if (!member) return;
  const gone = await changeMember(scene.tx, scene.community.id, member.id, {
    isPresent: false,
    isAdmin: false,
  });
  if (!member.isPresent) return;
  await openTurn(scene, scene.community).emit("member.went", { member: gone });
}
