import {
  answer,
  asConvener,
  namesOfConveners,
  onPress,
  refuse,
  type ButtonHandler,
  type ChatTurn,
  type ConvenerTurn,
  type ReplyKind,
  type Toast,
} from "#platform/chat";
import { hasInk, readText, type Html } from "#platform/i18n";
import { titleOf } from "../messages/card.ts";
import {
  composeDeclineQuestion,
  composeWhoseQuestion,
  declineUnexplained,
} from "../messages/questions.ts";
import { decline, sendAway } from "../messages/screening.ts";
import { declineTopic, sendElsewhere } from "../screen-topic.ts";
import {
  composeNext,
  declining,
  rewriteScreening,
  screening,
  sendingAway,
} from "../show-queue.ts";
import { findTopic } from "../store/topics.ts";
import type { Topic } from "../types.ts";

const longestReason = 200;

const askWhy = (turn: ConvenerTurn, topic: Topic): Promise<void> =>
  answer(turn, composeDeclineQuestion(turn, turn.words, topic), {
    about: { kind: declining, number: topic.number },
    replaces: `${declining}/${topic.number}`,
  });

const askWhose = (turn: ConvenerTurn, topic: Topic): Promise<void> =>
  answer(turn, composeWhoseQuestion(turn.words, topic), {
    about: { kind: sendingAway, number: topic.number },
    replaces: `${sendingAway}/${topic.number}`,
  });

export const refuseLate = (turn: ChatTurn): Promise<void> =>
  refuse(turn, turn.words.t("topics.screen.done-already"));

/** Somebody else was faster: the pressed message goes on to what still waits. */
export async function goOnLate(turn: ChatTurn, number: number): Promise<Toast> {
  await rewriteScreening(turn, await composeNext(turn, number));
  return { text: turn.personal.plain("topics.screen.done-already") };
}

const isWaiting = (topic: Topic): boolean => topic.stage === "collect";

/** The topic if it still waits for a decision. */
async function findWaiting(
  turn: ChatTurn,
  number: number,
): Promise<Topic | null> {
  const topic = await findTopic(turn.tx, turn.community.id, number);
  return topic && isWaiting(topic) ? topic : null;
}

/** A decision on this topic in words: the reason, or whose it is. */
export async function decideByText(
  turn: ConvenerTurn,
  topic: Topic,
  asked: { does: "decline" | "elsewhere"; words: string },
): Promise<void> {
  const said = await decide(turn, topic, asked);
  if (said) await answer(turn, { text: said });
}

/** What to say of it; null: it was refused, or asked again, already. */
async function decide(
  turn: ConvenerTurn,
  topic: Topic,
  { does, words }: { does: "decline" | "elsewhere"; words: string },
): Promise<Html | null> {
  const { t } = turn.words;
  const read = readText(words, longestReason);
  if (!read.ok && read.reason === "too-long") {
    const limit = longestReason;
    const { length } = read;
    await refuse(turn, t("topics.screen.too-long", { limit, length }));
    return null;
  }
  const { number } = topic;
  const named = { n: number, title: titleOf(topic) };
  const reason = read.ok ? read.text : null;
  if (does === "decline") {
    if (await declineTopic(turn, number, reason)) {
      return t("topics.screen.declined", named);
    }
  } else if (reason === null) {
    await askWhose(turn, topic);
    return null;
  } else if (await sendElsewhere(turn, number, reason)) {
    return t("topics.screen.sent", { ...named, whose: reason });
  }
  await refuseLate(turn);
  return null;
}

export const decideButtons: readonly ButtonHandler[] = [
  onPress(decline, "convener", async (turn, { topic: number }) => {
    const topic = await findWaiting(turn, number);
    if (!topic) return goOnLate(turn, number);
    await askWhy(turn, topic);
    return { text: turn.personal.plain("topics.screen.give-reason") };
  }),
  onPress(sendAway, "convener", async (turn, { topic: number }) => {
    const topic = await findWaiting(turn, number);
    if (!topic) return goOnLate(turn, number);
    await askWhose(turn, topic);
    return { text: turn.personal.plain("topics.screen.give-whose") };
  }),
  onPress(declineUnexplained, "convener", async (turn, { topic: number }) => {
    const topic = await declineTopic(turn, number, null);
    if (!topic) return goOnLate(turn, number);
    const title = titleOf(topic);
    const said = turn.words.t("topics.screen.declined", { n: number, title });
    await rewriteScreening(turn, await composeNext(turn, number, { said }));
    return { text: turn.personal.plain("topics.screen.noted") };
  }),
];

/** Of a reply to a question: only a convener's counts, and only while it can be decided. */
export async function readReply(
  turn: ChatTurn,
  number: number,
  canDecide: (topic: Topic) => boolean,
): Promise<{ convener: ConvenerTurn; topic: Topic } | null> {
  const convener = await asConvener(turn);
  if (!convener) {
    const names = await namesOfConveners(turn);
    await refuse(turn, turn.words.t("chat.conveners-only", { names }));
    return null;
  }
  const topic = await findTopic(turn.tx, turn.community.id, number);
  if (topic && canDecide(topic)) return { convener, topic };
  await refuseLate(turn);
  return null;
}

/** The answer to a question leads on to the next topic. */
const replied =
  (does: "decline" | "elsewhere") =>
  async (turn: ChatTurn, number: number): Promise<void> => {
    const read = await readReply(turn, number, isWaiting);
    if (!read) return;
    const { convener, topic } = read;
    const words = turn.message?.text ?? "";
    if (!hasInk(words)) {
      return does === "decline"
        ? askWhy(convener, topic)
        : askWhose(convener, topic);
    }
    const said = await decide(convener, topic, { does, words });
    if (!said) return;
    const next = await composeNext(turn, number, { said });
    await answer(turn, next, { about: screening });
  };

export const decideReplies: readonly ReplyKind[] = [
  { kind: declining, run: replied("decline") },
  { kind: sendingAway, run: replied("elsewhere") },
];
