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
import { composeHelp } from "../messages/help.ts";
import { chooseCommunity, composeStart } from "../messages/start.ts";

async function start(turn: ChatTurn): Promise<void> {
  if (turn.community.id === lobbyId) {
    await answer(turn, { text: turn.personal.t("communities.start.lobby") });
    return;
  }
  const all =
    turn.place === "group"
      ? [turn.community]
      : await listCommunitiesOf(turn.tx, turn.account.userId);
  await answer(turn, composeStart(turn.personal, turn.community, all));
}

/** Which community's matters the private chat is about from now on. */
const choose = onPress(chooseCommunity, "resident", async (turn) => {
  const { id, title } = turn.community;
  await changeAccount(turn.tx, turn.account.userId, { communityId: id });
  return { text: turn.personal.plain("communities.start.chosen", { title }) };
});

async function help(turn: ChatTurn): Promise<void> {
  const isConvener = (await asConvener(turn)) !== null;
  await answer(turn, composeHelp(turn.personal, { isConvener }));
}

export const startButtons: readonly ButtonHandler[] = [choose];

export const startCommands: readonly Command[] = [
  { name: "start", needsCommunity: false, who: residents(start) },
  { name: "help", needsCommunity: false, who: residents(help) },
];
