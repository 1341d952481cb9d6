import type { ChatTurn } from "#platform/chat";
import type { Member } from "#platform/community";
import { findPerson } from "#features/communities";

export type FoundOwner =
  | { ok: true; owner: Member; rest: string }
  /** Somebody whom the bot has not met. */
  | { ok: true; owner: null; username: string; rest: string }
  | { ok: false; reason: "no-owner" }
  | {
      ok: false;
      reason: "unknown-owner" | "several-owners" | "owner-left";
      name: string;
    };

/** The person named at the start of `rest`, else the author of the replied-to message. */
export async function findOwner(
  turn: ChatTurn,
  rest: string,
): Promise<FoundOwner> {
  const found = await findPerson(turn, rest);
  if (found.ok) {
    return found.person
      ? { ok: true, owner: found.person, rest: found.rest }
      : {
          ok: true,
          owner: null,
          username: found.username,
          rest: found.rest,
        };
  }
  switch (found.reason) {
    case "nobody":
      return { ok: false, reason: "no-owner" };
    case "unknown":
      return { ok: false, reason: "unknown-owner", name: found.name };
    case "several":
      return { ok: false, reason: "several-owners", name: found.name };
    case "left":
      return { ok: false, reason: "owner-left", name: found.name };
  }
}
