import {
  changeCommunity,
  createCommunity,
  findCommunity,
  findCommunityByChat,
  lobbyId,
  moveCommunity,
  type Community,
} from "#platform/community";
import type { Tx } from "#platform/store";
import type { SceneGiven } from "./create-chat.ts";
import { guessPlace } from "./guess-place.ts";
import type { TelegramChat, Update } from "./update.ts";

declare module "#platform/turn" {
  interface Events {
    /** The chat has another title or id, or became a forum or ceased to be one. */
    "community.changed": { readonly was: Community };
  }
}

interface Entered {
  readonly community: Community;
  /** The community was made for this update. */
  readonly isFirst: boolean;
}

/**
 * The community is locked before anything is written, else two turns could wait
 * for each other, and read again, because it may have changed until then.
 */
export async function lock(
  { store }: SceneGiven,
  tx: Tx,
  known: Community,
): Promise<Community> {
  await store.lockCommunity(tx, known.id);
  if (store.dialect === "sqlite") return known;
  return (await findCommunity(tx, known.id)) ?? known;
}

/** The community of a group's chat, made when the chat is first met. */
export async function enterGroup(
  given: SceneGiven,
  tx: Tx,
  chat: TelegramChat,
  update: Update,
): Promise<Entered> {
  const chatId = await followMove(given, tx, chat, update);
  let found = await findCommunityByChat(tx, chatId);
  if (!found) {
    // Two chats met at once must not take the same id, nor one chat two.
    await given.store.lockCommunity(tx, lobbyId);
    found = await findCommunityByChat(tx, chatId);
  }
  if (found) {
    const known = await lock(given, tx, found);
    const community = await noteChanges(given, tx, known, chat, update);
    return { community, isFirst: false };
  }
  const created = await createCommunity(tx, {
    chatId,
    chatType: chatId === chat.id ? chat.type : "supergroup",
    title: chat.title ?? "",
    defaults: guessPlace(languageOfAdder(update), given.defaults),
    now: given.clock.now(),
  });
  await given.store.lockCommunity(tx, created.id);
  await given.admins.recall(tx, created);
  return {
    // Read again: its administrators were just written down.
    community: await changeCommunity(tx, created.id, {
      isForum: chat.is_forum ?? false,
    }),
    isFirst: true,
  };
}

/** What the chat says of itself with every update. */
async function noteChanges(
  given: SceneGiven,
  tx: Tx,
  known: Community,
  chat: TelegramChat,
  update: Update,
): Promise<Community> {
  const { title = "" } = chat;
  // A pressed message may be too old for Telegram to say more of its chat.
  const isForum = update.message ? (chat.is_forum ?? false) : known.isForum;
  const change = {
    ...(title !== "" && known.title !== title && { title }),
    ...(known.isForum !== isForum && { isForum }),
    // What was a forum topic is none any more.
    ...(known.isForum && !isForum && { threadId: null }),
    // Somebody has to look once more where the bot keeps itself.
    ...(!known.isForum && isForum && { confirmedAt: null }),
  };
  const isChanged = Object.keys(change).length > 0;
  if (!isChanged && !isMove(update)) return known;
  const community = isChanged
    ? await changeCommunity(tx, known.id, change)
    : known;
  await given.turns
    .open(tx, community, null)
    .emit("community.changed", { was: known });
  return community;
}

const languageOfAdder = ({ my_chat_member, message, callback_query }: Update) =>
  (my_chat_member ?? message ?? callback_query)?.from?.language_code;

const isMove = ({ message }: Update): boolean =>
  (message?.migrate_from_chat_id ?? message?.migrate_to_chat_id) !== undefined;

/** The chat's id from now on: Telegram tells of a move in both chats, in any order. */
async function followMove(
  given: SceneGiven,
  tx: Tx,
  chat: TelegramChat,
  { message }: Update,
): Promise<number> {
  const from = message?.migrate_from_chat_id ?? chat.id;
  const to = message?.migrate_to_chat_id ?? chat.id;
  if (from === to) return to;
  const moving = await findCommunityByChat(tx, from);
  if (moving) await lock(given, tx, moving);
  await moveCommunity(tx, { from, to });
  return to;
}
