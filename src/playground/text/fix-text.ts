import { detectEntities } from "./detect-entities.ts";
import { sortEntities, type MessageEntity } from "./entity.ts";

type FixedText =
  | { ok: true; text: string; entities: MessageEntity[] }
  | { ok: false; error: string };

const maxEntities = 100;
const maxBytes = 35_000;

/**
 * What Telegram makes of a text before it keeps it: control characters become
 * spaces, line separators and marks of direction embedding go, blanks at both
 * ends go, and commands, mentions, hashtags and links are found.
 */
export function fixText(
  input: string,
  given: readonly MessageEntity[] = [],
): FixedText {
  const cleaned = cleanCharacters(input, given);
  if (!cleaned.ok) return cleaned;
  let { text } = cleaned;
  let entities = cleaned.entities.filter((entity) => entity.length > 0);

  const end = text.search(/[ \n]*$/);
  text = text.slice(0, end);
  entities = entities
    .filter((entity) => entity.offset < end)
    .map((entity) => ({
      ...entity,
      length: Math.min(entity.length, end - entity.offset),
    }));
  const firstEntityAt = Math.min(
    text.length,
    ...entities.map((entity) => entity.offset),
  );
  const start = Math.min(text.search(/[^ \n]|$/), firstEntityAt);
  text = text.slice(start);
  for (const entity of entities) entity.offset -= start;

  if (isBlank(text)) return { ok: true, text: "", entities: [] };
  if (Buffer.byteLength(text) > maxBytes) {
    text = Buffer.from(text).subarray(0, maxBytes).toString();
    text = text.replace(/\uFFFD$/, "");
    entities = entities.filter((e) => e.offset + e.length <= text.length);
  }
  entities.push(...detectEntities(text, entities));
  return {
    ok: true,
    text,
    entities: sortEntities(entities).slice(0, maxEntities),
  };
}

/** Telegram counts a text's length in code points. */
export function countCharacters(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xdc00 || unit > 0xdfff) count++;
  }
  return count;
}

const unclean = /[\x00-\x09\x0b-\x1f\u2028-\u202e\u033f\u0333\u030a]/;
const removed = /[\r\u2028-\u202e\u033f\u0333\u030a]/;

function cleanCharacters(
  input: string,
  given: readonly MessageEntity[],
): FixedText {
  for (const { offset, length } of given) {
    if (offset > input.length) {
      return {
        ok: false,
        error: `Entity begins after the end of the text at UTF-16 offset ${offset}`,
      };
    }
    if (offset + length > input.length) {
      return {
        ok: false,
        error: `Entity beginning at UTF-16 offset ${offset} ends after the end of the text at UTF-16 offset ${offset + length}`,
      };
    }
  }
  const source = input.isWellFormed() ? input : input.toWellFormed();
  const entities = given.map((entity) => ({ ...entity }));
  if (!unclean.test(source)) return { ok: true, text: source, entities };

  let text = "";
  const movedTo = new Array<number>(source.length + 1);
  for (let i = 0; i < source.length; i++) {
    movedTo[i] = text.length;
    const unit = source.charAt(i);
    if (removed.test(unit)) continue;
    text += unclean.test(unit) ? " " : unit;
  }
  movedTo[source.length] = text.length;
  for (const entity of entities) {
    const begin = movedTo[entity.offset] ?? text.length;
    const end = movedTo[entity.offset + entity.length] ?? text.length;
    entity.offset = begin;
    entity.length = end - begin;
  }
  return { ok: true, text, entities };
}

/** Only characters that show nothing. */
function isBlank(text: string): boolean {
  return /^[\s\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufeff\ufffc\u00a0]*$/.test(
    text,
  );
}
