import { sortEntities, type MessageEntity } from "./entity.ts";
import {
  entityOfTag,
  isSpace,
  readReference,
  readStartTag,
} from "./read-tag.ts";

export type ParsedText =
  | { ok: true; text: string; entities: MessageEntity[] }
  | { ok: false; error: string };

interface OpenTag {
  name: string;
  argument: string;
  offset: number;
}

/** Telegram's parse_mode HTML, with its error texts and byte offsets. */
export function parseHtml(source: string): ParsedText {
  const open: OpenTag[] = [];
  const entities: MessageEntity[] = [];
  let text = "";
  let i = 0;
  const fail = (error: string): ParsedText => ({ ok: false, error });
  const byteOffset = (index: number) =>
    Buffer.byteLength(source.slice(0, index));

  while (i < source.length) {
    const c = source.charAt(i);
    if (c === "&") {
      const reference = readReference(source, i);
      text += reference.text;
      i = reference.end;
      continue;
    }
    if (c !== "<") {
      text += c;
      i++;
      continue;
    }
    const begin = i;
    if (source.charAt(i + 1) !== "/") {
      const tag = readStartTag(source, begin);
      if ("error" in tag) {
        const at = tag.at ?? begin;
        return fail(`${tag.error} at byte offset ${byteOffset(at)}`);
      }
      open.push({ ...tag, offset: text.length });
      i = tag.end;
      continue;
    }
    const last = open.pop();
    if (!last) {
      return fail(`Unexpected end tag at byte offset ${byteOffset(begin)}`);
    }
    i += 2;
    while (!isSpace(source.charAt(i)) && source.charAt(i) !== ">") i++;
    const name = source.slice(begin + 2, i).toLowerCase();
    while (i < source.length && isSpace(source.charAt(i))) i++;
    if (source.charAt(i) !== ">") {
      return fail(`Unclosed end tag at byte offset ${byteOffset(begin)}`);
    }
    i++;
    if (name !== "" && name !== last.name) {
      return fail(
        `Unmatched end tag at byte offset ${byteOffset(begin)}, expected "</${last.name}>", found "</${name}>"`,
      );
    }
    if (text.length > last.offset) closeTag(last, text, entities);
  }
  const unclosed = open.pop();
  if (unclosed) {
    return fail(
      `Can't find end tag corresponding to start tag "${unclosed.name}"`,
    );
  }
  if (!text.isWellFormed()) {
    return fail(
      "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
    );
  }
  for (const entity of entities) {
    if (entity.type === "code") delete entity.language;
  }
  return { ok: true, text, entities: sortEntities(entities) };
}

function closeTag(tag: OpenTag, text: string, entities: MessageEntity[]): void {
  const { name, argument, offset } = tag;
  const length = text.length - offset;
  const previous = entities.at(-1);
  const sameStretch =
    previous?.offset === offset && previous.length === length
      ? previous
      : undefined;
  if (name === "a") {
    const url = argument === "" ? text.slice(offset) : argument;
    const link = checkLink(url);
    if (link) entities.push({ ...link, offset, length });
  } else if (name === "pre") {
    if (sameStretch?.type === "code" && sameStretch.language) {
      sameStretch.type = "pre";
    } else entities.push({ type: "pre", offset, length });
  } else if (name === "code") {
    if (sameStretch?.type === "pre" && argument !== "") {
      sameStretch.language = argument;
    } else {
      const language = argument === "" ? {} : { language: argument };
      entities.push({ type: "code", offset, length, ...language });
    }
  } else if (name === "blockquote" && argument !== "") {
    entities.push({ type: "expandable_blockquote", offset, length });
  } else if (name === "tg-emoji") {
    entities.push({
      type: "custom_emoji",
      offset,
      length,
      custom_emoji_id: argument,
    });
  } else {
    entities.push({ type: entityOfTag[name] ?? name, offset, length });
  }
}

/** A link's entity without its place; nothing for what is no link. */
export function checkLink(
  url: string,
):
  | { type: "text_link"; url: string }
  | { type: "text_mention"; user: NonNullable<MessageEntity["user"]> }
  | undefined {
  const user = /^tg:\/\/user\?id=(\d+)$/i.exec(url);
  if (user) {
    return {
      type: "text_mention",
      user: { id: Number(user[1]), is_bot: false, first_name: "" },
    };
  }
  const withScheme = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`;
  if (/\s/.test(url) || !URL.canParse(withScheme)) return undefined;
  const { protocol, hostname, href } = new URL(withScheme);
  if (!["http:", "https:", "tg:", "ton:", "tonsite:"].includes(protocol)) {
    return undefined;
  }
  if (protocol.startsWith("http") && !/[.:]|^localhost$/.test(hostname)) {
    return undefined;
  }
  return { type: "text_link", url: href };
}
