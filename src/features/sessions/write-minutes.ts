import { readText } from "#platform/i18n";
import {
  answer,
  ask,
  endDialogue,
  refuse,
  type ChatTurn,
  type DialogueKind,
} from "#platform/chat";
import { react, tell } from "#platform/outbox";
import { composeDraft, composeQuestion, draftKind } from "./compose-minutes.ts";
import { listTitles } from "./list-titles.ts";
import {
  findMissing,
  longestFact,
  type AskedFact,
  type Facts,
} from "./rules/read-minutes.ts";
import { longestPlace } from "./rules/read-session.ts";
import { insertDraft, listPostedMinutes } from "./keep-minutes.ts";
import { findSeats } from "./seat-attendees.ts";
import { findSession } from "./store.ts";
import type { Session } from "./types.ts";

const dialogue = "sessions.minutes";

/** Whoever is asked for facts is asked no more; false: nobody was. */
export const stopAsking = (turn: ChatTurn): Promise<boolean> =>
  endDialogue(turn, dialogue);

export type Writing =
  | { ok: true }
  | { ok: false; reason: "no-session" | "cancelled" }
  | { ok: false; reason: "early"; session: Session };

/** Asks for the facts that are missing, one by one, then shows the draft. */
export async function writeMinutes(
  turn: ChatTurn,
  number: number,
  facts: Facts,
): Promise<Writing> {
  const session = await findSession(turn.tx, turn.community.id, number);
  if (!session) return { ok: false, reason: "no-session" };
  if (session.state === "cancelled") return { ok: false, reason: "cancelled" };
  if (turn.now < session.startsAt) {
    return { ok: false, reason: "early", session };
  }
  // What goes on in private chat must not look like silence in the group.
  if (turn.place === "group" && turn.account.isReachable && turn.message) {
    await react(turn, turn.message.id, "👌");
  }
  await collectFacts(turn, session, facts);
  return { ok: true };
}

async function collectFacts(
  turn: ChatTurn,
  session: Session,
  given: Facts,
): Promise<void> {
  const facts = knownFacts(session, given);
  const fact = findMissing(facts);
  if (!fact) return showDraft(turn, session, facts);
  const topics = await listTitles(turn, session);
  const attendance = given.attendance ?? (await countComers(turn, session));
  const memberId = turn.voice === "person" ? turn.actor.id : null;
  await ask(turn, {
    kind: dialogue,
    state: { ...given, session: session.number, asked: fact },
    compose: (words) =>
      composeQuestion(turn, words, {
        session,
        topics,
        facts,
        attendance,
        fact,
        memberId,
      }),
  });
}

const knownFacts = (session: Session, given: Facts): Facts => ({
  ...(session.place !== null && { place: session.place }),
  ...given,
});

async function countComers(turn: ChatTurn, session: Session): Promise<number> {
  const { going } = await findSeats(turn.tx, turn.community.id, session);
  return going.length;
}

async function showDraft(
  turn: ChatTurn,
  session: Session,
  facts: Facts,
): Promise<void> {
  const { tx, community, actor } = turn;
  const { number, startsAt } = session;
  await stopAsking(turn);
  const isPerson = turn.voice === "person";
  const minutes = await insertDraft(tx, community.id, {
    session: number,
    heldAt: startsAt,
    place: facts.place ?? "",
    attendance: facts.attendance ?? (await countComers(turn, session)),
    measures: facts.measures ?? "",
    effect: facts.effect ?? "",
    writtenById: isPerson ? actor.id : null,
  });
  const topics = await listTitles(turn, session);
  const posted = await listPostedMinutes(tx, community.id, number);
  const shown = { minutes, topics, isAgain: posted.length > 0 };
  const rest = {
    about: { kind: draftKind, number },
    replaces: `minutes/${number}/${actor.id}`,
  };
  if (isPerson) {
    await tell(turn, actor, (words) => composeDraft(turn, words, shown), {
      ...rest,
      kind: "answer",
    });
    return;
  }
  await answer(turn, composeDraft(turn, turn.words, shown), rest);
}

export const minutesDialogue: DialogueKind = {
  kind: dialogue,
  async run(turn, state) {
    const { t, format } = turn.words;
    const { session: number, asked, ...given } = state;
    const n = Number(number);
    const session = await findSession(turn.tx, turn.community.id, n);
    if (!session || session.state === "cancelled") {
      await stopAsking(turn);
      return refuse(turn, t("sessions.minutes.cancelled", { n }));
    }
    if (turn.now < session.startsAt) {
      await stopAsking(turn);
      const when = format.dateTimeWithWeekday(session.startsAt);
      return refuse(turn, t("sessions.minutes.early", { n, when }));
    }
    const fact = asked as AskedFact;
    const limit = limitOf(fact);
    const read = readText(turn.message?.text ?? "", limit);
    if (!read.ok) {
      return refuse(
        turn,
        read.reason === "empty"
          ? t("sessions.minutes.empty")
          : t("sessions.minutes.too-long", { limit }),
      );
    }
    return collectFacts(turn, session, {
      ...(given as Facts),
      [fact]: read.text,
    });
  },
};

const limitOf = (fact: AskedFact): number =>
  fact === "place" ? longestPlace : longestFact;

/** Asks again from the start; the number of those who came stays. */
export const writeAgain = (
  turn: ChatTurn,
  session: Session,
  attendance: number,
): Promise<void> => collectFacts(turn, session, { attendance });
