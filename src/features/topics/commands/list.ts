import { createHash } from "node:crypto";
import {
  answer,
  onPress,
  residents,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type DeepLink,
} from "#platform/chat";
import { findMember } from "#platform/community";
import type { Content } from "#platform/outbox";
import {
  composeTopicList,
  pageSize,
  presser,
  showList,
  type ListView,
} from "../messages/list.ts";
import { readAsked } from "../read-search.ts";
import { standingOfCode } from "../rules/filters.ts";
import { readSearch } from "../rules/search.ts";
import { searchTopics } from "../search-topics.ts";
import { answerPains, asksForPains, painButtons } from "./pains.ts";

const listed = { kind: "topics.list", number: 0 };

/** What a button in another message opens in private chat: the whole list. */
export const allTopicsLetter = "l";

async function list(turn: ChatTurn): Promise<void> {
  const text = wordsOf(turn);
  if (asksForPains(text)) return answerPains(turn);
  const { standing, isMine } = readAsked(text);
  const page = await composePage(turn, {
    page: 0,
    standing,
    by: isMine ? turn.actor.id : null,
    words: fingerprint(text),
  });
  await answer(turn, page.content, {
    about: listed,
    // Private chat, too: there the words are found again when a page is turned.
    ...(turn.message && { replyTo: turn.message.id }),
  });
}

/** Without the words of the link, which are no search. */
async function listAll(turn: ChatTurn): Promise<void> {
  const silent = { ...turn, message: null };
  const view = { page: 0, standing: null, by: null, words: fingerprint("") };
  const { content } = await composePage(silent, view);
  await answer(silent, content, { about: listed });
}

async function composePage(
  turn: ChatTurn,
  view: ListView,
): Promise<{ content: Content; isThere: boolean }> {
  const { tx, community, actor } = turn;
  const { category, sought, rest } = readAsked(wordsOf(turn));
  const topics = await searchTopics(tx, community.id, {
    sought,
    view: {
      standing: view.standing,
      category: category && {
        is: category.is,
        named: readSearch(category.name).rows,
      },
      by:
        view.by === null
          ? null
          : {
              memberId: view.by,
              isSelf: turn.place !== "group" && view.by === actor.id,
            },
    },
    offset: view.page * pageSize,
    limit: pageSize + 1,
  });
  const author =
    view.by === null ? undefined : await findMember(tx, community.id, view.by);
  const content = composeTopicList(turn, turn.words, {
    topics,
    view,
    search: rest,
    category: category?.is ?? null,
    author,
  });
  return { content, isThere: topics.length > 0 || view.page === 0 };
}

const wordsOf = (turn: ChatTurn): string => turn.message?.text ?? "";

/** The words themselves do not fit into a button; by this they are known again. */
const fingerprint = (text: string): number =>
  createHash("sha256").update(text).digest().readInt32BE(0) & 0x7fff_ffff;

export const listButtons: readonly ButtonHandler[] = [
  ...painButtons,
  onPress(showList, "resident", async (turn, args) => {
    const view: ListView = {
      page: Math.max(0, args.page),
      standing: standingOfCode(args.standing),
      by: args.by === 0 ? null : args.by === presser ? turn.actor.id : args.by,
      words: args.words,
    };
    // Without the message that asked for it this would be another list.
    const isSame = fingerprint(wordsOf(turn)) === view.words;
    const { content, isThere } = await composePage(turn, view);
    const isTurned =
      isSame && isThere && (await rewritePressed(turn, listed, content));
    return isTurned
      ? { text: "" }
      : { text: turn.personal.plain("chat.stale-button"), alert: true };
  }),
];

export const listCommands: readonly Command[] = [
  { name: "topics", who: residents(list) },
];

export const listLinks: readonly DeepLink[] = [
  { letter: allTopicsLetter, run: listAll },
];
