import type { Method } from "./call.ts";
import { readFlag, readInteger, readJson, readText } from "./params.ts";
import { badRequest } from "./refusal.ts";
import { countCharacters } from "./text/fix-text.ts";
import type { Call } from "./call.ts";

const maxTimeoutS = 50;

export const getMe: Method = ({ core }) => ({
  ...core.state.bot,
  can_join_groups: true,
  can_read_all_group_messages: !core.state.privacyMode,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
  has_topics_enabled: false,
  allows_users_to_create_topics: false,
  can_manage_bots: false,
});

export const getUpdates: Method = (call) => {
  const { core, params } = call;
  const clamp = (value: number, least: number, most: number) =>
    Math.min(most, Math.max(least, value));
  core.updates.allow(readAllowed(call));
  const pace = core.limits.slowPoll({
    offset: readInteger(params, "offset") ?? 0,
    limit: clamp(readInteger(params, "limit") ?? 100, 1, 100),
    timeoutS: clamp(readInteger(params, "timeout") ?? 0, 0, maxTimeoutS),
  });
  return core.updates.poll({
    ...pace,
    watchCaller: call.watchCaller,
  });
};

/** Absent keeps the previous choice, an empty list is the default. */
export function readAllowed(call: Call): string[] | undefined {
  let value: unknown;
  try {
    value = readJson(call.params, "allowed_updates", "allowed updates");
  } catch {
    return undefined;
  }
  if (!Array.isArray(value)) return undefined;
  return value.filter((kind): kind is string => typeof kind === "string");
}

export const answerCallbackQuery: Method = ({ core, params }) => {
  const id = readText(params, "callback_query_id") ?? "";
  const text = readText(params, "text");
  const url = readText(params, "url");
  if (text !== undefined && countCharacters(text) > 200) {
    throw badRequest("MESSAGE_TOO_LONG");
  }
  const answer = {
    ...(text ? { text } : {}),
    ...(url ? { url } : {}),
    show_alert: readFlag(params, "show_alert"),
  };
  const place = core.presses.answer(id, answer);
  core.events.emit("callback-answer", () => ({ ...place, answer }));
  return true;
};
