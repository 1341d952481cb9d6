import { asConvener, type ChatTurn } from "#platform/chat";

/** A convener who opens the private chat is offered the conveners' commands there. */
export async function renewMenu(turn: ChatTurn): Promise<void> {
  if (turn.place === "group" || !(await asConvener(turn))) return;
  await turn.emit("member.menu-due", { member: turn.actor });
}
