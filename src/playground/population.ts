import type { Core } from "./core.ts";
import { Impossible } from "./impossible.ts";
import { describeMember, joinChat, setStanding } from "./members.ts";
import { postMessage } from "./post.ts";
import { createChatRecord, type ChatRecord } from "./state.ts";
import type { Chat, User } from "./types.ts";

export interface NewUser {
  name: string;
  lastName?: string;
  username?: string;
  languageCode?: string;
}

export interface NewGroup {
  title: string;
  type?: "group" | "supergroup";
  creator: User;
  members?: User[];
  isForum?: boolean;
}

export function addUser(core: Core, newUser: NewUser): User {
  const { state } = core;
  const user: User = {
    id: state.nextUserId++,
    is_bot: false,
    first_name: newUser.name,
    ...(newUser.lastName === undefined ? {} : { last_name: newUser.lastName }),
    ...(newUser.username === undefined ? {} : { username: newUser.username }),
    ...(newUser.languageCode === undefined
      ? {}
      : { language_code: newUser.languageCode }),
  };
  state.users.set(user.id, user);
  if (user.username) state.usersByName.set(user.username.toLowerCase(), user);
  return user;
}

/** In place: what people are is the same wherever they appear. */
export function setLanguage(
  core: Core,
  user: User,
  languageCode: string | undefined,
): void {
  const known = core.state.users.get(user.id);
  if (!known) throw new Impossible(`There is no user ${user.id}.`);
  if (languageCode === undefined) delete known.language_code;
  else known.language_code = languageCode;
}

/** Nobody tells the bot: it is not in the group yet. */
export function addGroup(core: Core, group: NewGroup): Chat {
  const { state } = core;
  const type = group.type ?? "group";
  const chat: Chat = {
    id:
      type === "group"
        ? -state.nextGroupId++
        : -(1_000_000_000_000 + state.nextGroupId++),
    type,
    title: group.title,
    ...(group.isForum ? { is_forum: true } : {}),
  };
  const record = createChatRecord(state, chat);
  record.members.set(
    group.creator.id,
    describeMember(group.creator, "creator"),
  );
  for (const member of group.members ?? []) {
    record.members.set(member.id, describeMember(member, "member"));
  }
  postMessage(core, record, {
    from: group.creator,
    content:
      type === "group"
        ? { group_chat_created: true }
        : { supergroup_chat_created: true },
  });
  core.events.emit("chat", () => ({ chatId: chat.id }));
  return chat;
}

export function openPrivateChat(core: Core, user: User): ChatRecord {
  const known = core.state.chats.get(user.id);
  if (known) return known;
  const record = createChatRecord(core.state, {
    id: user.id,
    type: "private",
    first_name: user.first_name,
    ...(user.last_name === undefined ? {} : { last_name: user.last_name }),
    ...(user.username === undefined ? {} : { username: user.username }),
  });
  record.members.set(user.id, describeMember(user, "member"));
  record.members.set(
    core.state.bot.id,
    describeMember(core.state.bot, "member"),
  );
  core.events.emit("chat", () => ({ chatId: user.id }));
  return record;
}

/** In private chats the bot's standing says whether it is blocked. */
export function blockBot(core: Core, user: User, isBlocked: boolean): void {
  const record = openPrivateChat(core, user);
  record.isBotBlocked = isBlocked;
  setStanding(core, record, {
    user: core.state.bot,
    status: isBlocked ? "kicked" : "member",
    by: user,
  });
}

export function addBot(core: Core, record: ChatRecord, by: User): void {
  joinChat(core, record, core.state.bot, by);
}
