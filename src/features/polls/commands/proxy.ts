import {
  answer,
  onPress,
  readItemNumber,
  refuse,
  residents,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type Toast,
} from "#platform/chat";
import { findMember, nameOf, type Member } from "#platform/community";
import { findPerson } from "#features/communities";
import { answerProxy } from "../answer-proxy.ts";
import { giveProxy } from "../give-proxy.ts";
import { listRunningProxies, listVotesToGive } from "../list-proxies.ts";
import {
  acceptProxy,
  composeAnswered,
  composeProxies,
  composeProxyRefusal,
  declineProxy,
  endProxy,
  shownProxy,
} from "../messages/proxy.ts";
import { alertOf } from "../messages/proxy-vote.ts";
import { revokeProxy } from "../revoke-proxy.ts";
import { voteByText } from "./proxy-vote.ts";

const shownList = (memberId: number) => ({
  kind: "polls.proxies",
  number: memberId,
});

/** `/proxy` lists; `/proxy @name`, `/proxy #15 @name`; with a ballot it votes for them. */
async function proxy(turn: ChatTurn): Promise<void> {
  const { message, words } = turn;
  if (turn.voice !== "person") {
    return refuse(turn, words.t("chat.nobody-writes"));
  }
  const text = message?.text ?? "";
  const numbered = readItemNumber(text);
  const named = numbered?.rest ?? text.trimStart();
  const isReply = message?.replyTo?.isOurs === false;
  if (named === "" && !isReply) {
    return numbered
      ? refuse(turn, words.t("polls.proxy.refused.nobody-named"))
      : showProxies(turn);
  }
  const found = await findNamed(turn, named);
  if (!found) return;
  const { person, rest } = found;
  const number = numbered?.number ?? null;
  if (rest !== "") {
    return number === null
      ? refuse(turn, words.t("polls.proxy.refused.nobody-named"))
      : voteByText(turn, { number, person, rest });
  }
  const given = await giveProxy(turn, person, number);
  const name = nameOf(words, person);
  return given.ok
    ? answer(turn, { text: words.t("polls.proxy.asked", { name }) })
    : refuse(turn, composeProxyRefusal(words, given, name));
}

/** null: it was said already why there is nobody. */
async function findNamed(
  turn: ChatTurn,
  named: string,
): Promise<{ person: Member; rest: string } | null> {
  const { message, words } = turn;
  const at = (message?.text.length ?? 0) - named.length;
  const isMarked =
    named === "" ||
    /^[@＠]/.test(named) ||
    message?.mentions.some(({ offset }) => offset === at);
  const asked = isMarked ? named : `@${named}`;
  const found = await findPerson(
    isMarked
      ? turn
      : {
          ...turn,
          message: message && { ...message, text: asked, mentions: [] },
        },
    asked,
  );
  if (found.ok && found.person) {
    return { person: found.person, rest: found.rest.trim() };
  }
  const { t } = words;
  if (found.ok) {
    const name = `@${found.username}`;
    await refuse(turn, t("polls.proxy.refused.unmet", { name }));
  } else if (found.reason === "nobody") {
    await refuse(turn, t("polls.proxy.refused.nobody-named"));
  } else {
    const { name } = found;
    await refuse(turn, t(`polls.proxy.refused.${found.reason}`, { name }));
  }
  return null;
}

async function showProxies(turn: ChatTurn): Promise<void> {
  await answer(turn, await composeList(turn), {
    about: shownList(turn.actor.id),
  });
}

async function composeList(turn: ChatTurn) {
  const { tx, community, actor } = turn;
  const running = await listRunningProxies(turn, actor.id);
  const proxies = await Promise.all(
    running.map(async ({ proxy, poll }) => {
      const isGiver = proxy.giverId === actor.id;
      const otherId = isGiver ? proxy.holderId : proxy.giverId;
      const other = await findMember(tx, community.id, otherId);
      return { proxy, poll, other, isGiver };
    }),
  );
  return composeProxies(turn.words, community.id, {
    proxies,
    votes: await listVotesToGive(turn),
    isPrivate: turn.place !== "group",
  });
}

async function answerAsked(
  turn: ChatTurn,
  id: number,
  isYes: boolean,
): Promise<Toast> {
  const { personal, words } = turn;
  const answered = await answerProxy(turn, id, isYes);
  if (!answered.ok) {
    return alertOf(personal.plain(`polls.proxy.press.${answered.reason}`));
  }
  const state = isYes ? "accepted" : "declined";
  await rewritePressed(
    turn,
    shownProxy(id),
    composeAnswered(words, { ...answered, state }),
  );
  return { text: personal.plain(`polls.proxy.press.${state}`) };
}

export const proxyButtons: readonly ButtonHandler[] = [
  onPress(acceptProxy, "resident", (turn, { proxy: id }) =>
    answerAsked(turn, id, true),
  ),
  onPress(declineProxy, "resident", (turn, { proxy: id }) =>
    answerAsked(turn, id, false),
  ),
  onPress(endProxy, "resident", async (turn, { proxy: id }) => {
    const done = await revokeProxy(turn, id);
    await rewritePressed(
      turn,
      shownList(turn.actor.id),
      await composeList(turn),
    );
    return alertOf(turn.personal.plain(`polls.proxy.press.${done}`));
  }),
];

export const proxyCommands: readonly Command[] = [
  { name: "proxy", isListed: false, who: residents(proxy) },
];
