import { asConvener, type ChatTurn, type Incoming } from "#platform/chat";
import { knowMember } from "#platform/community";
import { locales, readText, textsUnder } from "#platform/i18n";
import { readOrigin, type OriginWords } from "./rules/origin.ts";
import { longestTopic } from "./rules/title.ts";
import { mostPhotos } from "./store/photos.ts";
import { sources, type Matter } from "./types.ts";

export type MatterRead =
  | { ok: true; matter: Matter }
  /** `no-words`: the message it answers has none. */
  | { ok: false; reason: "empty" | "no-words" | "too-long" };

const listWords = (key: string): string[] =>
  locales
    .map((locale) => textsUnder(locale, "topics.origin.words")[key])
    .flatMap((words) => (typeof words === "string" ? words : "").split(" "))
    .filter((word) => word !== "");

const originWords: OriginWords = {
  sources: new Map(
    sources.flatMap((source) =>
      listWords(source).map((word) => [word, source]),
    ),
  ),
  behalf: new Set(listWords("behalf")),
};

type TextRead =
  { ok: true; text: string } | { ok: false; reason: "empty" | "too-long" };

/** The text of a topic: signs and pictures alone tell nobody what is the matter. */
export function readTopicText(text: string): TextRead {
  const read = readText(text, longestTopic);
  return read.ok && !/[\p{L}\p{N}]/u.test(read.text)
    ? { ok: false, reason: "empty" }
    : read;
}

/**
 * What a person wrote as a matter of theirs. Conveners also enter what was said
 * offline, or where it came from.
 */
export async function readWords(turn: ChatTurn, text: string) {
  const isConvener = (await asConvener(turn)) !== null;
  const {
    source,
    onBehalfOf,
    text: said,
  } = isConvener
    ? readOrigin(text, originWords)
    : ({ source: "resident", onBehalfOf: null, text } as const);
  const read = readTopicText(said);
  return read.ok ? { ...read, source, onBehalfOf } : read;
}

export const blankMatter = (turn: ChatTurn): Matter => ({
  text: "",
  authorId: turn.actor.id,
  source: "resident",
  onBehalfOf: null,
  isUnnamed: false,
  photos: [],
  place: null,
  recurs: null,
  answers: null,
});

/** What was written, or else what it replies to, to its author's credit. */
export async function readMatter(turn: ChatTurn): Promise<MatterRead> {
  const { message } = turn;
  if (!message) return { ok: false, reason: "empty" };
  // The words of a card are nobody's topic.
  const quoted = message.replyTo?.isOurs ? null : message.replyTo;
  const isQuote = quoted !== null && message.text.trim() === "";
  const matter: Matter = {
    ...blankMatter(turn),
    photos: [...(quoted?.photos ?? []), ...message.photos].slice(0, mostPhotos),
    place: message.location ?? quoted?.location ?? null,
    answers: turn.place === "group" ? message.id : null,
  };
  return isQuote
    ? readQuoted(turn, matter, quoted)
    : readOwn(turn, matter, message.text);
}

async function readOwn(
  turn: ChatTurn,
  matter: Matter,
  text: string,
): Promise<MatterRead> {
  const read = await readWords(turn, text);
  if (!read.ok) return read;
  const { source, onBehalfOf } = read;
  return {
    ok: true,
    matter: { ...matter, text: read.text, source, onBehalfOf },
  };
}

async function readQuoted(
  turn: ChatTurn,
  matter: Matter,
  quoted: NonNullable<Incoming["replyTo"]>,
): Promise<MatterRead> {
  const read = readTopicText(quoted.text);
  if (!read.ok) {
    const { reason } = read;
    return { ok: false, reason: reason === "empty" ? "no-words" : reason };
  }
  const { tx, community, now } = turn;
  const author = quoted.author
    ? await knowMember(tx, community.id, quoted.author, now)
    : turn.actor;
  return {
    ok: true,
    matter: { ...matter, text: read.text, authorId: author.id },
  };
}
