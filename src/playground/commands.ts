import { getRecord, isAdministrator, type State } from "./state.ts";
import type { User } from "./types.ts";

export interface BotCommand {
  command: string;
  description: string;
}

interface CommandScope {
  type: string;
  chatId: number;
  userId: number;
}

export function commandKey(scope: CommandScope, language: string): string {
  const { type } = scope;
  const chatId = type.startsWith("chat") ? scope.chatId : 0;
  const userId = type === "chat_member" ? scope.userId : 0;
  return [type, chatId, userId, language].join(" ");
}

/** The list that a client shows somebody, by Telegram's order of scopes. */
export function findCommands(
  state: State,
  chatId: number,
  user: User,
): BotCommand[] {
  const record = getRecord(state, chatId);
  const isLeading = isAdministrator(record.members.get(user.id));
  const types =
    record.chat.type === "private"
      ? ["chat", "all_private_chats", "default"]
      : [
          "chat_member",
          ...(isLeading ? ["chat_administrators"] : []),
          "chat",
          ...(isLeading ? ["all_chat_administrators"] : []),
          "all_group_chats",
          "default",
        ];
  for (const type of types) {
    for (const language of [user.language_code?.split("-")[0] ?? "", ""]) {
      const key = commandKey({ type, chatId, userId: user.id }, language);
      const commands = state.commands.get(key);
      if (commands) return commands;
    }
  }
  return [];
}
