import {
  answer,
  asConvener,
  conveners,
  onPress,
  refuse,
  residents,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type ConvenerTurn,
} from "#platform/chat";
import {
  changeAccount,
  changeMember,
  listCommunitiesOf,
  lobbyId,
} from "#platform/community";
import { createWords, localeOf } from "#platform/i18n";
import { record } from "#platform/ledger";
import {
  changeSettings,
  settingButtons,
  shownSettings,
} from "./change-settings.ts";
import {
  chooseCommunity,
  composeHelp,
  composeSettings,
  composeStart,
} from "./messages.ts";
import { readSetting } from "./rules.ts";

async function start(turn: ChatTurn): Promise<void> {
  if (turn.community.id === lobbyId) {
    await answer(turn, { text: turn.personal.t("communities.start.lobby") });
    return;
  }
  const all =
    turn.place === "group"
      ? [turn.community]
      : await listCommunitiesOf(turn.tx, turn.account.userId);
  await answer(turn, composeStart(turn.personal, turn.community, all));
}

/** Which community's matters the private chat is about from now on. */
const choose = onPress(chooseCommunity, "resident", async (turn) => {
  const { id, title } = turn.community;
  await changeAccount(turn.tx, turn.account.userId, { communityId: id });
  return { text: turn.personal.plain("communities.start.chosen", { title }) };
});

async function help(turn: ChatTurn): Promise<void> {
  const isConvener = (await asConvener(turn)) !== null;
  await answer(turn, composeHelp(turn.personal, { isConvener }));
}

async function settings(turn: ConvenerTurn): Promise<void> {
  const text = turn.message?.text ?? "";
  if (text === "") {
    await answer(turn, composeSettings(turn.words, turn.community), {
      about: shownSettings,
    });
    return;
  }
  const read = readSetting(text);
  if (!read.ok) {
    await refuse(turn, turn.words.t(`communities.settings.bad.${read.reason}`));
    return;
  }
  const community = await changeSettings(turn, read.change);
  const words = createWords({
    locale: turn.place === "group" ? community.locale : turn.words.locale,
    timeZone: community.timeZone,
    now: turn.now,
  });
  await answer(turn, composeSettings(words, community), {
    about: shownSettings,
  });
}

async function join(turn: ChatTurn): Promise<void> {
  const { t } = turn.words;
  if (turn.voice !== "person") return refuse(turn, t("chat.nobody-writes"));
  if (turn.actor.joinedAt !== null) {
    return answer(turn, { text: t("communities.join.already") });
  }
  await changeMember(turn.tx, turn.community.id, turn.actor.id, {
    joinedAt: turn.now,
  });
  await record(turn, { act: "member.joined" });
  return answer(turn, { text: t("communities.join.done") });
}

async function leave(turn: ChatTurn): Promise<void> {
  const { t } = turn.words;
  if (turn.actor.joinedAt === null) {
    return answer(turn, { text: t("communities.leave.already") });
  }
  await changeMember(turn.tx, turn.community.id, turn.actor.id, {
    joinedAt: null,
  });
  await record(turn, { act: "member.left" });
  return answer(turn, { text: t("communities.leave.done") });
}

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

export const buttons: readonly ButtonHandler[] = [...settingButtons, choose];

export const commands: readonly Command[] = [
  { name: "start", needsCommunity: false, who: residents(start) },
  { name: "help", needsCommunity: false, who: residents(help) },
  { name: "settings", who: conveners(settings) },
  { name: "join", who: residents(join) },
  { name: "leave", who: residents(leave) },
  { name: "lang", needsCommunity: false, who: residents(chooseLanguage) },
];
