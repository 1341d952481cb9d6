import type { Core } from "./core.ts";
import { Impossible } from "./impossible.ts";
import type { CallbackAnswer } from "./seen.ts";
import { getRecord, showMessage } from "./state.ts";
import type { InlineButton, User } from "./types.ts";

export type ButtonChoice = { data: string } | { label: string };

/** Throws if no such button is on the message now. */
export function pressButton(
  core: Core,
  chatId: number,
  messageId: number,
  from: User,
  choice: ButtonChoice,
): Promise<CallbackAnswer> {
  const stored = getRecord(core.state, chatId).messages.get(messageId);
  const buttons = stored?.markup?.inline_keyboard?.flat() ?? [];
  const matches = (button: InlineButton) =>
    "data" in choice
      ? button.callback_data === choice.data
      : button.text === choice.label;
  const button = buttons.find(matches);
  if (!button) {
    throw new Impossible(
      `No button ${JSON.stringify(choice)} on message ${messageId}; it has ${JSON.stringify(buttons.map((one) => one.text))}.`,
    );
  }
  if (button.callback_data === undefined) {
    return Promise.resolve({
      show_alert: false,
      ...(button.url === undefined ? {} : { url: button.url }),
    });
  }
  return pressForged(core, chatId, messageId, from, button.callback_data);
}

/** A press with any data, as a modified client could send it. */
export function pressForged(
  core: Core,
  chatId: number,
  messageId: number,
  from: User,
  data: string,
): Promise<CallbackAnswer> {
  const record = getRecord(core.state, chatId);
  const stored = record.messages.get(messageId);
  const { id, answer } = core.presses.open({
    chatId,
    messageId,
    userId: from.id,
  });
  core.updates.push({
    callback_query: {
      id,
      from,
      message: stored
        ? showMessage(record, stored)
        : { chat: record.chat, message_id: messageId, date: 0 },
      chat_instance: record.chatInstance,
      data,
    },
  });
  return answer;
}
