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
import { raiseTopic } from "../raise-topic.ts";
import { longestTopic } from "../rules/title.ts";

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
