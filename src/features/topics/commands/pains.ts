import {
  answer,
  onPress,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
} from "#platform/chat";
import { locales, textsUnder } from "#platform/i18n";
import { listPains } from "../list-pains.ts";
import { pageSize } from "../messages/list.ts";
import { composePains, showPains } from "../messages/pains.ts";
import { nameKey } from "../rules/filters.ts";

const listed = { kind: "topics.pains", number: 0 };

const names = new Set(
  locales.flatMap((locale) => {
    const texts: Record<string, unknown> = textsUnder(locale, "topics.pains");
    return String(texts["words"]).split("|").map(nameKey);
  }),
);

/** Whether `/topics` is asked for what keeps coming back. */
export const asksForPains = (text: string): boolean => names.has(nameKey(text));

const findPage = async (turn: ChatTurn, page: number) => ({
  page,
  pains: await listPains(turn, {
    offset: page * pageSize,
    limit: pageSize + 1,
  }),
});

export async function answerPains(turn: ChatTurn): Promise<void> {
  const shown = await findPage(turn, 0);
  await answer(turn, composePains(turn, turn.words, shown), { about: listed });
}

export const painButtons: readonly ButtonHandler[] = [
  onPress(showPains, "resident", async (turn, args) => {
    const shown = await findPage(turn, Math.max(0, args.page));
    const isTurned =
      shown.pains.length > 0 &&
      (await rewritePressed(
        turn,
        listed,
        composePains(turn, turn.words, shown),
      ));
    return isTurned
      ? { text: "" }
      : { text: turn.personal.plain("chat.stale-button"), alert: true };
  }),
];
