import {
  answer,
  refuse,
  residents,
  type ChatTurn,
  type Command,
} from "#platform/chat";
import { changeAccount } from "#platform/community";
import { createWords, localeOf } from "#platform/i18n";

async function chooseLanguage(turn: ChatTurn): Promise<void> {
  if (turn.voice !== "person") {
    await refuse(turn, turn.words.t("chat.nobody-writes"));
    return;
  }
  const locale = localeOf(turn.message?.text);
  if (!locale) {
    await refuse(turn, turn.personal.t("communities.lang.unknown"));
    return;
  }
  await changeAccount(turn.tx, turn.account.userId, { locale });
  const { timeZone } = turn.community;
  const words = createWords({ locale, timeZone, now: turn.now });
  await answer(turn, { text: words.t("communities.lang.done") });
}

export const personalCommands: readonly Command[] = [
  { name: "lang", needsCommunity: false, who: residents(chooseLanguage) },
];
