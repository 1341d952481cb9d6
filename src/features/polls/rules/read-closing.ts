import {
  readUntil,
  type ReadingContext,
  type ReadUntil,
} from "#platform/clock";
import { findWord, findWordAtStart } from "./poll-words.ts";

/**
 * The closing time at the start of a text. It is read without the words of a
 * poll behind it: the door of 12-05 单元 is no day, 12-05 单选 is one.
 */
export function readClosing(text: string, context: ReadingContext): ReadUntil {
  const next = [...text.matchAll(/(?<=[\s,，、])[^\s,，、]+/g)].find(
    ([word]) =>
      word.includes("=") ||
      findWord(word) ||
      findWordAtStart(word) !== undefined,
  );
  const end = next?.index ?? text.length;
  const read = readUntil(text.slice(0, end), context);
  return read.ok ? { ...read, rest: read.rest + text.slice(end) } : read;
}
