import {
  answer,
  onPress,
  residents,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type Command,
} from "#platform/chat";
import { composeTopicList, pageSize, turnPage } from "../messages/list.ts";
import { readSearch } from "../rules/search.ts";
import { searchTopics } from "../store/topics.ts";

const longestSearch = 60;
const listed = { kind: "topics.list", number: 0 };

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

export const listButtons: readonly ButtonHandler[] = [
  onPress(turnPage, "resident", async (turn, { page }) => {
    const shown = await findPage(turn, Math.max(0, page));
    const content = composeTopicList(turn, turn.words, shown);
    const isTurned =
      shown.topics.length > 0 && (await rewritePressed(turn, listed, content));
    return isTurned
      ? { text: "" }
      : { text: turn.personal.plain("chat.stale-button"), alert: true };
  }),
];

export const listCommands: readonly Command[] = [
  { name: "topics", who: residents(list) },
];
