import {
  answer,
  ask,
  endDialogue,
  refuse,
  type ChatTurn,
  type DialogueKind,
} from "#platform/chat";
import { findMember, nameOf } from "#platform/community";
import type { Html } from "#platform/i18n";
import { titleOf } from "#features/topics";
import { isReachable } from "./ask-checker.ts";
import { extendFollowup, type Extended } from "./extend-followup.ts";
import { phraseBlocked, phraseDue } from "./phrase-refusals.ts";
import { refuseReport } from "./refuse-report.ts";
import { longestReason } from "./rules/reading.ts";
import { findFollowup } from "./store.ts";
import type { Followup } from "./types.ts";

const extending = "followups.extend";
const refusing = "followups.refuse";

/** Until when, and why? The answer extends, or asks for it. */
export const askNewDue = (turn: ChatTurn, followup: Followup): Promise<void> =>
  ask(turn, {
    kind: extending,
    state: { followup: followup.number },
    compose: (words) => ({
      text: words.t("followups.ask.new-due", {
        n: followup.number,
        title: titleOf(followup),
      }),
    }),
  });

/** What is not done yet? The answer hands it back to its owner. */
export const askWhatIsLeft = (
  turn: ChatTurn,
  followup: Followup,
): Promise<void> =>
  ask(turn, {
    kind: refusing,
    state: { followup: followup.number },
    compose: (words) => ({
      text: words.t("followups.ask.what-is-left", {
        n: followup.number,
        title: titleOf(followup),
      }),
    }),
  });

const findAsked = (
  turn: ChatTurn,
  state: Record<string, string | number>,
): Promise<Followup | undefined> =>
  findFollowup(turn.tx, turn.community.id, Number(state["followup"]));

/** A question stays open after an answer that could not be read. */
export const dialogues: readonly DialogueKind[] = [
  {
    kind: extending,
    async run(turn, state) {
      const followup = await findAsked(turn, state);
      if (!followup) return;
      const text = turn.message?.text ?? "";
      const extended = await extendFollowup(turn, followup, text);
      if (extended.ok || isBlocked(extended))
        await endDialogue(turn, extending);
      await answerExtended(turn, followup, extended);
    },
  },
  {
    kind: refusing,
    async run(turn, state) {
      const { t } = turn.words;
      const reported = await findAsked(turn, state);
      if (!reported) return;
      const text = turn.message?.text ?? "";
      const refused = await refuseReport(turn, reported, text);
      const n = reported.number;
      if (refused.ok) {
        await endDialogue(turn, refusing);
        return answer(turn, {
          text: t("followups.done.refused", { n, title: titleOf(reported) }),
        });
      }
      const { reason } = refused;
      if (reason === "empty") {
        return refuse(turn, t("followups.refused.no-reason"));
      }
      if (reason === "too-long") {
        return refuse(
          turn,
          t("followups.refused.too-long", { limit: longestReason }),
        );
      }
      await endDialogue(turn, refusing);
      const blocked = { followup: reported, reason };
      return refuse(turn, await phraseBlocked(turn, turn.words, blocked));
    },
  },
];

type NotExtended = Extract<Extended, { ok: false }>;
type BlockedExtension = Extract<
  NotExtended,
  { reason: "nameless" | "not-yours" | "settled" | "reported-already" }
>;

const isBlocked = (refused: NotExtended): refused is BlockedExtension =>
  ["nameless", "not-yours", "settled", "reported-already"].includes(
    refused.reason,
  );

/** Says what came of `/extend` or of the answer to ⏰. */
export async function answerExtended(
  turn: ChatTurn,
  before: Followup,
  extended: Extended,
): Promise<void> {
  if (!extended.ok) {
    return refuse(turn, await phraseNotExtended(turn, before, extended));
  }
  if (await isSaidInGroup(turn, extended)) return;
  const { t, format } = turn.words;
  const { followup } = extended;
  const n = followup.number;
  if (extended.as === "extended") {
    const date = format.dateWithWeekday(followup.dueOn);
    return answer(turn, { text: t("followups.done.extended", { n, date }) });
  }
  await answer(turn, {
    text: t("followups.done.asked", {
      n,
      date: format.dateWithWeekday(followup.asked?.dueOn ?? followup.dueOn),
      name: nameOf(turn.words, extended.asked.checker ?? undefined),
    }),
  });
}

/** Whether what somebody else is told stands below the command as its answer. */
async function isSaidInGroup(
  turn: ChatTurn,
  extended: Extract<Extended, { ok: true }>,
): Promise<boolean> {
  if (turn.place !== "group") return false;
  if (extended.as === "asked") return extended.asked.inGroup;
  const { ownerId } = extended.followup;
  const owner = await findMember(turn.tx, turn.community.id, ownerId);
  return owner !== undefined && !(await isReachable(turn, owner));
}

async function phraseNotExtended(
  turn: ChatTurn,
  followup: Followup,
  refused: NotExtended,
): Promise<Html> {
  const { words } = turn;
  if (isBlocked(refused)) {
    const { reason } = refused;
    return phraseBlocked(turn, words, { followup, reason });
  }
  switch (refused.reason) {
    case "no-due":
    case "unreadable-due":
    case "past-due":
      return phraseDue(words, refused, "extend");
    case "not-later":
      return words.t("followups.refused.not-later", {
        date: words.format.dateWithWeekday(followup.dueOn),
      });
    case "too-long":
      return words.t("followups.refused.too-long", { limit: longestReason });
  }
}
