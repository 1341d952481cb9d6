import { randomInt } from "node:crypto";
import { findChat, findMessage, type Call, type Method } from "./call.ts";
import { readInlineMarkup } from "./keyboards.ts";
import { showSent } from "./method-send.ts";
import {
  isObject,
  readFlag,
  readInteger,
  readJson,
  readText,
} from "./params.ts";
import { editStored } from "./post.ts";
import { badRequest } from "./refusal.ts";
import { sendContent } from "./send-to-chat.ts";
import { nowSeconds } from "./state.ts";
import { countCharacters, fixText } from "./text/fix-text.ts";
import type { Poll, PollOption } from "./types.ts";

/** Native polls; anonymous unless told otherwise, as at Telegram. */
export const sendPoll: Method = (call) => {
  const { core, params } = call;
  const poll = readPoll(call);
  const stored = sendContent(call, { poll });
  core.state.polls.set(poll.id, {
    chatId: stored.body.chat.id,
    messageId: stored.body.message_id,
    votes: new Map(),
    poll,
  });
  if (readFlag(params, "is_closed")) closePoll(call, poll.id);
  return showSent(call, stored);
};

export const stopPoll: Method = (call) => {
  const markup = readInlineMarkup(call.params);
  const record = findChat(call, "write");
  const stored = findMessage(call, record, "message with poll to stop");
  const { poll } = stored.body;
  if (!poll) throw badRequest("message is not a poll");
  if (stored.authorId !== call.core.state.bot.id) {
    throw badRequest("poll can't be stopped");
  }
  if (poll.is_closed) throw badRequest("poll has already been closed");
  closePoll(call, poll.id);
  editStored(call.core, record, stored, { markup });
  const stopped = stored.body.poll ?? poll;
  // A bot is told even of what it did itself.
  call.core.updates.push({ poll: stopped });
  return stopped;
};

function closePoll(call: Call, pollId: string): void {
  const { state } = call.core;
  const open = state.polls.get(pollId);
  const stored =
    open && state.chats.get(open.chatId)?.messages.get(open.messageId);
  if (!open || !stored) return;
  open.poll = { ...open.poll, is_closed: true };
  stored.body = { ...stored.body, poll: open.poll };
}

function readPoll(call: Call): Poll {
  const { core, params } = call;
  const question = fixLine(readText(params, "question") ?? "");
  if (question === "") throw badRequest("poll question must be non-empty");
  if (countCharacters(question) > 300) {
    throw badRequest("poll question length must not exceed 300");
  }
  const type = readText(params, "type") ?? "regular";
  if (type !== "regular" && type !== "quiz" && type !== "") {
    throw badRequest("unsupported poll type specified");
  }
  const options = readOptions(call);
  const period = readInteger(params, "open_period") ?? 0;
  const closeDate =
    period > 0
      ? nowSeconds(core.state) + period
      : (readInteger(params, "close_date") ?? 0);
  const anonymous = readText(params, "is_anonymous");
  return {
    id: String(BigInt(randomInt(2 ** 47)) * 8191n),
    question,
    options,
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: anonymous === undefined || readFlag(params, "is_anonymous"),
    type: type === "quiz" ? "quiz" : "regular",
    allows_multiple_answers: readFlag(params, "allows_multiple_answers"),
    allows_revoting: type !== "quiz",
    members_only: false,
    ...(type === "quiz" ? readQuiz(call, options.length) : {}),
    ...(period > 0 ? { open_period: period } : {}),
    ...(closeDate > 0 ? { close_date: closeDate } : {}),
  };
}

function readOptions(call: Call): PollOption[] {
  const given = readJson(call.params, "options", "options");
  if (!Array.isArray(given)) throw badRequest("expected an Array of String");
  if (given.length === 0) {
    throw badRequest("poll must have at least one answer option");
  }
  if (given.length > 12) {
    throw badRequest("poll can't have more than 12 options");
  }
  return given.map((option: unknown, index) => {
    const source = isObject(option) ? option["text"] : option;
    const text = fixLine(typeof source === "string" ? source : "");
    if (text === "") throw badRequest("poll option must be non-empty");
    if (countCharacters(text) > 100) {
      throw badRequest("poll options length must not exceed 100");
    }
    return { persistent_id: String(index), text, voter_count: 0 };
  });
}

function readQuiz(call: Call, optionCount: number): Partial<Poll> {
  const given = readJson(
    call.params,
    "correct_option_ids",
    "correct option identifiers",
  );
  const ids = Array.isArray(given)
    ? given.map(Number)
    : [readInteger(call.params, "correct_option_id") ?? -1];
  if (ids.some((id) => !(id >= 0 && id < optionCount))) {
    throw badRequest("wrong correct option ID specified");
  }
  const explanation = fixLine(readText(call.params, "explanation") ?? "");
  return {
    correct_option_ids: ids,
    ...(explanation === "" ? {} : { explanation }),
  };
}

function fixLine(text: string): string {
  const fixed = fixText(text);
  return fixed.ok ? fixed.text : "";
}
