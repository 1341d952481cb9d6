import { namesOfConveners, type ChatTurn } from "#platform/chat";
import { findMember, nameOf } from "#platform/community";
import type { Html, Words } from "#platform/i18n";
import type { ReadDue } from "./rules/reading.ts";
import type { Followup } from "./types.ts";

export type Blocked =
  | "nameless"
  | "not-yours"
  | "not-checker"
  | "settled"
  | "reported-already"
  | "not-reported";

/** Why this person cannot do this with this follow-up now, and what to do. */
export async function phraseBlocked(
  turn: ChatTurn,
  words: Words,
  blocked: { readonly followup: Followup; readonly reason: Blocked },
): Promise<Html> {
  const { followup, reason } = blocked;
  const n = followup.number;
  if (reason === "nameless") return words.t("chat.nobody-writes");
  if (reason !== "not-yours" && reason !== "not-checker") {
    return words.t(`followups.refused.${reason}`, { n });
  }
  const { tx, community } = turn;
  const owner = await findMember(tx, community.id, followup.ownerId);
  return words.t(`followups.refused.${reason}`, {
    n,
    owner: nameOf(words, owner),
    conveners: await namesOfConveners(turn),
  });
}

/** A date that is missing, past or could not be read. */
export function phraseDue(
  words: Words,
  due: Extract<ReadDue, { ok: false }>,
  command: "follow" | "extend",
): Html {
  const { t, format } = words;
  switch (due.reason) {
    case "no-due":
      return t(`followups.refused.${command}-example`);
    case "unreadable-due":
      return t(`followups.refused.${command}-unreadable-due`, {
        word: due.word,
      });
    case "past-due":
      return t("followups.refused.past-due", {
        date: format.dateWithWeekday(due.understood),
      });
  }
}
