import {
  ask,
  endDialogue,
  answer,
  onPress,
  refuse,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type DialogueKind,
  type Toast,
} from "#platform/chat";
import { lines, type Html, type Words } from "#platform/i18n";
import {
  addToTopic,
  editTopic,
  findOwnTopic,
  isEditable,
  type Edited,
} from "../edit-topic.ts";
import {
  composeWithdrawQuestion,
  editOwn,
  keepOwn,
  withdrawOwn,
  withdrawSurely,
} from "../messages/author.ts";
import { titleOf } from "../messages/card.ts";
import { longestAddendum, mayAdd } from "../rules/authorship.ts";
import { findTopic } from "../store/topics.ts";
import type { Topic } from "../types.ts";
import { isWithdrawable, withdrawTopic } from "../withdraw-topic.ts";

const editing = "topics.edit";

/** In whose place the new words stand: the topic's own, or below them. */
type Mode = "edit" | "add";

const askForWords = (
  turn: ChatTurn,
  topic: Topic,
  mode: Mode,
  note: ((words: Words) => Html) | null = null,
): Promise<void> =>
  ask(turn, {
    kind: editing,
    state: { topic: topic.number, mode },
    compose: (words) => {
      const shown = { n: topic.number, title: titleOf(topic) };
      const question =
        mode === "edit"
          ? words.t("topics.author.ask-text", shown)
          : words.t("topics.author.ask-addendum", {
              ...shown,
              limit: longestAddendum,
            });
      return { text: note ? lines(note(words), question) : question };
    },
  });

/** Which of the two it is now; null: neither, the topic is closed. */
async function modeOf(turn: ChatTurn, topic: Topic): Promise<Mode | null> {
  if (!mayAdd(topic)) return null;
  return (await isEditable(turn, topic)) ? "edit" : "add";
}

async function takeWords(
  turn: ChatTurn,
  state: Record<string, string | number>,
): Promise<void> {
  const number = Number(state["topic"]);
  const mode: Mode = state["mode"] === "edit" ? "edit" : "add";
  const text = turn.message?.text ?? "";
  const edited =
    mode === "edit"
      ? await editTopic(turn, number, text)
      : await addToTopic(turn, number, text);
  if (!edited.ok) return askAgain(turn, number, mode, edited);
  await endDialogue(turn, editing);
  const { t } = turn.words;
  return answer(turn, {
    text:
      mode === "edit"
        ? t("topics.author.edited", { n: number })
        : t("topics.author.added", { n: number }),
  });
}

async function askAgain(
  turn: ChatTurn,
  number: number,
  mode: Mode,
  refused: Edited & { ok: false },
): Promise<void> {
  const { reason } = refused;
  if (reason === "endorsed") {
    return askForWords(turn, refused.topic, "add", ({ t }) =>
      t("topics.author.endorsed-meanwhile"),
    );
  }
  if (reason === "empty" || reason === "too-long") {
    const topic = await findOwnTopic(turn, number);
    const { limit } = refused;
    if (!topic) return;
    return askForWords(turn, topic, mode, ({ t }) =>
      reason === "empty"
        ? t("topics.author.empty")
        : t("topics.author.too-long", { limit }),
    );
  }
  await endDialogue(turn, editing);
  return refuse(turn, turn.words.t(`topics.author.${reason}`));
}

const refusal = (
  turn: ChatTurn,
  reason: "not-yours" | "closed" | "too-late",
): Toast => ({
  text: turn.personal.plain(`topics.author.${reason}`),
  alert: true,
});

const asking = (number: number) => ({ kind: "topics.withdraw", number });

export const authorButtons: readonly ButtonHandler[] = [
  onPress(editOwn, "resident", async (turn, { topic: number }) => {
    const topic = await findOwnTopic(turn, number);
    // What is said there gives the author away.
    if (!topic || turn.place === "group") return refusal(turn, "not-yours");
    const mode = await modeOf(turn, topic);
    if (mode === null) return refusal(turn, "closed");
    await askForWords(turn, topic, mode);
    return { text: "" };
  }),
  onPress(withdrawOwn, "resident", async (turn, { topic: number }) => {
    const topic = await findOwnTopic(turn, number);
    if (!topic || turn.place === "group") return refusal(turn, "not-yours");
    if (!(await isWithdrawable(turn, topic))) return refusal(turn, "too-late");
    await answer(turn, composeWithdrawQuestion(turn, turn.words, topic), {
      about: asking(number),
      replaces: `topics.withdraw/${number}`,
    });
    return { text: "" };
  }),
  onPress(withdrawSurely, "resident", async (turn, { topic: number }) => {
    if (turn.place === "group") return refusal(turn, "not-yours");
    const withdrawn = await withdrawTopic(turn, number);
    if (!withdrawn.ok) return refusal(turn, withdrawn.reason);
    const title = titleOf(withdrawn.topic);
    const text = turn.words.t("topics.author.withdrawn", { n: number, title });
    await rewritePressed(turn, asking(number), { text });
    return { text: turn.personal.plain("topics.screen.noted") };
  }),
  onPress(keepOwn, "resident", async (turn, { topic: number }) => {
    const topic = await findTopic(turn.tx, turn.community.id, number);
    const title = topic ? titleOf(topic) : "";
    const text = turn.words.t("topics.author.kept", { n: number, title });
    const isKept = await rewritePressed(turn, asking(number), { text });
    return isKept
      ? { text: "" }
      : { text: turn.personal.plain("chat.stale-button"), alert: true };
  }),
];

export const authorDialogues: readonly DialogueKind[] = [
  { kind: editing, run: takeWords },
];
