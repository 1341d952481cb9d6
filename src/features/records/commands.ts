import { readText } from "#platform/i18n";
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
import { askForgetting } from "./ask-forgetting.ts";
import { closeItem } from "./close-item.ts";
import { composeClosed } from "./messages/close.ts";
import { reopenItem } from "./reopen-item.ts";
import { sendMine } from "./send-mine.ts";
import { sendMydata } from "./send-mydata.ts";

/** Long enough for a reason, short enough for a card. */
const longestReason = 200;

type Read =
  | { ok: true; number: number; reason: string | null }
  | { ok: false; reason: "no-number" }
  | { ok: false; reason: "too-long"; length: number };

function readNumberAndReason(turn: ChatTurn): Read {
  const numbered = readItemNumber(turn.message?.text ?? "");
  if (!numbered) return { ok: false, reason: "no-number" };
  const { number, rest } = numbered;
  const read = readText(rest, longestReason);
  if (read.ok) return { ok: true, number, reason: read.text };
  return read.reason === "empty" ? { ok: true, number, reason: null } : read;
}

const refuseTooLong = (turn: ChatTurn, length: number): Promise<void> =>
  refuse(
    turn,
    turn.words.t("records.too-long", { limit: longestReason, length }),
  );

async function close(turn: ConvenerTurn): Promise<void> {
  const { t } = turn.words;
  const read = readNumberAndReason(turn);
  if (!read.ok) {
    return read.reason === "too-long"
      ? refuseTooLong(turn, read.length)
      : refuse(turn, t("records.close.example"));
  }
  const { number } = read;
  const closed = await closeItem(turn, number, read.reason);
  switch (closed.as) {
    case "shown": {
      const { sessions } = closed;
      const isSaid = turn.place === "group";
      if (isSaid && sessions.length === 0) return;
      return answer(
        turn,
        composeClosed(turn.words, { number, isSaid, sessions }),
      );
    }
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
  if (!read.ok && read.reason === "too-long") {
    return refuseTooLong(turn, read.length);
  }
  if (!read.ok || read.reason === null) {
    return refuse(turn, t("records.reopen.example"));
  }
  const { number, reason } = read;
  const outcome = await reopenItem(turn, number, reason);
  if (typeof outcome === "object") {
    const { closedTopic: topic } = outcome;
    return refuse(turn, t("records.reopen.topic-closed", { n: number, topic }));
  }
  if (outcome === "session" || outcome === "quickpoll") {
    return refuse(turn, t(`records.reopen.${outcome}`));
  }
  if (outcome === "told" && turn.place === "group") return;
  const said = outcome === "told" ? "done" : outcome;
  return answer(turn, { text: t(`records.reopen.${said}`, { n: number }) });
}

export const commands: readonly Command[] = [
  { name: "mine", isPersonal: true, who: residents(sendMine) },
  {
    name: "mydata",
    needsCommunity: false,
    isListed: false,
    who: residents(sendMydata),
  },
  {
    name: "forgetme",
    needsCommunity: false,
    isListed: false,
    who: residents(askForgetting),
  },
  { name: "close", who: conveners(close) },
  { name: "reopen", who: conveners(reopen) },
];
