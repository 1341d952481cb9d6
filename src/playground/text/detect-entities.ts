import type { MessageEntity } from "./entity.ts";

const word = String.raw`[\p{L}\p{N}_]`;
const hashtagLetter = String.raw`[\p{L}\p{Nd}_\u200c\u00b7\u0d80-\u0dff]`;

/** Telegram's own patterns, as its clients and servers apply them. */
const patterns: { type: string; pattern: RegExp }[] = [
  {
    type: "mention",
    pattern: new RegExp(
      String.raw`(?<!${word})@[a-zA-Z0-9_]{2,32}(?!${word})`,
      "gu",
    ),
  },
  {
    type: "bot_command",
    pattern: new RegExp(
      String.raw`(?<!${word}|[/<>])/[a-zA-Z0-9_]{1,64}(?:@[a-zA-Z0-9_]{3,32})?(?!${word}|[/<>@])`,
      "gu",
    ),
  },
  {
    type: "hashtag",
    pattern: new RegExp(
      String.raw`(?<!${hashtagLetter})#(?=${hashtagLetter}*\p{L})${hashtagLetter}{1,256}(?:@[a-zA-Z0-9_]{3,32})?(?!${hashtagLetter}*#)`,
      "gu",
    ),
  },
  {
    type: "email",
    pattern:
      /(?<![a-z0-9_.+-])[a-z0-9_.+-]{1,64}@(?:[a-z0-9-]+\.)+[a-z]{2,8}(?![a-z0-9_.+-])/giu,
  },
  {
    type: "url",
    pattern:
      /(?<![\p{L}\p{N}_@./:-])(?:https?:\/\/(?:localhost|(?:[\p{L}\p{N}-]+\.)+[\p{L}\p{N}-]{2,}|\d{1,3}(?:\.\d{1,3}){3})|(?:[a-z0-9-]+\.)+(?:com|org|net|info|io|me|cn|gov|edu|app|dev|eu|de|ru|uk|us))(?![\p{L}\p{N}_@-])(?::\d{1,5})?(?:[/?#](?:[^\s<>"{}|\\^`]*[^\s<>"{}|\\^`.,:;!?()'，。！？、）])?)?/giu,
  },
];

/**
 * Finds commands, mentions, hashtags and links where `taken` leaves room.
 * Formatting may overlap what is found; links, code and mentions may not.
 */
export function detectEntities(
  text: string,
  taken: readonly MessageEntity[] = [],
): MessageEntity[] {
  if (!/[@/#.:]/.test(text)) return [];
  const occupied = taken.filter((entity) => !isFormatting(entity.type));
  const found: MessageEntity[] = [];
  for (const { type, pattern } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const entity = { type, offset: match.index, length: match[0].length };
      const overlaps = (other: MessageEntity) =>
        entity.offset < other.offset + other.length &&
        other.offset < entity.offset + entity.length;
      if (!occupied.some(overlaps) && !found.some(overlaps)) found.push(entity);
    }
  }
  return found;
}

function isFormatting(type: string): boolean {
  return [
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
  ].includes(type);
}
