import { findRating } from "./store.ts";
import {
  onPress,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type ConvenerTurn,
  type Toast,
} from "#platform/chat";
import { createWords, type Html } from "#platform/i18n";
import { say } from "#platform/outbox";
import { moveTopic } from "#features/topics";
import { isOfferOpen, lowOffer } from "./close-ratings.ts";
import { giveStars } from "./give-stars.ts";
import { leaveClosed, rate, reopen } from "./messages.ts";

async function pressStars(
  turn: ChatTurn,
  pressed: { topic: number; stars: number },
): Promise<Toast> {
  const { plain } = turn.personal;
  const given = await giveStars(turn, pressed);
  if (!given.ok) {
    return { text: plain(`ratings.press.${given.reason}`), alert: true };
  }
  const { stars } = pressed;
  return {
    text: given.isChange
      ? plain("ratings.press.changed", { stars })
      : plain("ratings.press.noted", { stars }),
  };
}

/** The offer is answered; it keeps what came of it, without buttons. */
const settleOffer = (
  turn: ChatTurn,
  topic: number,
  text: Html,
): Promise<boolean> => rewritePressed(turn, lowOffer(topic), { text });

async function pressReopen(turn: ConvenerTurn, n: number): Promise<Toast> {
  const { words, personal, community } = turn;
  if (!(await isOfferOpen(turn, n))) return stale(turn);
  const { locale, timeZone } = community;
  const groupWords = createWords({ locale, timeZone, now: turn.now });
  const rating = await findRating(turn.tx, community.id, n);
  const reason = rating?.average
    ? groupWords.plain("ratings.low.reason")
    : groupWords.plain("ratings.low.reason-few");
  await moveTopic(turn, n, { move: "reopen", reason });
  await settleOffer(turn, n, words.t("ratings.low.reopened", { n }));
  if (turn.place !== "group") {
    await say(turn, {
      to: "group",
      content: { text: groupWords.t("ratings.low.reopened", { n }) },
      replyTo: { kind: "topic", number: n },
    });
  }
  return { text: personal.plain("ratings.low.reopened", { n }) };
}

async function pressLeaveClosed(turn: ConvenerTurn, n: number): Promise<Toast> {
  if (!(await isOfferOpen(turn, n))) return stale(turn);
  await settleOffer(turn, n, turn.words.t("ratings.low.left-closed", { n }));
  return { text: turn.personal.plain("ratings.low.left-closed", { n }) };
}

const stale = (turn: ChatTurn): Toast => ({
  text: turn.personal.plain("ratings.press.answered-already"),
  alert: true,
});

export const buttons: readonly ButtonHandler[] = [
  onPress(rate, "resident", pressStars),
  onPress(reopen, "convener", (turn, { topic }) => pressReopen(turn, topic)),
  onPress(leaveClosed, "convener", (turn, { topic }) =>
    pressLeaveClosed(turn, topic),
  ),
];
