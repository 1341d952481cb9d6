import type { ChatTurn } from "#platform/chat";
import { changeAccount, changeMember, lobbyId } from "#platform/community";
import { record } from "#platform/ledger";
import {
  addWrongTry,
  hashClaimCode,
  judgeTries,
  lockTries,
  readClaimCode,
} from "./rules/claim.ts";
import { findCode, findCommunityOfCode, useCode } from "./store/claim-codes.ts";
import { findTries, listTriesOf, setTries } from "./store/claim-tries.ts";
import { findHousehold } from "./store/households.ts";
import { findHouseholdsOf, insertResident } from "./store/residents.ts";
import type { Household } from "./types.ts";

export type Claimed =
  | {
      readonly ok: true;
      readonly household: Household;
      /** They were not in the group, as far as the bot knows. */
      readonly isNewcomer: boolean;
    }
  | {
      readonly ok: false;
      readonly reason:
        | "nameless"
        | "no-code"
        | "unknown-code"
        | "used-code"
        | "void-code"
        | "expired-link";
    }
  | {
      readonly ok: false;
      readonly reason: "already";
      readonly household: Household;
      /** Somebody else of the household may still claim with this code. */
      readonly isGood: boolean;
    }
  | {
      readonly ok: false;
      readonly reason: "locked";
      readonly isNews: true;
      readonly until: number;
    }
  /** They were told. */
  | {
      readonly ok: false;
      readonly reason: "locked";
      readonly isNews: false;
    };

/** The code of a household makes somebody a resident of it, and is used up. */
export async function claimHousehold(
  turn: ChatTurn,
  text: string,
): Promise<Claimed> {
  const { tx, community, actor, now } = turn;
  if (turn.voice !== "person") return { ok: false, reason: "nameless" };
  const locked = await refuseLocked(turn);
  if (locked) return locked;
  const code = readClaimCode(text);
  if (code === null) return { ok: false, reason: "no-code" };
  const found = await findCode(tx, community.id, hashClaimCode(code));
  if (!found) {
    const tries = await findTries(tx, community.id, actor.id);
    await setTries(tx, community.id, actor.id, addWrongTry(tries, now));
    return { ok: false, reason: "unknown-code" };
  }
  const household = await findHousehold(tx, community.id, found.householdId);
  const own = await findHouseholdsOf(tx, community.id, actor.id);
  if (household && own.some(({ id }) => id === household.id)) {
    const isLate = found.expiresAt !== null && found.expiresAt <= now;
    const isGood = found.state === "open" && !isLate;
    return { ok: false, reason: "already", household, isGood };
  }
  if (found.state === "used") return { ok: false, reason: "used-code" };
  if (!household || found.state === "void") {
    return { ok: false, reason: "void-code" };
  }
  if (found.expiresAt !== null && found.expiresAt <= now) {
    return { ok: false, reason: "expired-link" };
  }
  if (!(await useCode(tx, community.id, found.hash))) {
    return { ok: false, reason: "used-code" };
  }
  await moveIn(turn, household);
  return { ok: true, household, isNewcomer: !actor.isPresent };
}

async function moveIn(turn: ChatTurn, household: Household): Promise<void> {
  const { tx, community, actor, account, now } = turn;
  await insertResident(tx, community.id, {
    householdId: household.id,
    memberId: actor.id,
    now,
  });
  await changeMember(tx, community.id, actor.id, {
    isPresent: true,
    joinedAt: actor.joinedAt ?? now,
  });
  if (turn.place !== "group") {
    await changeAccount(tx, account.userId, { communityId: community.id });
  }
  await record(turn, {
    act: "household.claimed",
    data: { household: household.id },
  });
}

async function refuseLocked(
  turn: ChatTurn,
): Promise<Extract<Claimed, { reason: "locked" }> | null> {
  const { tx, community, actor, now, log } = turn;
  const verdict = await judgePerson(turn);
  if (verdict === "may-try") return null;
  if (verdict === "is-locked") {
    return { ok: false, reason: "locked", isNews: false };
  }
  const locked = lockTries(now);
  await setTries(tx, community.id, actor.id, locked);
  log.warn(
    { community: community.id, member: actor.id },
    "claim codes are being guessed",
  );
  if (community.id !== lobbyId) await record(turn, { act: "claim.locked" });
  const until = locked.lockedUntil ?? now;
  return { ok: false, reason: "locked", isNews: true, until };
}

const judgePerson = async ({ tx, account, now }: ChatTurn) =>
  judgeTries(await listTriesOf(tx, account.userId), now);

/** The community that a code is of; null: of none, or this person guesses too much. */
export async function leadsInto(
  turn: ChatTurn,
  text: string,
): Promise<number | null> {
  const code = readClaimCode(text);
  if (code === null || (await judgePerson(turn)) !== "may-try") return null;
  return findCommunityOfCode(turn.tx, hashClaimCode(code));
}
