import {
  answer,
  deepLink,
  onPress,
  residents,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type DeepLink,
} from "#platform/chat";
import { showGuide, shownGuide } from "../lead-convener.ts";
import { guideLetter, turnGuide } from "../messages/guide.ts";
import { renewMenu } from "../renew-menu.ts";

async function guide(turn: ChatTurn): Promise<void> {
  if (turn.place === "group") {
    const { t, plain } = turn.words;
    return answer(turn, {
      text: t("communities.guide.privately"),
      buttons: [
        [
          {
            label: plain("communities.guide.open"),
            url: deepLink(turn, guideLetter, 0),
          },
        ],
      ],
    });
  }
  await renewMenu(turn);
  return answer(turn, await showGuide(turn, turn.words, 0), {
    about: shownGuide,
  });
}

export const guideButtons: readonly ButtonHandler[] = [
  onPress(turnGuide, "resident", async (turn, { step }) => {
    const content = await showGuide(turn, turn.words, step);
    return (await rewritePressed(turn, shownGuide, content))
      ? { text: "" }
      : { text: turn.personal.plain("chat.stale-button"), alert: true };
  }),
];

export const guideLinks: readonly DeepLink[] = [
  { letter: guideLetter, run: guide },
];

export const guideCommands: readonly Command[] = [
  { name: "guide", isListed: false, who: residents(guide) },
];
