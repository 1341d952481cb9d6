import {
  answer,
  refuse,
  residents,
  type ChatTurn,
  type Command,
} from "#platform/chat";
import { localeOf } from "#platform/i18n";
import { changePreferences, showPreferences } from "../change-preferences.ts";
import { composePrivacy } from "../messages/personal.ts";
import { readNotify, readOwnQuiet } from "../rules/preferences.ts";

/** Several people share the account of those without a name. */
const asPerson =
  (run: (turn: ChatTurn, text: string) => Promise<void>) =>
  async (turn: ChatTurn): Promise<void> => {
    if (turn.voice !== "person") {
      await refuse(turn, turn.words.t("chat.nobody-writes"));
      return;
    }
    await run(turn, (turn.message?.text ?? "").trim());
  };

async function chooseLanguage(turn: ChatTurn, text: string): Promise<void> {
  if (text === "") return showPreferences(turn, "languages");
  const locale = localeOf(text);
  if (!locale) {
    return refuse(turn, turn.personal.t("communities.lang.unknown"));
  }
  const { words } = await changePreferences(turn, { locale });
  return answer(turn, { text: words.t("communities.lang.done") });
}

async function chooseQuiet(turn: ChatTurn, text: string): Promise<void> {
  if (text === "") return showPreferences(turn, "preferences");
  const quiet = readOwnQuiet(text);
  if (quiet === undefined) {
    return refuse(turn, turn.personal.t("communities.personal.bad-quiet"));
  }
  const { words } = await changePreferences(turn, { quiet });
  return answer(turn, {
    text: quiet
      ? words.t("communities.personal.quiet-set", quiet)
      : words.t("communities.personal.quiet-off"),
  });
}

async function chooseNotify(turn: ChatTurn, text: string): Promise<void> {
  if (text === "") return showPreferences(turn, "preferences");
  const notify = readNotify(text);
  if (!notify) {
    return refuse(turn, turn.personal.t("communities.personal.bad-notify"));
  }
  const { words } = await changePreferences(turn, { notify });
  return answer(turn, {
    text: words.t(`communities.personal.changed.${notify}`),
  });
}

const showPrivacy = (turn: ChatTurn): Promise<void> =>
  answer(turn, composePrivacy(turn.personal));

const personal = (
  name: string,
  run: (turn: ChatTurn) => Promise<void>,
): Command => ({
  name,
  needsCommunity: false,
  isPersonal: true,
  who: residents(run),
});

/** One line for what the preferences have buttons for. */
const inOneLine = (...given: Parameters<typeof personal>): Command => ({
  ...personal(...given),
  isListed: false,
});

export const personalCommands: readonly Command[] = [
  personal(
    "preferences",
    asPerson((turn) => showPreferences(turn, "preferences")),
  ),
  inOneLine("lang", asPerson(chooseLanguage)),
  inOneLine("quiet", asPerson(chooseQuiet)),
  inOneLine("notify", asPerson(chooseNotify)),
  personal("privacy", showPrivacy),
];
