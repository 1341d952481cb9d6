import {
  onPress,
  rewritePressed,
  type ButtonHandler,
  type Toast,
} from "#platform/chat";
import { locales } from "#platform/i18n";
import { forgetShown, touchCard } from "#platform/outbox";
import { changeSettings, wordsAfter } from "./change-settings.ts";
import { board } from "./greet-group.ts";
import { shownGuide, showGuide } from "./lead-convener.ts";
import { backToBoard, composeSettings } from "./messages/settings.ts";
import { namePlace } from "./messages/places.ts";
import { confirmPlace, showOthers, speakOther } from "./messages/welcome.ts";
import { readSettings } from "./read-settings.ts";

/** The language and zone that were guessed are right, or others are. */
export const confirmButtons: readonly ButtonHandler[] = [
  onPress(confirmPlace, "convener", async (turn): Promise<Toast> => {
    const place = namePlace(turn.personal, turn.community);
    if (turn.community.confirmedAt !== null) {
      return {
        text: turn.personal.plain("communities.welcome.confirmed-before", {
          place,
        }),
      };
    }
    const community = await changeSettings(turn, { confirmedAt: turn.now });
    await rewritePressed(
      turn,
      shownGuide,
      await showGuide({ ...turn, community }, turn.words, 0),
    );
    return {
      text: turn.personal.plain("communities.welcome.confirmed", { place }),
    };
  }),
  onPress(speakOther, "convener", async (turn, { language }) => {
    const locale = locales[language];
    if (!locale) return { text: turn.personal.plain("chat.stale-button") };
    await changeSettings(turn, { locale });
    return { text: turn.personal.plain("communities.settings.saved") };
  }),
  // The settings stand in the card's message until one is chosen.
  onPress(showOthers, "convener", async (turn): Promise<Toast> => {
    const words = wordsAfter(turn, turn.community);
    const shown = await readSettings(turn, turn.community);
    const content = composeSettings(words, { ...shown, hasWayBack: true });
    if (!(await rewritePressed(turn, board, content))) {
      return { text: turn.personal.plain("chat.stale-button"), alert: true };
    }
    await forgetShown(turn, board);
    return { text: "" };
  }),
  onPress(backToBoard, "resident", async (turn) => {
    await touchCard(turn, board);
    return { text: "" };
  }),
];
