import {
  answer,
  deepLink,
  onPress,
  refuse,
  type ButtonHandler,
  type ChatTurn,
  type DeepLink,
} from "#platform/chat";
import {
  changeAccount,
  findMemberByUser,
  listCommunitiesOf,
} from "#platform/community";
import { linkToCard, react, say } from "#platform/outbox";
import { countWaiting, listMine, type Mine } from "./list-mine.ts";
import {
  composeMine,
  composeMineInGroup,
  mineElsewhere,
  type Shown,
} from "./messages/mine.ts";

const letter = "m";
const seen = "👌";

/** What is one's own is for oneself: in the group it is told in private, if it can be. */
export async function sendMine(turn: ChatTurn): Promise<void> {
  // All anonymous administrators share one account: nothing is theirs alone.
  if (turn.voice !== "person") {
    return refuse(turn, turn.words.t("chat.nobody-writes"));
  }
  if (turn.place !== "group" || turn.account.isReachable) {
    await sendPrivately(turn);
    if (turn.place === "group" && turn.message) {
      await react(turn, turn.message.id, seen);
    }
    return;
  }
  const mine = await listMineOf(turn);
  return answer(
    turn,
    composeMineInGroup(turn.words, mine, deepLink(turn, letter, 0)),
  );
}

const listMineOf = ({ tx, community, actor, now }: ChatTurn): Promise<Mine> =>
  listMine(tx, community, { memberId: actor.id, now });

async function sendPrivately(turn: ChatTurn): Promise<void> {
  const mine = await listMineOf(turn);
  await say(turn, {
    to: { userId: turn.account.userId },
    kind: "answer",
    content: composeMine(turn.personal, {
      mine,
      community: turn.community,
      others: await listOthers(turn),
      links: await listLinks(turn, mine),
    }),
  });
}

async function listOthers(turn: ChatTurn): Promise<Shown["others"]> {
  const { tx, community, account, now } = turn;
  const others: { community: ChatTurn["community"]; waiting: number }[] = [];
  for (const other of await listCommunitiesOf(tx, account.userId)) {
    if (other.id === community.id) continue;
    const member = await findMemberByUser(tx, other.id, account.userId);
    if (!member) continue;
    const mine = await listMine(tx, other, { memberId: member.id, now });
    others.push({ community: other, waiting: countWaiting(mine) });
  }
  return others;
}

async function listLinks(turn: ChatTurn, mine: Mine): Promise<Shown["links"]> {
  const items = [
    ...mine.polls.map(({ number }) => ({ kind: "poll", number })),
    ...mine.followups.map(({ followup: { number } }) => ({
      kind: "followup",
      number,
    })),
    ...mine.sessions.map(({ number }) => ({ kind: "session", number })),
  ];
  const links: { number: number; url: string }[] = [];
  for (const item of items) {
    const url = await linkToCard(turn.tx, turn.community, item);
    if (url !== null) links.push({ number: item.number, url });
  }
  // Where their author can change them or take them back.
  const own = mine.topics
    .filter(({ stage }) => stage !== "closed")
    .map(({ number }) => ({ number, url: deepLink(turn, "t", number) }));
  return [...links, ...own];
}

/** The private chat is about that community from then on, as its own choice has it. */
const elsewhere = onPress(mineElsewhere, "resident", async (turn) => {
  const { id, title } = turn.community;
  await changeAccount(turn.tx, turn.account.userId, { communityId: id });
  await sendPrivately(turn);
  return { text: turn.personal.plain("communities.start.chosen", { title }) };
});

export const mineButtons: readonly ButtonHandler[] = [elsewhere];

export const mineLinks: readonly DeepLink[] = [{ letter, run: sendPrivately }];
