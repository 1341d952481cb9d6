import {
  onPress,
  refuse,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type Toast,
} from "#platform/chat";
import { tell } from "#platform/outbox";
import { forgetPerson } from "./forget-person.ts";
import { composeForgetting, forget, keep } from "./messages/forget.ts";

const aboutOf = (member: number) => ({
  kind: "records.forget",
  number: member,
});

/** It cannot be undone, so it is asked first. */
export async function askForgetting(turn: ChatTurn): Promise<void> {
  if (turn.voice !== "person") {
    return refuse(turn, turn.words.t("chat.nobody-writes"));
  }
  const { actor } = turn;
  await tell(turn, actor, (words) => composeForgetting(turn, words, actor), {
    kind: "answer",
    about: aboutOf(actor.id),
    replaces: `records.forget/${actor.id}`,
  });
}

const foreign = (turn: ChatTurn): Toast => ({
  text: turn.personal.plain("chat.foreign-button"),
  alert: true,
});

/** The toast is the last that they hear: to say more, they would have to be remembered. */
const forgetNow = onPress(forget, "resident", async (turn, { member }) => {
  if (turn.actor.id !== member) return foreign(turn);
  await forgetPerson(turn);
  return { text: turn.personal.plain("records.forget.done"), alert: true };
});

const keepAll = onPress(keep, "resident", async (turn, { member }) => {
  if (turn.actor.id !== member) return foreign(turn);
  const { words, personal } = turn;
  await rewritePressed(turn, aboutOf(member), {
    text: words.t("records.forget.kept"),
  });
  return { text: personal.plain("records.forget.kept") };
});

export const forgetButtons: readonly ButtonHandler[] = [forgetNow, keepAll];
