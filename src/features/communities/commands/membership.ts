import {
  answer,
  refuse,
  residents,
  type ChatTurn,
  type Command,
} from "#platform/chat";
import { changeMember } from "#platform/community";
import { record } from "#platform/ledger";

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
  if (turn.voice !== "person") return refuse(turn, t("chat.nobody-writes"));
  if (turn.actor.joinedAt === null) {
    return answer(turn, { text: t("communities.leave.already") });
  }
  await changeMember(turn.tx, turn.community.id, turn.actor.id, {
    joinedAt: null,
  });
  await record(turn, { act: "member.left" });
  return answer(turn, { text: t("communities.leave.done") });
}

export const membershipCommands: readonly Command[] = [
  { name: "join", who: residents(join) },
  { name: "leave", isListed: false, who: residents(leave) },
];
