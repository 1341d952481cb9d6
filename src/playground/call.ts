import type { Core } from "./core.ts";
import { readInteger, readText, type Params } from "./params.ts";
import { badRequest, forbidden, Refusal } from "./refusal.ts";
import {
  isBotIn,
  type ChatRecord,
  type State,
  type StoredMessage,
} from "./state.ts";

/** One call of a Bot API method. */
export interface Call {
  core: Core;
  params: Params;
  /** Aborted when the caller hangs up; not every call needs to know. */
  watchCaller?: () => AbortSignal;
}

/** Returns the `result`; throws Refusal for what Telegram refuses. */
export type Method = (call: Call) => unknown;

/** Reading goes on where writing has become impossible. */
type Access = "read" | "write";

export function findChat(
  call: Call,
  access: Access,
  name = "chat_id",
): ChatRecord {
  const { state } = call.core;
  const text = readText(call.params, name) ?? "";
  if (text === "") throw badRequest(`${name} is empty`);
  const record = state.chats.get(Number(text));
  if (!record) throw refuseUnknownChat(state, Number(text), access);
  if (record.migratedToId !== undefined) {
    throw new Refusal(
      400,
      "Bad Request: group chat was upgraded to a supergroup chat",
      { migrate_to_chat_id: record.migratedToId },
    );
  }
  if (record.chat.type === "private") checkPrivate(record, access);
  else checkGroup(state, record, access);
  return record;
}

function refuseUnknownChat(
  state: State,
  chatId: number,
  access: Access,
): Refusal {
  const hasMet = state.chats
    .values()
    .some((record) => record.members.has(chatId) && isBotIn(state, record));
  if (hasMet && access === "write") {
    return forbidden("bot can't initiate conversation with a user");
  }
  return badRequest("chat not found");
}

function checkPrivate(record: ChatRecord, access: Access): void {
  if (access === "read") return;
  if (record.isBotBlocked) throw forbidden("bot was blocked by the user");
  if (!record.isStarted) {
    throw forbidden("bot can't initiate conversation with a user");
  }
}

function checkGroup(state: State, record: ChatRecord, access: Access): void {
  const { type } = record.chat;
  const status = record.members.get(state.bot.id)?.status;
  if (status === undefined) throw badRequest("chat not found");
  // A basic group can still be read after leaving, a supergroup cannot.
  if (access === "read" && type === "group") return;
  if (status === "kicked") {
    throw forbidden(`bot was kicked from the ${type} chat`);
  }
  if (status === "left") {
    throw forbidden(`bot is not a member of the ${type} chat`);
  }
}

/** `what` names the message in the refusal: "message to edit". */
export function findMessage(
  call: Call,
  record: ChatRecord,
  what: string,
  name = "message_id",
): StoredMessage {
  const messageId = readInteger(call.params, name) ?? 0;
  const stored = record.messages.get(messageId);
  if (!stored) throw badRequest(`${what} not found`);
  return stored;
}
