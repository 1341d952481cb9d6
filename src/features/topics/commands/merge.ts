import {
  answer,
  conveners,
  onPress,
  readItemNumber,
  refuse,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type ConvenerTurn,
  type ReplyKind,
} from "#platform/chat";
import { plainText, readText } from "#platform/i18n";
import type { Item } from "#platform/outbox";
import { findSimilar } from "../find-similar.ts";
import { mergeTopic, type Merged } from "../merge-topic.ts";
import { titleOf } from "../messages/card.ts";
import {
  composeMerged,
  phraseMergeRefusal,
  sayMerged,
  undoMerge,
} from "../messages/merging.ts";
import { composeMergeQuestion, mergeInto } from "../messages/questions.ts";
import { merge as mergeButton, unmerge } from "../messages/screening.ts";
import { judgeMerge } from "../rules/merging.ts";
import {
  composeNext,
  composeOne,
  merging,
  rewriteScreening,
  screening,
} from "../show-queue.ts";
import { findTopic } from "../store/topics.ts";
import type { Topic } from "../types.ts";
import { unmergeTopic } from "../unmerge-topic.ts";
import { goOnLate, readReply } from "./decide.ts";

const longestReason = 200;
const mostOffered = 3;
/** Of those that sound alike some are closed. */
const mostLookedAt = 12;

/** What the answer to a merge is about, so that it can be taken back there. */
const merged = (number: number): Item => ({ kind: "topics.merged", number });

async function askWhich(turn: ConvenerTurn, topic: Topic): Promise<void> {
  const { number } = topic;
  const similar = await findSimilar(turn.tx, turn.community.id, topic.text, {
    limit: mostLookedAt,
    except: number,
  });
  const open = similar.filter((one) => judgeMerge(topic, one) === null);
  const asked = { topic, similar: open.slice(0, mostOffered) };
  return answer(turn, composeMergeQuestion(turn, turn.words, asked), {
    about: { kind: merging, number },
    replaces: `${merging}/${number}`,
  });
}

/** `/merge #12 #9` and its like; without the other topic the similar ones are offered. */
export async function mergeByText(
  turn: ConvenerTurn,
  topic: Topic,
  into: number | null,
): Promise<void> {
  if (into === null) return askWhich(turn, topic);
  const done = await mergeTopic(turn, topic.number, into);
  return done.ok
    ? answer(turn, composeMerged(turn, turn.words, done), {
        about: merged(topic.number),
      })
    : refuse(turn, phraseMergeRefusal(turn.words, done));
}

async function mergeTwo(turn: ConvenerTurn): Promise<void> {
  const { t } = turn.words;
  const first = readItemNumber(turn.message?.text ?? "");
  const second = first && readItemNumber(first.rest);
  if (second?.rest !== "") return refuse(turn, t("topics.merge.example"));
  const n = first?.number ?? 0;
  const topic = await findTopic(turn.tx, turn.community.id, n);
  return topic
    ? mergeByText(turn, topic, second.number)
    : refuse(turn, t("topics.merge.refused.no-topic", { n }));
}

async function part(turn: ConvenerTurn): Promise<void> {
  const { t } = turn.words;
  const read = readItemNumber(turn.message?.text ?? "");
  if (!read) return refuse(turn, t("topics.merge.example-apart"));
  const n = read.number;
  const reason = readText(read.rest, longestReason);
  if (!reason.ok && reason.reason === "too-long") {
    const { length } = reason;
    const limit = longestReason;
    return refuse(turn, t("topics.screen.too-long", { limit, length }));
  }
  const apart = await unmergeTopic(turn, n, reason.ok ? reason.text : null);
  if (!apart.ok)
    return refuse(turn, t(`topics.merge.refused.${apart.reason}`, { n }));
  return answer(turn, { text: sayApart(turn, apart) });
}

const sayApart = (
  { words }: ChatTurn,
  { topic, from }: { topic: Topic; from: number },
) =>
  words.t("topics.merge.apart", {
    n: topic.number,
    title: titleOf(topic),
    from,
  });

/** What the message that a merge was made by says then, and goes on to. */
const composeAfter = async (turn: ChatTurn, done: Merged & { ok: true }) =>
  composeNext(turn, done.topic.number, {
    said: sayMerged(turn.words, done),
    undo: undoMerge(turn, turn.words, done.topic.number),
  });

export const mergeButtons: readonly ButtonHandler[] = [
  onPress(mergeButton, "convener", async (turn, { topic: number }) => {
    const topic = await findTopic(turn.tx, turn.community.id, number);
    if (!topic || topic.stage === "closed") return goOnLate(turn, number);
    await askWhich(turn, topic);
    return { text: turn.personal.plain("topics.merge.say-which") };
  }),
  onPress(mergeInto, "convener", async (turn, { topic, into }) => {
    const done = await mergeTopic(turn, topic, into);
    if (!done.ok) {
      const text = plainText(phraseMergeRefusal(turn.personal, done));
      return { text, alert: true };
    }
    await rewriteScreening(turn, await composeAfter(turn, done));
    return { text: turn.personal.plain("topics.screen.noted") };
  }),
  onPress(unmerge, "convener", async (turn, { topic: n }) => {
    const apart = await unmergeTopic(turn, n);
    const { plain } = turn.personal;
    if (!apart.ok) {
      const text = plain(`topics.merge.refused.${apart.reason}`, { n });
      return { text, alert: true };
    }
    const said = sayApart(turn, apart);
    if (!(await rewritePressed(turn, merged(n), { text: said }))) {
      await rewriteScreening(
        turn,
        await composeOne(turn, apart.topic, { said }),
      );
    }
    return { text: plainText(said) };
  }),
];

async function mergeReplied(turn: ChatTurn, number: number): Promise<void> {
  const isOpen = (topic: Topic) => topic.stage !== "closed";
  const read = await readReply(turn, number, isOpen);
  if (!read) return;
  const target = readItemNumber(turn.message?.text ?? "");
  if (target?.rest !== "") return askWhich(read.convener, read.topic);
  const done = await mergeTopic(read.convener, number, target.number);
  if (!done.ok) return refuse(turn, phraseMergeRefusal(turn.words, done));
  const next = await composeAfter(turn, done);
  return answer(turn, next, { about: screening });
}

export const mergeReplies: readonly ReplyKind[] = [
  { kind: merging, run: mergeReplied },
];

export const mergeCommands: readonly Command[] = [
  { name: "merge", who: conveners(mergeTwo) },
  // Below the answer to a merge there is a button for it.
  { name: "unmerge", isListed: false, who: conveners(part) },
];
