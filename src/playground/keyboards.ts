import { isObject, readJson, type Params } from "./params.ts";
import { badRequest } from "./refusal.ts";
import type { InlineButton, ReplyMarkup } from "./types.ts";

const maxPerRow = 8;
const maxButtons = 100;
const maxMarkupBytes = 10_240;
const styles = ["", "default", "danger", "success", "primary"];
const otherActions = [
  "callback_game",
  "pay",
  "switch_inline_query",
  "switch_inline_query_chosen_chat",
  "switch_inline_query_current_chat",
  "login_url",
  "web_app",
  "copy_text",
];

/** The keyboard of a call, or undefined if it has none; throws refusals. */
export function readMarkup(params: Params): ReplyMarkup | undefined {
  const value = readJson(params, "reply_markup", "reply keyboard markup");
  if (value === undefined) return undefined;
  if (!isObject(value)) throw badRequest("object expected as reply markup");
  const { keyboard, inline_keyboard: inline } = value;
  requireArray(keyboard, "keyboard");
  requireArray(inline, "inline_keyboard");
  if (Array.isArray(keyboard) && keyboard.length > 0) {
    return { ...value, keyboard: keyboard.map(readTextRow) };
  }
  if (Array.isArray(inline) && inline.length > 0) {
    const rows = inline.map(readInlineRow).filter((row) => row.length > 0);
    checkSize(rows);
    return rows.length > 0 ? { inline_keyboard: rows } : undefined;
  }
  if (value["remove_keyboard"] === true) return { remove_keyboard: true };
  if (value["force_reply"] === true) {
    return { ...value, force_reply: true };
  }
  return undefined;
}

/** Edits can only leave an inline keyboard behind. */
export function readInlineMarkup(params: Params): ReplyMarkup | undefined {
  const markup = readMarkup(params);
  if (markup && !markup.inline_keyboard) {
    throw badRequest("inline keyboard expected");
  }
  return markup;
}

function requireArray(value: unknown, name: string): void {
  if (value === undefined || value === null || Array.isArray(value)) return;
  throw badRequest(`field "${name}" must be of type Array`);
}

function readTextRow(row: unknown): { text: string }[] {
  if (!Array.isArray(row)) {
    throw badRequest('field "keyboard" must be an Array of Arrays');
  }
  return row.map((button: unknown) => {
    if (typeof button === "string") return { text: button };
    if (isObject(button) && typeof button["text"] === "string") {
      return { ...button, text: button["text"] };
    }
    throw badRequest(
      "can't parse keyboard button: KeyboardButton must be a String or an Object",
    );
  });
}

function readInlineRow(row: unknown): InlineButton[] {
  if (!Array.isArray(row)) {
    throw badRequest(
      'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    );
  }
  return row.map(readInlineButton);
}

function readInlineButton(button: unknown): InlineButton {
  const refuse = (reason: string) =>
    badRequest(`can't parse inline keyboard button: ${reason}`);
  if (!isObject(button)) {
    throw refuse("InlineKeyboardButton must be an Object");
  }
  const { text, style, url, callback_data: data } = button;
  if (text === undefined) throw refuse('Can\'t find field "text"');
  if (typeof text !== "string") {
    throw refuse('Field "text" must be of type String');
  }
  if (style !== undefined && !isStyle(style)) {
    throw refuse("invalid button style specified");
  }
  if (text.trim() === "") throw badRequest("BUTTON_TEXT_EMPTY");
  const hasUrl = typeof url === "string" && url !== "";
  if (hasUrl) return { ...button, text, url: checkButtonUrl(url) };
  if (typeof data === "string" && data !== "") {
    if (Buffer.byteLength(data) > 64) throw badRequest("BUTTON_DATA_INVALID");
    return { ...button, text, callback_data: data };
  }
  if (!otherActions.some((action) => Object.hasOwn(button, action))) {
    throw refuse("Text buttons are unallowed in the inline keyboard");
  }
  return { ...button, text };
}

function isStyle(style: unknown): boolean {
  return typeof style === "string" && styles.includes(style.toLowerCase());
}

function checkButtonUrl(url: string): string {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`;
  const parsed = URL.canParse(full) ? new URL(full) : undefined;
  const isWeb = parsed?.protocol === "http:" || parsed?.protocol === "https:";
  if (!parsed || (!isWeb && !["tg:", "ton:"].includes(parsed.protocol))) {
    throw badRequest(
      `inline keyboard button URL '${url}' is invalid: Unsupported URL protocol`,
    );
  }
  // Telegram takes no address of the sender's own machine.
  if (isWeb && !parsed.hostname.includes(".")) {
    throw badRequest(
      `inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`,
    );
  }
  return full;
}

function checkSize(rows: InlineButton[][]): void {
  if (rows.some((row) => row.length > maxPerRow)) {
    throw badRequest("reply markup is too long");
  }
  const count = rows.reduce((sum, row) => sum + row.length, 0);
  const bytes = Buffer.byteLength(JSON.stringify(rows));
  if (count > maxButtons || bytes > maxMarkupBytes) {
    throw badRequest("reply markup is too long");
  }
}
