import { findChat, type Call, type Method } from "./call.ts";
import type { BotCommand } from "./commands.ts";
import { commandKey } from "./commands.ts";
import { isObject, readJson, readText } from "./params.ts";
import { badRequest } from "./refusal.ts";

const maxCommands = 100;

export const setMyCommands: Method = (call) => {
  const given = readJson(call.params, "commands", "commands") ?? [];
  if (!Array.isArray(given))
    throw badRequest("expected an Array of BotCommand");
  const commands = given.map(readCommand);
  if (commands.length > maxCommands) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  call.core.state.commands.set(readKey(call), commands);
  return true;
};

export const getMyCommands: Method = (call) =>
  call.core.state.commands.get(readKey(call)) ?? [];

export const deleteMyCommands: Method = (call) => {
  call.core.state.commands.delete(readKey(call));
  return true;
};

/** Taken in and never shown: the playground has no bot profile. */
export const acceptSilently: Method = () => true;

function readKey(call: Call): string {
  const scope = readJson(call.params, "scope", "BotCommandScope") ?? {};
  if (!isObject(scope)) throw badRequest("BotCommandScope must be an Object");
  const type = scope["type"] ?? "default";
  const scopes = [
    "default",
    "all_private_chats",
    "all_group_chats",
    "all_chat_administrators",
    "chat",
    "chat_administrators",
    "chat_member",
  ];
  if (typeof type !== "string" || !scopes.includes(type)) {
    throw badRequest("unsupported BotCommandScope type specified");
  }
  const chatId = type.startsWith("chat") ? findScopeChat(call, scope) : 0;
  const language = readText(call.params, "language_code") ?? "";
  if (!/^([a-z]{2})?$/.test(language)) {
    throw badRequest("invalid language code specified");
  }
  return commandKey(
    {
      type,
      chatId,
      userId: Number(scope["user_id"] ?? 0),
    },
    language,
  );
}

function findScopeChat(call: Call, scope: Record<string, unknown>): number {
  const params = { values: scope, files: call.params.files };
  return findChat({ ...call, params }, "write").chat.id;
}

function readCommand(given: unknown): BotCommand {
  const refuse = (reason: string) =>
    badRequest(`can't parse BotCommand: ${reason}`);
  if (!isObject(given)) throw refuse("expected an Object");
  const { command, description } = given;
  if (typeof command !== "string") throw refuse('Can\'t find field "command"');
  if (typeof description !== "string") {
    throw refuse('Can\'t find field "description"');
  }
  const name = command.trim().replace(/^\//, "");
  if (!/^[a-z0-9_]{1,32}$/.test(name)) throw badRequest("BOT_COMMAND_INVALID");
  const text = description.trim();
  if (text.length < 1 || text.length > 256) {
    throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  return { command: name, description: text };
}
