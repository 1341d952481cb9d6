import {
  answer,
  onPress,
  refuse,
  residents,
  type ButtonHandler,
  type ChatTurn,
  type Command,
} from "#platform/chat";
import { endorseTopic } from "../endorse-topic.ts";
import { endorse, howToSpeak, titleOf } from "../messages/card.ts";
import { composeRaised } from "../messages/draft.ts";
import { composeSimilar } from "../messages/similar.ts";
import { explainRefusal, explainUnread } from "../messages/submitted.ts";
import { aboutDraft } from "../raise-draft.ts";
import { readMatter } from "../read-matter.ts";
import { submitMatter } from "../submit-matter.ts";
import { startRaising } from "./draft.ts";

async function raise(turn: ChatTurn): Promise<void> {
  const { words } = turn;
  if (turn.voice === "channel") {
    return refuse(turn, words.t("chat.nobody-writes"));
  }
  const read = await readMatter(turn);
  if (!read.ok) {
    if (read.reason === "empty" && turn.place !== "group") {
      return startRaising(turn);
    }
    return refuse(turn, explainUnread(words, read.reason));
  }
  const submitted = await submitMatter(turn, read.matter);
  if (!submitted.ok) {
    // Told once; who floods on is not answered with a flood.
    if (submitted.reason === "flood" && submitted.isTold) return;
    return refuse(turn, explainRefusal(turn, words, submitted));
  }
  if (submitted.as === "asked") {
    const { draft, similar } = submitted;
    const question = composeSimilar(turn, words, draft, similar);
    return answer(turn, question, aboutDraft(draft.id));
  }
  // In the group the card is the answer; in private chat it is out of sight.
  if (turn.place === "group") return;
  const { number } = submitted;
  return answer(turn, composeRaised(words, { number, isUnnamed: false }));
}

export const raiseButtons: readonly ButtonHandler[] = [
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
];

export const raiseCommands: readonly Command[] = [
  { name: "topic", inTalk: true, who: residents(raise) },
];
