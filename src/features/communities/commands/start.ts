import {
  answer,
  asConvener,
  onPress,
  residents,
  type ButtonHandler,
  type ChatTurn,
  type Command,
} from "#platform/chat";
import { changeAccount, listCommunitiesOf, lobbyId } from "#platform/community";
import { composeHelp, composeRules } from "../messages/help.ts";
import { chooseCommunity, composeStart } from "../messages/start.ts";
import { renewMenu } from "../renew-menu.ts";

async function start(turn: ChatTurn): Promise<void> {
  if (turn.community.id === lobbyId) {
    await answer(turn, { text: turn.personal.t("communities.start.lobby") });
    return;
  }
  await renewMenu(turn);
  const all =
    turn.place === "group"
      ? [turn.community]
      : await listCommunitiesOf(turn.tx, turn.account.userId);
  const isConvener = (await asConvener(turn)) !== null;
  await answer(
    turn,
    composeStart(turn.personal, { current: turn.community, all, isConvener }),
  );
}

/** Which community's matters the private chat is about from now on. */
const choose = onPress(chooseCommunity, "resident", async (turn) => {
  const { id, title } = turn.community;
  await changeAccount(turn.tx, turn.account.userId, { communityId: id });
  return { text: turn.personal.plain("communities.start.chosen", { title }) };
});

/** The parts of help that somebody can ask for by name. */
const aboutTopics = /^#?(?:topics?|rules?|议题|规矩|规则|筛选)$/iu;

async function help(turn: ChatTurn): Promise<void> {
  const text = turn.message?.text.normalize("NFKC").trim() ?? "";
  if (aboutTopics.test(text)) {
    return answer(turn, composeRules(turn.words, turn.community));
  }
  const isConvener = (await asConvener(turn)) !== null;
  return answer(turn, composeHelp(turn.personal, { isConvener }));
}

export const startButtons: readonly ButtonHandler[] = [choose];

export const startCommands: readonly Command[] = [
  {
    name: "start",
    needsCommunity: false,
    isListed: false,
    who: residents(start),
  },
  { name: "help", needsCommunity: false, who: residents(help) },
];
