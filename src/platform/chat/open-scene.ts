import {
  changeAccount,
  changeCommunity,
  createCommunity,
  enterMember,
  findCommunity,
  findCommunityByChat,
  findMemberByUser,
  lobbyId,
  moveCommunity,
  noteAccount,
  type Account,
  type Community,
} from "#platform/community";
import { createWords, localeOf } from "#platform/i18n";
import type { Tx } from "#platform/store";
import type { SceneGiven } from "./create-chat.ts";
import type { ChatTurn } from "./feature.ts";
import { readCommand } from "./commands.ts";
import { readIncoming } from "./read-incoming.ts";
import {
  channelBot,
  chatOf,
  groupAnonymousBot,
  isGroup,
  personOf,
  type TelegramChat,
  type TelegramUser,
  type Update,
} from "./update.ts";

/** Where and by whom an update happens. */
export interface Scene {
  readonly update: Update;
  readonly community: Community;
  /** null: a change of the chat itself, which nobody said. */
  readonly turn: ChatTurn | null;
  /** Whether somebody spoke to the bot, so that silence would be rude. */
  readonly isAddressed: boolean;
  /** The community was made for this update. */
  readonly isFirst: boolean;
  readonly given: SceneGiven;
  readonly tx: Tx;
}

/** null: not for us, such as a channel's post or another bot's words. */
export async function openScene(
  given: SceneGiven,
  tx: Tx,
  update: Update,
): Promise<Scene | null> {
  const chat = chatOf(update);
  if (!chat || chat.type === "channel") return null;
  const sender = update.message?.from ?? update.callback_query?.from;
  if (sender?.is_bot && !speaksForChat(sender)) return null;
  const entered = isGroup(chat)
    ? await enterGroup(given, tx, chat, update)
    : await enterPrivate(given, tx, chat, update);
  const { community } = entered;
  await given.store.lockCommunity(tx, community.id);
  return {
    ...entered,
    update,
    given,
    tx,
    turn: sender
      ? await openChatTurn(given, tx, update, community, sender)
      : null,
    isAddressed:
      update.callback_query !== undefined ||
      !isGroup(chat) ||
      readCommand(update.message?.text ?? "") !== null ||
      update.message?.reply_to_message?.from?.id === given.bot.id,
  };
}

const speaksForChat = (sender: TelegramUser) =>
  sender.id === groupAnonymousBot || sender.id === channelBot;

async function enterGroup(
  given: SceneGiven,
  tx: Tx,
  chat: TelegramChat,
  update: Update,
): Promise<{ community: Community; isFirst: boolean }> {
  const movedFrom = update.message?.migrate_from_chat_id;
  if (movedFrom !== undefined) {
    await moveCommunity(tx, { from: movedFrom, to: chat.id });
  }
  const known = await findCommunityByChat(tx, chat.id);
  const title = chat.title ?? "";
  if (!known) {
    // Two chats met at once must not take the same id.
    await given.store.lockCommunity(tx, lobbyId);
    const community = await createCommunity(tx, {
      chatId: chat.id,
      chatType: chat.type,
      title,
      defaults: given.defaults,
      now: given.clock.now(),
    });
    await given.admins.recall(tx, community);
    return { community, isFirst: true };
  }
  const community =
    known.title === title || title === ""
      ? known
      : await changeCommunity(tx, known.id, { title });
  return { community, isFirst: false };
}

async function enterPrivate(
  given: SceneGiven,
  tx: Tx,
  chat: TelegramChat,
  update: Update,
): Promise<{ community: Community; isFirst: boolean }> {
  const sender = update.message?.from ?? update.callback_query?.from;
  const account = await noteAccount(tx, {
    userId: chat.id,
    languageCode: sender?.language_code ?? null,
    communityId: lobbyId,
  });
  if (update.message && !account.isReachable) {
    await changeAccount(tx, chat.id, { isReachable: true });
  }
  const current =
    (await findCommunity(tx, account.communityId)) ??
    (await findLobby(given, tx));
  return { community: current, isFirst: false };
}

async function findLobby(given: SceneGiven, tx: Tx): Promise<Community> {
  await given.store.lockCommunity(tx, lobbyId);
  return (
    (await findCommunity(tx, lobbyId)) ??
    createCommunity(tx, {
      id: lobbyId,
      chatId: null,
      chatType: "private",
      title: "",
      defaults: given.defaults,
      now: given.clock.now(),
    })
  );
}

/** The turn of `sender` in this community, in the chat that the update came from. */
export async function openChatTurn(
  given: SceneGiven,
  tx: Tx,
  update: Update,
  community: Community,
  sender: TelegramUser,
): Promise<ChatTurn> {
  const now = given.clock.now();
  const isPrivate = chatOf(update)?.type === "private";
  const voice = voiceOf(update, community, sender);
  const account: Account = await noteAccount(tx, {
    userId: sender.id,
    languageCode: sender.language_code ?? null,
    communityId: voice === "person" ? community.id : lobbyId,
  });
  const person = personOf(sender);
  const left = isPrivate ? await findLeaver(tx, community, sender) : undefined;
  const actor = left ?? (await enterMember(tx, community.id, person, now));
  const { timeZone } = community;
  const own = account.locale ?? localeOf(account.languageCode);
  const personal = createWords({
    locale: own ?? community.locale,
    timeZone,
    now,
  });
  return {
    ...given.turns.open(tx, community, actor),
    actor,
    account,
    voice,
    place: isPrivate ? { userId: sender.id } : "group",
    message: await readIncoming(given, tx, update, community),
    words: isPrivate
      ? personal
      : createWords({ locale: community.locale, timeZone, now }),
    personal,
  };
}

/** Somebody who left the group stays out of it, whatever they write in private. */
async function findLeaver(tx: Tx, community: Community, sender: TelegramUser) {
  const known = await findMemberByUser(tx, community.id, sender.id);
  return known?.isPresent === false ? known : undefined;
}

function voiceOf(
  update: Update,
  community: Community,
  sender: TelegramUser,
): ChatTurn["voice"] {
  if (sender.id === groupAnonymousBot) return "group";
  const as = update.message?.sender_chat;
  if (!as) return sender.id === channelBot ? "channel" : "person";
  return as.id === community.chatId || as.id === community.linkedChatId
    ? "group"
    : "channel";
}
