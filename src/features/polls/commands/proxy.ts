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
import { html } from "#platform/i18n";
import { say } from "#platform/outbox";
import { findPerson } from "#features/communities";
import { answerProxy } from "../answer-proxy.ts";
import {
  castForElector,
  findVotableFor,
  type VotedFor,
} from "../cast-for-elector.ts";
import { giveProxy } from "../give-proxy.ts";
import {
  listProxiedElectors,
  listRunningProxies,
  listVotesToGive,
} from "../list-proxies.ts";
import { composeVoted } from "../messages/press.ts";
import {
  acceptProxy,
  alertOf,
  composeAnswered,
  composeBallotFor,
  composeProxies,
  composeProxyRefusal,
  declineProxy,
  endProxy,
  openFor,
  sayExample,
  sayProxyVoteRefusal,
  shownProxy,
  voteFor,
} from "../messages/proxy.ts";
import { nameElector } from "../name-elector.ts";
import { revokeProxy } from "../revoke-proxy.ts";
import { readBallotText } from "../rules/read-ballot.ts";
import { isTapped, tapCard } from "../rules/tap-card.ts";
import { findPoll } from "../store/polls.ts";
import type { Poll } from "../types.ts";

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
  const isReply = message?.replyTo != null && !message.replyTo.isOurs;
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

/** A vote for somebody is for their eyes, not the group's. */
async function voteByText(
  turn: ChatTurn,
  { number, person, rest }: { number: number; person: Member; rest: string },
): Promise<void> {
  const { tx, community, words } = turn;
  if (turn.place === "group") {
    return refuse(turn, words.t("polls.proxy.refused.in-group"));
  }
  const poll = await findPoll(tx, community.id, number);
  const held = poll ? await listProxiedElectors(turn, poll) : [];
  const electors = held.filter(({ giver }) => giver.id === person.id);
  // Without any, the refusal says why; several are the units of one person.
  const asked = electors.map(({ electorId }) => electorId);
  let voted: VotedFor | null = null;
  for (const electorId of asked.length > 0 ? asked : [person.id]) {
    voted = await castForElector(turn, number, electorId, (poll) => {
      const read = readBallotText(rest, poll);
      return read.ok
        ? { content: read.content, reason: read.reason ?? null }
        : read;
    });
    if (!voted.ok) break;
  }
  if (!voted) return;
  return voted.ok
    ? answer(turn, { text: html`${await sayVotedFor(turn, voted)}` })
    : refuse(turn, html`${sayProxyVoteRefusal(words, voted)}`);
}

async function sayVotedFor(
  turn: ChatTurn,
  { voted }: Extract<VotedFor, { ok: true }>,
): Promise<string> {
  const [electorId = 0] = voted.electors;
  const name = await nameElector(turn, turn.personal, voted.poll, electorId);
  const units = turn.personal.plain("polls.proxy.for", { name });
  return composeVoted(turn.personal, voted, { units, counts: null }).text;
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
  onPress(openFor, "resident", async (turn, { poll: number, elector }) => {
    const { personal, community, place } = turn;
    if (place === "group") {
      return alertOf(personal.plain("polls.proxy.refused.in-group"));
    }
    const votable = await findVotableFor(turn, number, elector);
    if (!votable.ok) return alertOf(sayProxyVoteRefusal(personal, votable));
    const { poll, giver } = votable;
    await say(turn, {
      to: place,
      kind: "answer",
      content: composeBallotFor(personal, community.id, {
        poll,
        giver,
        electorId: elector,
        whose: await nameElector(turn, personal, poll, elector),
        isTapped: isTapped(poll.rules),
      }),
    });
    return { text: personal.plain("polls.proxy.press.opened") };
  }),
  onPress(voteFor, "resident", async (turn, args) => {
    const { personal } = turn;
    if (turn.place === "group") {
      return alertOf(personal.plain("polls.proxy.refused.in-group"));
    }
    const { poll: number, elector, option } = args;
    const voted = await castForElector(turn, number, elector, (poll, before) =>
      isTapped(poll.rules)
        ? { content: tapCard(poll.rules, before, option) }
        : wrongKind,
    );
    if (voted.ok) return alertOf(await sayVotedFor(turn, voted));
    return voted.reason === "invalid" && voted.fault.reason === "reason-missing"
      ? askForReason(turn, voted.poll, elector)
      : alertOf(sayProxyVoteRefusal(personal, voted));
  }),
];

/** Whose name goes into the line with the reason is who gave the proxy. */
async function askForReason(
  turn: ChatTurn,
  poll: Poll,
  electorId: number,
): Promise<Toast> {
  const held = await listProxiedElectors(turn, poll);
  const giver = held.find((one) => one.electorId === electorId)?.giver;
  const example = giver ? sayExample(poll, giver) : "";
  return alertOf(
    turn.personal.plain("polls.proxy.press.reason-missing", { example }),
  );
}

const wrongKind = { ok: false, reason: "not-understood" } as const;

export const proxyCommands: readonly Command[] = [
  { name: "proxy", isListed: false, who: residents(proxy) },
];
