import {
  changeAccount,
  createCommunity,
  findAccount,
  findCommunity,
  listCommunitiesOf,
  lobbyId,
  noteAccount,
  type Account,
  type Community,
} from "#platform/community";
import { createWords, localeOf } from "#platform/i18n";
import { findPollByTelegram, findPrivateSubject } from "#platform/outbox";
import type { Tx } from "#platform/store";
import type { SceneGiven } from "./create-chat.ts";
import type { ChatTurn } from "./feature.ts";
import { readCommand } from "./commands.ts";
import { enterGroup, lock } from "./enter-group.ts";
import { meetActor } from "./meet-actor.ts";
import { readIncoming } from "./read-incoming.ts";
import type { Whisper } from "./whisper.ts";
import {
  channelBot,
  chatOf,
  groupAnonymousBot,
  isGroup,
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
  /** Of all its turns, in whichever community. */
  readonly whispers: Whisper[];
}

/** null: not for us, such as a channel's post or another bot's words. */
export async function openScene(
  given: SceneGiven,
  tx: Tx,
  update: Update,
): Promise<Scene | null> {
  if (update.poll) return openPollScene(given, tx, update);
  const chat = chatOf(update);
  if (!chat || chat.type === "channel") return null;
  const sender = update.message?.from ?? update.callback_query?.from;
  if (sender?.is_bot && !speaksForChat(sender)) return null;
  const entered = isGroup(chat)
    ? await enterGroup(given, tx, chat, update)
    : await enterPrivate(given, tx, chat, update);
  const ground = { given, tx, update, whispers: [] };
  return {
    ...entered,
    ...ground,
    turn: sender ? await openChatTurn(ground, entered.community, sender) : null,
    isAddressed:
      update.callback_query !== undefined ||
      !isGroup(chat) ||
      readCommand(update.message?.text ?? update.message?.caption ?? "") !==
        null ||
      update.message?.reply_to_message?.from?.id === given.bot.id,
  };
}

/** null: no poll that we know to be ours. */
async function openPollScene(
  given: SceneGiven,
  tx: Tx,
  update: Update,
): Promise<Scene | null> {
  const sent = await findPollByTelegram(tx, update.poll?.id ?? "");
  const known = sent && (await findCommunity(tx, sent.communityId));
  if (!known) return null;
  return {
    update,
    community: await lock(given, tx, known),
    turn: null,
    isAddressed: false,
    isFirst: false,
    given,
    tx,
    whispers: [],
  };
}

const speaksForChat = (sender: TelegramUser) =>
  sender.id === groupAnonymousBot || sender.id === channelBot;

async function enterPrivate(
  given: SceneGiven,
  tx: Tx,
  chat: TelegramChat,
  update: Update,
): Promise<Pick<Scene, "community" | "isFirst">> {
  const current = await findPrivateCommunity(tx, chat, update);
  const community = current
    ? await lock(given, tx, current)
    : await findLobby(given, tx);
  const { message, callback_query, my_chat_member } = update;
  const sender = message?.from ?? callback_query?.from ?? my_chat_member?.from;
  const account = await noteAccount(tx, {
    userId: chat.id,
    languageCode: sender?.language_code ?? null,
    communityId: lobbyId,
  });
  if (message && !account.isReachable) {
    await changeAccount(tx, chat.id, { isReachable: true });
  }
  return { community, isFirst: false };
}

/**
 * What a private message is about: the community of what it answers, else the
 * chosen one, else any that the person is in.
 */
async function findPrivateCommunity(
  tx: Tx,
  chat: TelegramChat,
  { message }: Update,
): Promise<Community | undefined> {
  const account = await findAccount(tx, chat.id);
  if (!account) return undefined;
  const theirs = await listCommunitiesOf(tx, chat.id);
  const answered = message?.reply_to_message?.message_id;
  const about =
    answered === undefined
      ? null
      : await findPrivateSubject(tx, { chatId: chat.id, messageId: answered });
  return (
    theirs.find((community) => community.id === about) ??
    theirs.find((community) => community.id === account.communityId) ??
    theirs[0]
  );
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
  scene: Pick<Scene, "given" | "tx" | "update" | "whispers">,
  community: Community,
  sender: TelegramUser,
): Promise<ChatTurn> {
  const { given, tx, update, whispers } = scene;
  const now = given.clock.now();
  const isPrivate = chatOf(update)?.type === "private";
  const voice = voiceOf(update, community, sender);
  const account: Account = await noteAccount(tx, {
    userId: sender.id,
    languageCode: sender.language_code ?? null,
    communityId: voice === "person" ? community.id : lobbyId,
  });
  const actor = await meetActor(given, tx, update, community, sender);
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
    whispers,
  };
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
