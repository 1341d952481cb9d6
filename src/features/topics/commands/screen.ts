import {
  answer,
  asConvener,
  conveners,
  namesOfConveners,
  onPress,
  refuse,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type ConvenerTurn,
  type ReplyKind,
  type Toast,
} from "#platform/chat";
import { findMember } from "#platform/community";
import { readText } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import { titleOf } from "../messages/card.ts";
import {
  accept,
  composeDeclineQuestion,
  composeScreening,
  decline,
  declineUnexplained,
  skip,
} from "../messages/screening.ts";
import { acceptTopic, declineTopic } from "../screen-topic.ts";
import { countEndorsements } from "../store/endorsements.ts";
import { findTopic, listScreeningQueue } from "../store/topics.ts";
import type { Topic } from "../types.ts";

const longestReason = 200;
const screening = { kind: "topics.screen", number: 0 };

/** What a reply to the question "why is it declined?" is about. */
const declining = "topic-decline";

const screen = async (turn: ConvenerTurn): Promise<void> =>
  answer(turn, await composeNext(turn, 0), { about: screening });

/** The first topic of the queue after number `after`, round and round. */
async function composeNext(turn: ChatTurn, after: number): Promise<Content> {
  const { tx, community } = turn;
  const queue = await listScreeningQueue(tx, community.id);
  const topic = queue.find((waiting) => waiting.number > after) ?? queue[0];
  return composeScreening(
    turn,
    turn.words,
    topic
      ? {
          topic,
          author: await findMember(tx, community.id, topic.authorId),
          endorsements: await countEndorsements(tx, community.id, topic.number),
          waiting: queue.length,
        }
      : null,
  );
}

/** False: the pressed message is no screening. */
const showNext = async (turn: ChatTurn, after: number): Promise<boolean> =>
  rewritePressed(turn, screening, await composeNext(turn, after));

const askWhy = (turn: ConvenerTurn, topic: Topic): Promise<void> =>
  answer(turn, composeDeclineQuestion(turn, turn.words, topic), {
    about: { kind: declining, number: topic.number },
    replaces: `${declining}/${topic.number}`,
  });

const staleToast = (turn: ChatTurn): Toast => ({
  text: turn.personal.plain("chat.stale-button"),
  alert: true,
});

const lateToast = (turn: ChatTurn): Toast => ({
  text: turn.personal.plain("topics.screen.done-already"),
});

export const screenButtons: readonly ButtonHandler[] = [
  onPress(accept, "convener", async (turn, { topic: number }) => {
    const topic = await acceptTopic(turn, number);
    await showNext(turn, number);
    if (!topic) return lateToast(turn);
    const title = titleOf(topic);
    return {
      text: turn.personal.plain("topics.screen.accepted", { n: number, title }),
    };
  }),
  onPress(skip, "convener", async (turn, { topic }) => {
    return (await showNext(turn, topic)) ? { text: "" } : staleToast(turn);
  }),
  onPress(decline, "convener", async (turn, { topic: number }) => {
    const topic = await findTopic(turn.tx, turn.community.id, number);
    if (topic?.stage !== "collect") {
      await showNext(turn, number);
      return lateToast(turn);
    }
    await askWhy(turn, topic);
    return { text: turn.personal.plain("topics.screen.give-reason") };
  }),
  onPress(declineUnexplained, "convener", async (turn, { topic: number }) => {
    const topic = await declineTopic(turn, number, null);
    if (!topic) return lateToast(turn);
    const text = turn.words.t("topics.screen.declined", {
      n: number,
      title: titleOf(topic),
    });
    await rewritePressed(turn, { kind: declining, number }, { text });
    return { text: turn.personal.plain("topics.screen.noted") };
  }),
];

/** A convener replies to "why is it declined?" with the reason. */
async function declineFor(turn: ChatTurn, number: number): Promise<void> {
  const { t } = turn.words;
  const convener = await asConvener(turn);
  if (!convener) {
    const names = await namesOfConveners(turn);
    return refuse(turn, t("chat.conveners-only", { names }));
  }
  const topic = await findTopic(turn.tx, turn.community.id, number);
  if (topic?.stage !== "collect") {
    return refuse(turn, t("topics.screen.done-already"));
  }
  const read = readText(turn.message?.text ?? "", longestReason);
  if (!read.ok) {
    if (read.reason === "empty") return askWhy(convener, topic);
    const { length } = read;
    return refuse(
      turn,
      t("topics.screen.too-long", { limit: longestReason, length }),
    );
  }
  await declineTopic(convener, number, read.text);
  const title = titleOf(topic);
  return answer(turn, {
    text: t("topics.screen.declined", { n: number, title }),
  });
}

export const screenReplies: readonly ReplyKind[] = [
  { kind: declining, run: declineFor },
];

export const screenCommands: readonly Command[] = [
  { name: "screen", who: conveners(screen) },
];
