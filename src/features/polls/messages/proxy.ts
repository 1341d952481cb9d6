import { callback } from "#platform/chat";
import { nameOf, type Member } from "#platform/community";
import { cutText, lines, type Html, type Words } from "#platform/i18n";
import type { Button, Content, Item } from "#platform/outbox";
import type { ProxyRefusal } from "../give-proxy.ts";
import { mostGivers } from "../rules/proxy.ts";
import type { Proxy } from "../store/proxies.ts";
import type { BallotContent, Poll } from "../types.ts";
import { inRows } from "./buttons.ts";
import { describeBallot } from "./options.ts";
import { openFor } from "./proxy-vote.ts";

export const acceptProxy = callback("polls.proxy-accept", ["proxy"]);
export const declineProxy = callback("polls.proxy-decline", ["proxy"]);
export const endProxy = callback("polls.proxy-end", ["proxy"]);

export const shownProxy = (id: number): Item => ({
  kind: "polls.proxy",
  number: id,
});

const longestQuestion = 40;
const mostButtons = 8;

type Someone = Member | undefined;

/** What a proxy is good for. */
const nameScope = ({ plain }: Words, poll: Poll | null): string =>
  poll === null
    ? plain("polls.proxy.every-poll")
    : plain("polls.proxy.one-poll", {
        n: poll.number,
        question: cutText(poll.question, longestQuestion),
      });

export function composeProxyQuestion(
  words: Words,
  communityId: number,
  { proxy, poll, giver }: { proxy: Proxy; poll: Poll | null; giver: Someone },
): Content {
  const { t, plain } = words;
  return {
    text: t("polls.proxy.ask", {
      name: nameOf(words, giver),
      scope: nameScope(words, poll),
    }),
    buttons: [
      [
        {
          label: plain("polls.proxy.button.accept"),
          data: acceptProxy.data(communityId, { proxy: proxy.id }),
        },
        {
          label: plain("polls.proxy.button.decline"),
          data: declineProxy.data(communityId, { proxy: proxy.id }),
        },
      ],
    ],
  };
}

/** What the question becomes when it is answered. */
export const composeAnswered = (
  words: Words,
  shown: { giver: Member; poll: Poll | null; state: "accepted" | "declined" },
): Content => ({
  text: words.t(`polls.proxy.you-${shown.state}`, {
    name: nameOf(words, shown.giver),
    scope: nameScope(words, shown.poll),
  }),
});

export const composeAnswer = (
  words: Words,
  shown: { holder: Someone; poll: Poll | null; state: "accepted" | "declined" },
): Content => ({
  text: words.t(`polls.proxy.${shown.state}`, {
    name: nameOf(words, shown.holder),
    scope: nameScope(words, shown.poll),
  }),
});

export const composeNoLonger = (
  words: Words,
  shown: { other: Someone; poll: Poll | null; isGiver: boolean },
): Content => ({
  text: words.t(
    shown.isGiver ? "polls.proxy.given-back" : "polls.proxy.taken-back",
    { name: nameOf(words, shown.other), scope: nameScope(words, shown.poll) },
  ),
});

/** For those whose vote it is, in private chat. */
export function composeCast(
  words: Words,
  shown: {
    poll: Poll;
    content: BallotContent;
    holder: Someone;
    isUnit: boolean;
  },
): Content {
  const { poll, content, holder, isUnit } = shown;
  const said = {
    name: nameOf(words, holder),
    n: poll.number,
    question: cutText(poll.question, longestQuestion),
    ballot: describeBallot(words, poll, content),
  };
  return {
    text: isUnit
      ? words.t("polls.proxy.cast-unit", said)
      : words.t("polls.proxy.cast", said),
  };
}

export const composeOverridden = (
  words: Words,
  { poll, giver }: { poll: Poll; giver: Member },
): Content => ({
  text: words.t("polls.proxy.overridden", {
    name: nameOf(words, giver),
    n: poll.number,
    question: cutText(poll.question, longestQuestion),
  }),
});

interface Listed {
  readonly proxy: Proxy;
  readonly poll: Poll | null;
  readonly other: Someone;
  readonly isGiver: boolean;
}

/** What somebody has given and holds; in private chat also whose ballots they may open. */
export function composeProxies(
  words: Words,
  communityId: number,
  shown: {
    readonly proxies: readonly Listed[];
    readonly votes: readonly {
      poll: Poll;
      electorId: number;
      giver: Member;
    }[];
    readonly isPrivate: boolean;
  },
): Content {
  const { t, plain } = words;
  const { proxies, votes, isPrivate } = shown;
  const lineOf = ({ proxy, poll, other }: Listed) =>
    t(`polls.proxy.line.${proxy.state === "asked" ? "asked" : "accepted"}`, {
      name: nameOf(words, other),
      scope: nameScope(words, poll),
    });
  const given = proxies.filter(({ isGiver }) => isGiver);
  const held = proxies.filter(({ isGiver }) => !isGiver);
  const ends = proxies.slice(0, mostButtons).map(({ proxy, other }) => ({
    label: plain("polls.proxy.button.end", { name: nameOf(words, other) }),
    data: endProxy.data(communityId, { proxy: proxy.id }),
  }));
  const opens = (isPrivate ? votes : [])
    .slice(0, mostButtons)
    .map(({ poll, electorId, giver }): Button => ({
      label: plain("polls.proxy.button.open", {
        n: poll.number,
        name: nameOf(words, giver),
      }),
      data: openFor.data(communityId, {
        poll: poll.number,
        elector: electorId,
      }),
    }));
  return {
    text: lines(
      t("polls.proxy.title"),
      proxies.length === 0 && t("polls.proxy.none"),
      given.length > 0 && t("polls.proxy.given"),
      ...given.map(lineOf),
      held.length > 0 && t("polls.proxy.held"),
      ...held.map(lineOf),
      t("polls.proxy.how"),
      !isPrivate && votes.length > 0 && t("polls.proxy.vote-privately"),
    ),
    ...(proxies.length > 0 && {
      buttons: [...opens.map((one) => [one]), ...inRows(ends)],
    }),
  };
}

/** Why somebody cannot be made a proxy. */
export function composeProxyRefusal(
  { t }: Words,
  refusal: ProxyRefusal,
  name: string,
): Html {
  switch (refusal.reason) {
    case "nobody":
      return t("chat.nobody-writes");
    case "not-deciding":
    case "self":
      return t(`polls.proxy.refused.${refusal.reason}`);
    case "left":
    case "unmet":
    case "holder-not-deciding":
    case "already-asked":
    case "already-given":
      return t(`polls.proxy.refused.${refusal.reason}`, { name });
    case "full":
      return t("polls.proxy.refused.full", { name, count: mostGivers });
    case "no-poll":
    case "ended":
    case "secret":
    case "not-elector":
      return t(`polls.proxy.refused.${refusal.reason}`, { n: refusal.number });
  }
}
