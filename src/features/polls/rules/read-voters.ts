import type { ReadingContext } from "#platform/clock";
import type { PollRefusal } from "./poll-refusals.ts";
import { findElectorate, findKey, findWord } from "./poll-words.ts";
import { readClosing } from "./read-closing.ts";
import type { Said } from "./read-setting.ts";
import { suggestElectorate } from "./suggest-word.ts";

type ReadVoters = { ok: true; said: Said; rest: string } | PollRefusal;

/**
 * Reads `by=household` or a list, `by=@wang,李四,3-201`, at the start of a text;
 * null: it is about something else. Other words may follow a list after a comma
 * too, so it ends at the first that is one of them.
 */
export function readVoters(
  text: string,
  context: ReadingContext,
): ReadVoters | null {
  const [start = "", name = ""] = /^([^\s,，、=:：]+)=/.exec(text) ?? [];
  if (findKey(name) !== "by") return null;
  const [first = ""] = /^[^\s,，、]+/.exec(text.slice(start.length)) ?? [];
  const word = start + first;
  const meant = suggestElectorate(first);
  const electorate = findElectorate(first);
  if (electorate) {
    const said = { by: { word, value: electorate } };
    return { ok: true, said, rest: text.slice(word.length) };
  }
  if (meant !== null) {
    return { ok: false, reason: "unknown-word", word, meant: start + meant };
  }
  if (!/^[^:：=]+$/.test(first))
    return { ok: false, reason: "no-voters", word };
  let rest = text.slice(word.length);
  const listed = [nameOf(first)];
  for (
    let next = findNext(rest, context);
    next;
    next = findNext(rest, context)
  ) {
    listed.push(nameOf(next.name));
    rest = rest.slice(next.length);
  }
  const written = text.slice(0, text.length - rest.length);
  const said = { by: { word: written, value: [...new Set(listed)] } };
  return { ok: true, said, rest };
}

const nameOf = (written: string) => written.replace(/^＠/, "@");

/** Without a blank before it 12-05 is a unit, with one a date. */
function findNext(
  rest: string,
  context: ReadingContext,
): { name: string; length: number } | null {
  const found = /^\s*[,，、](\s*)([^\s,，、:：=]+)(?=[\s,，、]|$)/.exec(rest);
  const [whole = "", blank = "", name = ""] = found ?? [];
  if (name === "" || findWord(name)) return null;
  if (blank !== "") {
    const until = readClosing(name + rest.slice(whole.length), context);
    if (until.ok || until.reason === "past") return null;
  }
  return { name, length: whole.length };
}
