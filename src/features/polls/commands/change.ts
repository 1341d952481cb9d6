import {
  answer,
  asConvener,
  conveners,
  namesOfConveners,
  onPress,
  readItemNumber,
  refuse,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type ConvenerTurn,
} from "#platform/chat";
import { findItemKind } from "#platform/community";
import { readText } from "#platform/i18n";
import { addAddendum } from "../add-addendum.ts";
import { cancelPoll } from "../cancel-poll.ts";
import { extendPoll } from "../extend-poll.ts";
import type { NotRunning } from "../find-running.ts";
import {
  composeExtensionRefusal,
  composeNotRunning,
  saySettled,
} from "../messages/changed.ts";
import { settle } from "../messages/result.ts";
import { longestReason } from "../rules/read-extension.ts";
import { settleTie } from "../settle-tie.ts";

/** Of the examples, where nobody has named a poll. */
const someNumber = 15;
const longestAddendum = 200;

/** The item that a command names, or the poll whose message it replies to. */
function readTarget({
  message,
}: ChatTurn): { number: number; rest: string } | null {
  const text = message?.text ?? "";
  const about = message?.replyTo?.about;
  return (
    readItemNumber(text) ??
    (about?.kind === "poll" ? { number: about.number, rest: text } : null)
  );
}

/** What a command that changes a poll is followed by; null: it was refused. */
async function readChange(
  turn: ChatTurn,
  command: "cancel" | "addendum",
): Promise<{ number: number; text: string } | null> {
  const { t } = turn.words;
  const target = readTarget(turn);
  const limit = command === "cancel" ? longestReason : longestAddendum;
  const read = readText(target?.rest ?? "", limit);
  if (target && read.ok) return { number: target.number, text: read.text };
  const what = command === "cancel" ? "reason" : "addendum";
  await refuse(
    turn,
    !read.ok && read.reason === "too-long"
      ? t(`polls.changed.refused.${what}-too-long`, {
          limit,
          length: read.length,
        })
      : t(`polls.changed.refused.${command}-example`, {
          n: target?.number ?? someNumber,
        }),
  );
  return null;
}

async function refuseChange(
  turn: ChatTurn,
  refusal: NotRunning,
  { number: n, command }: { number: number; command: "cancel" | "addendum" },
): Promise<void> {
  const { t } = turn.words;
  if (refusal.reason !== "no-poll") {
    return refuse(turn, composeNotRunning(turn.words, refusal));
  }
  const kind = await findItemKind(turn.tx, turn.community.id, n);
  if (kind === undefined) {
    return refuse(turn, t("polls.changed.refused.none", { n }));
  }
  if (kind === "quickpoll") {
    return refuse(turn, t("polls.changed.refused.quickpoll", { n }));
  }
  return refuse(
    turn,
    command === "cancel"
      ? t("polls.changed.refused.other", { n })
      : t("polls.changed.refused.other-addendum", { n }),
  );
}

async function cancel(turn: ConvenerTurn): Promise<void> {
  const change = await readChange(turn, "cancel");
  if (!change) return;
  const { number, text } = change;
  const cancelled = await cancelPoll(turn, number, text);
  if (!cancelled.ok) {
    return refuseChange(turn, cancelled, { number, command: "cancel" });
  }
  if (turn.place === "group") return;
  const { t } = turn.words;
  return answer(turn, {
    text: t("polls.changed.done.cancelled", { n: number }),
  });
}

async function add(turn: ConvenerTurn): Promise<void> {
  const change = await readChange(turn, "addendum");
  if (!change) return;
  const { number, text } = change;
  const added = await addAddendum(turn, number, text);
  if (!added.ok) {
    return refuseChange(turn, added, { number, command: "addendum" });
  }
  if (turn.place === "group") return;
  const { t } = turn.words;
  return answer(turn, {
    text: t("polls.changed.done.addendum", { n: number }),
  });
}

/**
 * `/extend` where it names a poll, or answers one's card. False: it is about
 * something else, and nothing was said.
 */
export async function takeExtension(turn: ChatTurn): Promise<boolean> {
  const { tx, community, words } = turn;
  const target = readTarget(turn);
  if (!target) return false;
  const { number, rest } = target;
  const kind = await findItemKind(tx, community.id, number);
  if (kind !== "poll" && kind !== "quickpoll") return false;
  const convener = await asConvener(turn);
  if (!convener) {
    const names = await namesOfConveners(turn);
    await refuse(turn, words.t("chat.conveners-only", { names }));
  } else if (kind === "quickpoll") {
    await refuse(
      turn,
      words.t("polls.changed.refused.quickpoll", { n: number }),
    );
  } else {
    await extend(convener, number, rest);
  }
  return true;
}

async function extend(
  turn: ConvenerTurn,
  number: number,
  rest: string,
): Promise<void> {
  const { t, format } = turn.words;
  const extended = await extendPoll(turn, number, rest);
  if (!extended.ok) {
    if (extended.reason === "no-poll") {
      return refuse(turn, t("polls.changed.refused.none", { n: number }));
    }
    if (extended.reason === "ended" || extended.reason === "cancelled") {
      return refuse(turn, composeNotRunning(turn.words, extended));
    }
    return refuse(turn, composeExtensionRefusal(turn.words, extended));
  }
  if (turn.place === "group") return;
  const until = format.dateTimeWithWeekday(extended.poll.closesAt);
  return answer(turn, {
    text: t("polls.changed.done.extended", { n: number, until }),
  });
}

export const changeButtons: readonly ButtonHandler[] = [
  onPress(settle, "convener", async (turn, { poll, option }) => {
    const settled = await settleTie(turn, poll, option);
    const text = saySettled(turn.personal, settled);
    return settled.ok ? { text } : { text, alert: true };
  }),
];

export const changeCommands: readonly Command[] = [
  { name: "cancel", isListed: false, who: conveners(cancel) },
  { name: "addendum", isListed: false, who: conveners(add) },
];
