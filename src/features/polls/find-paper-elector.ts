import type { ChatTurn } from "#platform/chat";
import { mayDecide, type Member } from "#platform/community";
import { findHouseholdByUnit, findPerson } from "#features/communities";
import { findElectorsOf, isByHousehold } from "./find-electors.ts";
import { unitsIn, type Written } from "./rules/paper.ts";
import { findElectors } from "./store/electors.ts";
import type { Poll } from "./types.ts";

export type PaperElector =
  | {
      ok: true;
      electorId: number;
      memberId: number | null;
      name: string;
      /** What follows who it is. */
      rest: string;
    }
  | {
      ok: false;
      reason: "unknown" | "several" | "left" | "not-elector" | "several-units";
      name: string;
    };

/** Whose a paper is: a unit where households vote, a person by name where people do. */
export async function findPaperElector(
  turn: ChatTurn,
  poll: Poll,
  written: Written,
): Promise<PaperElector> {
  const { tx, community } = turn;
  const isUnit = isByHousehold(poll.rules.electorate);
  if (isUnit && !/^[@＠]/.test(written.text)) {
    for (const { unit, rest } of unitsIn(written.text)) {
      const household = await findHouseholdByUnit(tx, community.id, unit);
      if (!household) continue;
      const name = household.unit;
      const held = [household.id];
      const electors = await findElectors(tx, community.id, poll.number, held);
      const [electorId] = electors;
      return electorId === undefined
        ? { ok: false, reason: "not-elector", name }
        : { ok: true, electorId, memberId: null, name, rest };
    }
    return { ok: false, reason: "unknown", name: firstWord(written.text) };
  }
  const found = await findWritten(turn, written);
  if (!found.ok) return found;
  const { person, rest } = found;
  const { name } = person;
  const electors = await findElectorsOf(tx, community.id, poll, person);
  const [electorId, ...others] = electors;
  if (electorId === undefined || !mayDecide(person)) {
    return { ok: false, reason: "not-elector", name };
  }
  if (others.length > 0) return { ok: false, reason: "several-units", name };
  return {
    ok: true,
    electorId,
    memberId: isUnit ? null : person.id,
    name,
    rest,
  };
}

/** A person by what is written at a place of the message, with or without an @. */
export async function findWritten(
  turn: ChatTurn,
  { text, at }: Written,
): Promise<
  | { ok: true; person: Member; rest: string }
  | { ok: false; reason: "unknown" | "several" | "left"; name: string }
> {
  const { message } = turn;
  const mentions = (message?.mentions ?? [])
    .map((mention) => ({ ...mention, offset: mention.offset - at }))
    .filter(({ offset }) => offset === 0 || offset === 1);
  const isMarked = /^[@＠]/.test(text) || mentions.length > 0;
  const named = isMarked ? text : `@${text}`;
  const found = await findPerson(
    {
      ...turn,
      message: message && { ...message, text: named, mentions, replyTo: null },
    },
    named,
  );
  if (found.ok && found.person) {
    return { ok: true, person: found.person, rest: found.rest.trim() };
  }
  if (found.ok) return { ok: false, reason: "unknown", name: found.username };
  return found.reason === "nobody"
    ? { ok: false, reason: "unknown", name: firstWord(text) }
    : found;
}

const firstWord = (text: string): string => text.split(/[\s:：]/)[0] ?? text;
