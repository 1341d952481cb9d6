import {
  answer,
  conveners,
  readItemNumber,
  refuse,
  residents,
  type ChatTurn,
  type Command,
  type ConvenerTurn,
} from "#platform/chat";
import { createWords, locales } from "#platform/i18n";
import { conveneSession } from "./convene-session.ts";
import { composePage, listed } from "./list-agenda.ts";
import { moveSession } from "./move-session.ts";
import {
  phraseMisreading,
  phraseUnconvened,
  phraseUnmoved,
} from "./phrase-refusals.ts";
import type { CountWords } from "./rules/read-count.ts";
import { longestFact, readMinutes } from "./rules/read-minutes.ts";
import { readSession, type Wanted } from "./rules/read-session.ts";
import { findSession } from "./store.ts";
import type { Session } from "./types.ts";
import { writeMinutes } from "./write-minutes.ts";

/** A message may be in any language, whatever its chat is set to. */
const countWords: CountWords = (() => {
  const all = locales.map((locale) =>
    createWords({ locale, timeZone: "UTC", now: 0 }),
  );
  return {
    before: all.flatMap((words) =>
      words.plain("sessions.capacity.before").split(" "),
    ),
    after: all.flatMap((words) =>
      words.plain("sessions.capacity.after").split(" "),
    ),
  };
})();

async function convene(turn: ConvenerTurn): Promise<void> {
  const { t } = turn.words;
  const read = readNumbers(turn.message?.text ?? "");
  if (!read) return refuse(turn, t("sessions.refused.example"));
  const { numbers, rest } = read;
  const sessions = await findSessions(turn, numbers);
  const [first = 0] = numbers;
  if (sessions.length > 0 && numbers.length > 1) {
    const n = sessions[0]?.number ?? first;
    return refuse(turn, t("sessions.refused.move-alone", { n }));
  }
  const { timeZone } = turn.community;
  const wanted = readSession(rest, { now: turn.now, timeZone, countWords });
  if (!wanted.ok) {
    return refuse(turn, phraseMisreading(turn.words, first, wanted));
  }
  const [session] = sessions;
  return session
    ? move(turn, session, wanted.wanted)
    : set(turn, numbers, wanted.wanted);
}

/** `#12 #13`: after the first, a number without its sign belongs to the time. */
function readNumbers(text: string): { numbers: number[]; rest: string } | null {
  const first = readItemNumber(text);
  if (!first) return null;
  const numbers = [first.number];
  let { rest } = first;
  while (/^\s*[#＃]/.test(rest)) {
    const next = readItemNumber(rest);
    if (!next) break;
    if (!numbers.includes(next.number)) numbers.push(next.number);
    ({ rest } = next);
  }
  return { numbers, rest };
}

async function findSessions(
  turn: ChatTurn,
  numbers: readonly number[],
): Promise<Session[]> {
  const found: Session[] = [];
  for (const number of numbers) {
    const session = await findSession(turn.tx, turn.community.id, number);
    if (session) found.push(session);
  }
  return found;
}

async function set(
  turn: ConvenerTurn,
  topics: readonly number[],
  wanted: Wanted,
): Promise<void> {
  const { t, format } = turn.words;
  const convened = await conveneSession(turn, topics, wanted);
  if (!convened.ok) return refuse(turn, phraseUnconvened(turn.words, convened));
  // In the group the card is the answer; in private chat it is out of sight.
  if (turn.place === "group") return;
  const when = format.dateTimeWithWeekday(wanted.startsAt);
  return answer(turn, {
    text: t("sessions.convened", { n: convened.number, when }),
  });
}

async function move(
  turn: ConvenerTurn,
  session: Session,
  wanted: Wanted,
): Promise<void> {
  const { t, format } = turn.words;
  const moved = await moveSession(turn, session, wanted);
  if (!moved.ok) return refuse(turn, phraseUnmoved(turn.words, moved));
  const { number: n, startsAt, capacity } = moved.session;
  if (!moved.isTold && capacity !== null) {
    return answer(turn, {
      text: t("sessions.told.room", { n, max: capacity }),
    });
  }
  // In the group the notice to everybody is the answer.
  if (turn.place === "group") return;
  const when = format.dateTimeWithWeekday(startsAt);
  return answer(turn, {
    text: t("sessions.told.moved-privately", { n, when }),
  });
}

async function write(turn: ConvenerTurn): Promise<void> {
  const { t, format } = turn.words;
  const numbered = readItemNumber(turn.message?.text ?? "");
  if (!numbered) return refuse(turn, t("sessions.minutes.example"));
  const { number: n, rest } = numbered;
  const read = readMinutes(rest, countWords);
  if (!read.ok) {
    return refuse(
      turn,
      read.reason === "example"
        ? t("sessions.minutes.example-of", { n })
        : t("sessions.minutes.too-long", { limit: longestFact }),
    );
  }
  const written = await writeMinutes(turn, n, read.facts);
  if (written.ok) return;
  if (written.reason === "early") {
    const when = format.dateTimeWithWeekday(written.session.startsAt);
    return refuse(turn, t("sessions.minutes.early", { n, when }));
  }
  return refuse(turn, t(`sessions.minutes.${written.reason}`, { n }));
}

async function list(turn: ChatTurn): Promise<void> {
  await answer(turn, await composePage(turn, turn.personal, 0), {
    about: listed,
    ...(turn.message && { replyTo: turn.message.id }),
  });
}

export const commands: readonly Command[] = [
  { name: "session", who: conveners(convene) },
  { name: "minutes", who: conveners(write) },
  { name: "agenda", who: residents(list) },
];
