import {
  answer,
  conveners,
  onPress,
  refuse,
  residents,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type ConvenerTurn,
  type ReplyKind,
  type Toast,
} from "#platform/chat";
import { findMember, isConvener } from "#platform/community";
import { cutText, type Words } from "#platform/i18n";
import { revise, type Content } from "#platform/outbox";
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
import { longestTopic } from "./rules.ts";
import { acceptTopic, declineTopic } from "./screen-topic.ts";
import {
  countEndorsements,
  findTopic,
  listScreeningQueue,
  searchTopics,
} from "./store.ts";

const longestSearch = 60;

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
  await answer(turn, await composePage(turn, turn.personal, 0), {
    ...(turn.message && { replyTo: turn.message.id }),
  });
}

async function composePage(
  turn: ChatTurn,
  words: Words,
  page: number,
): Promise<Content> {
  const search = cutText((turn.message?.text ?? "").trim(), longestSearch);
  const found = await searchTopics(turn.tx, turn.community.id, {
    words: search.split(/\s+/).filter((word) => word !== ""),
    offset: page * pageSize,
    limit: pageSize + 1,
  });
  return composeTopicList(turn, words, { topics: found, page, search });
}

const screen = async (turn: ConvenerTurn): Promise<void> =>
  answer(turn, await composeNext(turn, 0));

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

async function showNext(turn: ChatTurn, after: number): Promise<void> {
  if (!turn.message) return;
  await revise(
    turn,
    { place: turn.place, messageId: turn.message.id },
    await composeNext(turn, after),
  );
}

const staleToast = (turn: ChatTurn): Toast => ({
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
    if (turn.message) {
      await revise(
        turn,
        { place: turn.place, messageId: turn.message.id },
        await composePage(turn, turn.words, Math.max(0, page)),
      );
    }
    return { text: "" };
  }),
  onPress(accept, "convener", async (turn, { topic: number }) => {
    const topic = await acceptTopic(turn, number);
    await showNext(turn, number);
    if (!topic) return staleToast(turn);
    const title = titleOf(topic);
    return {
      text: turn.personal.plain("topics.screen.accepted", { n: number, title }),
    };
  }),
  onPress(skip, "convener", async (turn, { topic }) => {
    await showNext(turn, topic);
    return { text: "" };
  }),
  onPress(decline, "convener", async (turn, { topic: number }) => {
    const topic = await findTopic(turn.tx, turn.community.id, number);
    if (topic?.stage !== "collect") {
      await showNext(turn, number);
      return staleToast(turn);
    }
    await answer(turn, composeDeclineQuestion(turn, turn.words, topic), {
      about: { kind: declining, number },
      replaces: `${declining}/${number}`,
    });
    return { text: turn.personal.plain("topics.screen.give-reason") };
  }),
  onPress(declineUnexplained, "convener", async (turn, { topic: number }) => {
    const topic = await declineTopic(turn, number, null);
    if (!topic) return staleToast(turn);
    const text = turn.words.t("topics.screen.declined", {
      n: number,
      title: titleOf(topic),
    });
    if (turn.message) {
      const at = { place: turn.place, messageId: turn.message.id };
      await revise(turn, at, { text });
    }
    return { text: turn.personal.plain("topics.screen.noted") };
  }),
];

export const replies: readonly ReplyKind[] = [
  {
    kind: declining,
    async run(turn, number) {
      const { t } = turn.words;
      const { tx, community, actor } = turn;
      const may =
        turn.voice === "group" ||
        (await isConvener(tx, community.id, actor.id));
      if (!may) return;
      const reason = (turn.message?.text ?? "").trim();
      const topic = await declineTopic(turn as ConvenerTurn, number, reason);
      await answer(turn, {
        text: topic
          ? t("topics.screen.declined", { n: number, title: titleOf(topic) })
          : t("topics.screen.done-already"),
      });
    },
  },
];

export const commands: readonly Command[] = [
  { name: "topic", who: residents(raise) },
  { name: "topics", who: residents(list) },
  { name: "screen", who: conveners(screen) },
];
