import type { Call } from "./call.ts";
import { isObject, readJson, readText } from "./params.ts";
import { badRequest } from "./refusal.ts";
import type { State } from "./state.ts";
import { countCharacters, fixText } from "./text/fix-text.ts";
import { parseHtml, type ParsedText } from "./text/parse-html.ts";
import { parseMarkdownV2 } from "./text/parse-markdown.ts";
import type { MessageEntity } from "./types.ts";

export interface FormattedText {
  text: string;
  entities: MessageEntity[];
}

const maxRawBytes = 32_768;
const entityTypes = [
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "blockquote",
  "expandable_blockquote",
  "code",
  "pre",
  "text_link",
  "text_mention",
  "custom_emoji",
];

/** A text parameter with its parse_mode or entities; "" when it is absent. */
function readFormatted(
  call: Call,
  names: { text: string; entities: string; parseMode?: string },
): FormattedText {
  const source = readText(call.params, names.text) ?? "";
  if (Buffer.byteLength(source) > maxRawBytes) {
    throw badRequest("text is too long");
  }
  const mode = readText(call.params, names.parseMode ?? "parse_mode") ?? "";
  const parsed =
    source === "" || mode === "" || mode.toLowerCase() === "none"
      ? { text: source, entities: readEntities(call, names.entities) }
      : parseMarked(source, mode);
  const fixed = fixText(
    parsed.text,
    parsed.entities.flatMap((entity) => nameUser(call.core.state, entity)),
  );
  if (!fixed.ok) throw badRequest(lowerFirst(fixed.error));
  return { text: fixed.text, entities: fixed.entities };
}

/** The text of a message: 1 to 4096 characters. */
export function readMessageText(call: Call, tooLong: string): FormattedText {
  if ((readText(call.params, "text") ?? "") === "") {
    throw badRequest("message text is empty");
  }
  const formatted = readFormatted(call, { text: "text", entities: "entities" });
  if (formatted.text === "") throw badRequest("text must be non-empty");
  if (countCharacters(formatted.text) > 4096) throw badRequest(tooLong);
  return formatted;
}

/** The caption of a file: 0 to 1024 characters. */
export function readCaption(call: Call): FormattedText {
  const formatted = readFormatted(call, {
    text: "caption",
    entities: "caption_entities",
  });
  if (countCharacters(formatted.text) > 1024) {
    throw badRequest("message caption is too long");
  }
  return formatted;
}

function parseMarked(source: string, mode: string): FormattedText {
  const parsed = parseBy(mode.toLowerCase(), source);
  if (!parsed.ok) throw badRequest(`can't parse entities: ${parsed.error}`);
  return parsed;
}

function parseBy(mode: string, source: string): ParsedText {
  switch (mode) {
    case "html":
      return parseHtml(source);
    case "markdownv2":
      return parseMarkdownV2(source);
    default:
      throw badRequest("unsupported parse_mode");
  }
}

function readEntities(call: Call, name: string): MessageEntity[] {
  let value: unknown;
  try {
    value = readJson(call.params, name, "entities");
  } catch {
    // Telegram ignores entities that are no JSON.
    return [];
  }
  if (!Array.isArray(value)) return [];
  return value.flatMap((entity: unknown) => {
    if (!isObject(entity)) {
      throw badRequest(
        "can't parse MessageEntity: expected an Object, got something else",
      );
    }
    const { type, offset, length } = entity;
    for (const [field, given] of Object.entries({ offset, length })) {
      if (!Number.isInteger(given)) {
        throw badRequest(
          `can't parse MessageEntity: Can't find field "${field}"`,
        );
      }
    }
    const isKnown = typeof type === "string" && entityTypes.includes(type);
    return isKnown ? [entity as unknown as MessageEntity] : [];
  });
}

/** A mention of a user the bot has never met is plain text. */
function nameUser(state: State, entity: MessageEntity): MessageEntity[] {
  if (entity.type !== "text_mention") return [entity];
  const id = entity.user?.id ?? 0;
  const user = id === state.bot.id ? state.bot : state.users.get(id);
  return user ? [{ ...entity, user }] : [];
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
