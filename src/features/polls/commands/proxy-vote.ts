import {
  answer,
  onPress,
  refuse,
  type ButtonHandler,
  type ChatTurn,
  type Toast,
} from "#platform/chat";
import type { Member } from "#platform/community";
import { html } from "#platform/i18n";
import { say } from "#platform/outbox";
import {
  castForElector,
  findVotableFor,
  type ProxyVoteRefusal,
} from "../cast-for-elector.ts";
import type { Voted } from "../cast-vote.ts";
import { listProxiedElectors } from "../list-proxies.ts";
import { composeVoted } from "../messages/press.ts";
import {
  alertOf,
  composeBallotFor,
  openFor,
  sayExample,
  sayProxyVoteRefusal,
  voteFor,
} from "../messages/proxy-vote.ts";
import { nameElector } from "../name-elector.ts";
import { readBallotText } from "../rules/read-ballot.ts";
import { isTapped, tapCard } from "../rules/tap-card.ts";
import { findPoll } from "../store/polls.ts";
import type { Poll } from "../types.ts";

/** A vote for somebody is for their eyes, not the group's. */
export async function voteByText(
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
  const done: Extract<Voted, { ok: true }>[] = [];
  let refused: ProxyVoteRefusal | null = null;
  for (const electorId of asked.length > 0 ? asked : [person.id]) {
    const cast = await castForElector(turn, number, electorId, (poll) => {
      const read = readBallotText(rest, poll);
      return read.ok
        ? { content: read.content, reason: read.reason ?? null }
        : read;
    });
    if (cast.ok) done.push(cast.voted);
    else refused ??= cast;
  }
  const [first] = done;
  // Of one unit somebody who lives there may have voted, and of the others not.
  if (first) {
    const all = done.flatMap((voted) => voted.electors);
    const text = await sayVotedFor(turn, { ...first, electors: all });
    return answer(turn, { text: html`${text}` });
  }
  if (refused) {
    return refuse(turn, html`${sayProxyVoteRefusal(words, refused)}`);
  }
}

async function sayVotedFor(
  turn: ChatTurn,
  voted: Extract<Voted, { ok: true }>,
): Promise<string> {
  const { personal } = turn;
  const names: string[] = [];
  for (const electorId of voted.electors) {
    names.push(await nameElector(turn, personal, voted.poll, electorId));
  }
  const name = names.join(personal.plain("chat.name-separator"));
  const units = turn.personal.plain("polls.proxy.for", { name });
  return composeVoted(turn.personal, voted, { units, counts: null }).text;
}

export const proxyVoteButtons: readonly ButtonHandler[] = [
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
    if (voted.ok) return alertOf(await sayVotedFor(turn, voted.voted));
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
