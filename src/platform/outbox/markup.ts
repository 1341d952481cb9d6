import { cutText, Html, plainText } from "#platform/i18n";
import type { Content } from "./content.ts";

/** Telegram's longest texts, in code points. */
const textLimit = 4_096;
const captionLimit = 1_024;

interface Entity {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
  readonly user?: { readonly id: number };
}

const types: Record<string, string> = {
  b: "bold",
  i: "italic",
  u: "underline",
  s: "strikethrough",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
};

/**
 * Marked text as Telegram takes it: plain text with entities (offsets in UTF-16
 * units). No text of people's can then be mistaken for markup. Over the limit it
 * is cut, with an ellipsis.
 */
export function toMessage(
  content: Content,
  limit: number = textLimit,
): Record<string, unknown> {
  const { text, entities } = readMarkup(content.text);
  // Half a character, from a cut elsewhere, would be refused.
  const cut = cutText(text, limit).toWellFormed();
  return {
    text: cut,
    ...(entities.length > 0 && {
      entities: entities
        .filter((entity) => entity.offset < cut.length)
        .map((entity) => ({
          ...entity,
          length: Math.min(entity.length, cut.length - entity.offset),
        })),
    }),
    ...(content.buttons &&
      content.buttons.length > 0 && {
        reply_markup: {
          inline_keyboard: content.buttons.map((row) =>
            row.map((button) =>
              "url" in button
                ? { text: button.label, url: button.url }
                : { text: button.label, callback_data: button.data },
            ),
          ),
        },
      }),
    link_preview_options: { is_disabled: true },
  };
}

/** The same below a document or a photo. */
export function toCaption(content: Content): Record<string, unknown> {
  const { text, entities, reply_markup } = toMessage(content, captionLimit);
  return {
    caption: text,
    ...(entities !== undefined && { caption_entities: entities }),
    ...(reply_markup !== undefined && { reply_markup }),
  };
}

function readMarkup(marked: Html): { text: string; entities: Entity[] } {
  let text = "";
  const entities: Entity[] = [];
  const open: { tag: string; offset: number; href: string | undefined }[] = [];
  for (const piece of marked.source.split(/(<[^>]*>)/)) {
    const tag = /^<(\/?)(\w+)(?: href="([^"]*)")?>$/.exec(piece);
    if (!tag) {
      text += plainText(new Html(piece));
    } else if (tag[1] === "") {
      open.push({ tag: tag[2] ?? "", offset: text.length, href: tag[3] });
    } else {
      const start = open.pop();
      if (!start || start.tag !== tag[2]) {
        throw new Error(`the markup of a text is not balanced: ${piece}`);
      }
      const length = text.length - start.offset;
      if (length > 0) entities.push(asEntity(start, length));
    }
  }
  if (open.length > 0) {
    throw new Error(
      `the markup of a text is not closed: <${open.at(-1)?.tag ?? ""}>`,
    );
  }
  return { text, entities: entities.sort((a, b) => a.offset - b.offset) };
}

function asEntity(
  start: { tag: string; offset: number; href: string | undefined },
  length: number,
): Entity {
  const { tag, offset, href } = start;
  const user = /^tg:\/\/user\?id=(\d+)$/.exec(href ?? "");
  if (user) {
    return {
      type: "text_mention",
      offset,
      length,
      user: { id: Number(user[1]) },
    };
  }
  if (href !== undefined) {
    return {
      type: "text_link",
      offset,
      length,
      url: plainText(new Html(href)),
    };
  }
  const type = types[tag];
  if (!type) throw new Error(`no such markup in a text: <${tag}>`);
  return { type, offset, length };
}
