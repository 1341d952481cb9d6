import { cutText } from "#platform/i18n";
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
import { closeItem } from "./close-item.ts";
import { listMine } from "./list-mine.ts";
import { composeMine } from "./messages.ts";
import { reopenItem } from "./reopen-item.ts";

/** Long enough for a reason, short enough for a card. */
const longestReason = 200;

function readNumberAndReason(
  turn: ChatTurn,
): { number: number; reason: string | null } | null {
  const read = readItemNumber(turn.message?.text ?? "");
  if (!read) return null;
  const reason = cutText(read.rest.trim(), longestReason);
  return { number: read.number, reason: reason === "" ? null : reason };
}

async function close(turn: ConvenerTurn): Promise<void> {
  const { t } = turn.words;
  const read = readNumberAndReason(turn);
  if (!read) return refuse(turn, t("records.close.example"));
  const { number } = read;
  const closed = await closeItem(turn, number, read.reason);
  switch (closed.as) {
    case "shown":
      return turn.place === "group"
        ? undefined
        : answer(turn, { text: t("records.close.done", { n: number }) });
    case "done":
      return answer(turn, { text: t("records.close.done", { n: number }) });
    case "open-followups":
      return refuse(
        turn,
        t("records.close.open-followups", {
          n: number,
          followups: closed.numbers.map((n) => `#${n}`).join(" "),
          first: closed.numbers[0] ?? 0,
        }),
      );
    case "closed-already":
      return refuse(turn, t("records.close.closed-already", { n: number }));
    case "none":
      return refuse(turn, t("records.close.none", { n: number }));
  }
}

async function reopen(turn: ConvenerTurn): Promise<void> {
  const { t } = turn.words;
  const read = readNumberAndReason(turn);
  if (!read?.reason) return refuse(turn, t("records.reopen.example"));
  const { number, reason } = read;
  const outcome = await reopenItem(turn, number, reason);
  return outcome === "session"
    ? refuse(turn, t("records.reopen.session"))
    : answer(turn, { text: t(`records.reopen.${outcome}`, { n: number }) });
}

const mine = async (turn: ChatTurn): Promise<void> =>
  answer(turn, composeMine(turn.personal, await listMine(turn)));

export const commands: readonly Command[] = [
  { name: "mine", who: residents(mine) },
  { name: "close", who: conveners(close) },
  { name: "reopen", who: conveners(reopen) },
];
