import { randomBytes } from "node:crypto";
import { keyLink, type ChatTurn } from "#platform/chat";
import { deriveClaimCode, hashClaimCode } from "./rules/claim.ts";
import {
  deleteLinksBefore,
  insertCodes,
  voidCodes,
} from "./store/claim-codes.ts";
import type { Household } from "./types.ts";

const dayMs = 86_400_000;
/** So long a late comer is told that the link is over, not that there is none. */
const rememberedMs = 7 * dayMs;
const seedBytes = 32;

/** A link by which one more person joins the household, for a day; the last one counts. */
export async function passLink(
  turn: ChatTurn,
  household: Household,
): Promise<string> {
  const { tx, community, actor, now } = turn;
  await deleteLinksBefore(tx, community.id, now - rememberedMs);
  const householdId = household.id;
  await voidCodes(tx, community.id, { householdId, linksBy: actor.id });
  const seed = randomBytes(seedBytes).toString("hex");
  const code = deriveClaimCode(seed, householdId);
  const link = {
    hash: hashClaimCode(code),
    householdId,
    kind: "link" as const,
    expiresAt: now + dayMs,
  };
  await insertCodes(tx, community.id, [link], actor.id);
  return keyLink(turn, "claim", code);
}
