import { readText } from "#platform/i18n";
import { readMoment, type Adjusted } from "#platform/clock";
import { findCount, type CountWords } from "./read-count.ts";

export const longestPlace = 100;

export interface Wanted {
  readonly startsAt: number;
  readonly adjusted: Adjusted | null;
  readonly place: string | null;
  readonly capacity: number | null;
}

export type ReadSession =
  | { ok: true; wanted: Wanted }
  | { ok: false; reason: "no-when" | "several" | "no-room" | "place-too-long" }
  | { ok: false; reason: "unreadable" | "unread"; text: string }
  | { ok: false; reason: "no-time"; understood: Temporal.PlainDate }
  | { ok: false; reason: "past"; understood: Temporal.PlainDateTime };

interface Reading {
  readonly now: number;
  readonly timeZone: string;
  readonly countWords: CountWords;
}

/** What follows the numbers of a `/session`: `when [@ place] [max 20]`. */
export function readSession(text: string, reading: Reading): ReadSession {
  if (text.trim() === "") return { ok: false, reason: "no-when" };
  const when = readMoment(text, reading);
  if (!when.ok) {
    return when.reason === "unreadable" ? { ...when, text } : when;
  }
  const at = when.rest.search(/[@＠]/);
  const head = at === -1 ? when.rest : when.rest.slice(0, at);
  const tail = at === -1 ? "" : when.rest.slice(at + 1);
  const before = findCount(head, reading.countWords);
  const after = findCount(tail, reading.countWords);
  const unread = (before?.rest ?? head).replace(/^[\s,，、;；。.]+/, "").trim();
  if (unread !== "") {
    return isAnotherTime(unread, reading)
      ? { ok: false, reason: "several" }
      : { ok: false, reason: "unread", text: unread };
  }
  const capacity = (after ?? before)?.count ?? null;
  if (capacity === 0) return { ok: false, reason: "no-room" };
  const place = readText(
    (after?.rest ?? tail).replace(/\s+/g, " ").replace(/[,，、;；]\s*$/, ""),
    longestPlace,
  );
  if (!place.ok && place.reason === "too-long") {
    return { ok: false, reason: "place-too-long" };
  }
  return {
    ok: true,
    wanted: {
      startsAt: when.at,
      adjusted: when.adjusted ?? null,
      place: place.ok ? place.text : null,
      capacity,
    },
  };
}

/** With or without a short "or" before it. */
const isAnotherTime = (text: string, reading: Reading): boolean =>
  [text, text.replace(/^\p{L}{1,2}\s*/u, "")].some((piece) => {
    const when = readMoment(piece, reading);
    return when.ok || when.reason !== "unreadable";
  });
