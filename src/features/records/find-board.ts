import {
  answer,
  conveners,
  onPress,
  type ButtonHandler,
  type Command,
  type ConvenerTurn,
} from "#platform/chat";
import { findCardMessage, linkToCard, pinCard } from "#platform/outbox";
import { board } from "#features/communities";
import { composeWhereabouts, moveBoardHere } from "./messages/board.ts";
import { moveBoard, restoreBoard } from "./show-board.ts";

/** Points to the board and pins it; a board that was deleted is posted again. */
async function findBoard(turn: ConvenerTurn): Promise<void> {
  const { tx, community, words } = turn;
  const messageId = await findCardMessage(tx, community.id, board);
  if (messageId === null) return moveBoard(turn);
  await restoreBoard(turn);
  await pinCard(turn, board);
  const isInGroup = turn.place === "group";
  const url = await linkToCard(tx, community, board);
  await answer(
    turn,
    composeWhereabouts(turn, words, { url, isInGroup }),
    isInGroup ? { replyTo: board } : {},
  );
}

export const boardCommands: readonly Command[] = [
  { name: "board", isListed: false, who: conveners(findBoard) },
];

export const boardButtons: readonly ButtonHandler[] = [
  onPress(moveBoardHere, "convener", async (turn) => {
    await moveBoard(turn);
    return { text: turn.personal.plain("records.board.posted") };
  }),
];
