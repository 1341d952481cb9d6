import {
  answer,
  asConvener,
  conveners,
  namesOfConveners,
  onPress,
  refuse,
  residents,
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
import { endorseTopic } from "./endorse-topic.ts";
import {
  accept,
  composeDeclineQuestion,
  composeScreening,
  composeTopicList,
  decline,
  declineUnexplained,
  endorse,
  howToSpeak,
  pageSize,
  skip,
  titleOf,
  turnPage,
} from "./messages.ts";
import { raiseTopic } from "./raise-topic.ts";
import { longestTopic, readSearch } from "./rules.ts";
import { acceptTopic, declineTopic } from "./screen-topic.ts";
import {
  countEndorsements,
  findTopic,
  listScreeningQueue,
  searchTopics,
} from "./store.ts";
import type { Topic } from "./types.ts";

const longestSearch = 60;
const longestReason = 200;

const listed = { kind: "topics.list", number: 0 };
const screening = { kind: "topics.screen", number: 0 };

/** What a reply to the question "why is it declined?" is about. */
const declining = "topic-decline";

async function raise(turn: ChatTurn): Promise<void> {
  const { t } = turn.words;
  if (turn.voice === "channel") return refuse(turn, t("chat.nobody-writes"));
  const raised = await raiseTopic(turn);
  if (!raised.ok) {
    return refuse(
      turn,
      raised.reason === "empty"
        ? t("topics.refused.empty")
        : t("topics.refused.too-long", { limit: longestTopic }),
    );
  }
  // In the group the card is the answer; in private chat it is out of sight.
  if (turn.place === "group") return;
  return answer(turn, { text: t("topics.raised", { n: raised.number }) });
}

async function list(turn: ChatTurn): Promise<void> {
  const shown = await findPage(turn, 0);
  await answer(turn, composeTopicList(turn, turn.personal, shown), {
    about: listed,
    ...(turn.message && { replyTo: turn.message.id }),
  });
}

async function findPage(turn: ChatTurn, page: number) {
  const search = Array.from((turn.message?.text ?? "").trim())
    .slice(0, longestSearch)
    .join("");
  const sought = readSearch(search);
  const topics = await searchTopics(turn.tx, turn.community.id, {
    words: sought,
    offset: page * pageSize,
    limit: pageSize + 1,
  });
  return { topics, page, search: sought.length > 0 ? search : "" };
}

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

export const buttons: readonly ButtonHandler[] = [
  onPress(endorse, "resident", async (turn, { topic: number }) => {
    const { plain } = turn.personal;
    const endorsed = await endorseTopic(turn, number);
    if (!endorsed.ok) {
      return { text: plain(`topics.press.${endorsed.reason}`), alert: true };
    }
    const shown = {
      title: titleOf(endorsed.topic),
      count: endorsed.endorsements,
    };
    return {
      text: endorsed.isNew
        ? plain("topics.press.endorsed", shown)
        : plain("topics.press.endorsed-before", shown),
    };
  }),
  onPress(howToSpeak, "resident", (turn, { topic }) =>
    Promise.resolve({
      text: turn.personal.plain("topics.press.speak", { n: topic }),
      alert: true,
    }),
  ),
  onPress(turnPage, "resident", async (turn, { page }) => {
    const shown = await findPage(turn, Math.max(0, page));
    const content = composeTopicList(turn, turn.words, shown);
    const isTurned =
      shown.topics.length > 0 && (await rewritePressed(turn, listed, content));
    return isTurned ? { text: "" } : staleToast(turn);
  }),
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

export const replies: readonly ReplyKind[] = [
  { kind: declining, run: declineFor },
];

export const commands: readonly Command[] = [
  { name: "topic", who: residents(raise) },
  { name: "topics", who: residents(list) },
  { name: "screen", who: conveners(screen) },
];
