import type { ConvenerTurn } from "#platform/chat";
import {
  changeMember,
  findMember,
  listHolders,
  type Member,
} from "#platform/community";
import type { Words } from "#platform/i18n";
import { record } from "#platform/ledger";
import { tellPrivately } from "#platform/outbox";
import type { Listener, Turn } from "#platform/turn";
import { composeAppointed, composeDismissed } from "./messages/roles.ts";
import {
  judgeAppointment,
  type AppointedRole,
  type Appointment,
} from "./rules/roles.ts";

export type Appointed =
  | {
      ok: true;
      member: Member;
      /** They were told in private chat. */
      isTold: boolean;
    }
  | Extract<Appointment, { ok: false }>;

export async function appointMember(
  turn: ConvenerTurn,
  member: Member,
  role: AppointedRole,
): Promise<Appointed> {
  const { tx, community } = turn;
  const conveners = await listHolders(tx, community.id, "convener");
  const judged = judgeAppointment(member, role, conveners);
  if (!judged.ok) return judged;
  const appointed = await give(turn, member, { role, rank: judged.rank });
  return {
    ok: true,
    member: appointed,
    isTold: await tellAppointed(turn, appointed),
  };
}

/** Gives the role, the ledger's entry and the menu that go with it. */
async function give(
  turn: Turn,
  member: Member,
  given: { role: AppointedRole; rank: Member["rank"] },
): Promise<Member> {
  const { tx, community } = turn;
  const appointed = await changeMember(tx, community.id, member.id, given);
  await record(turn, {
    act: "member.appointed",
    data: { member: member.id, ...given },
  });
  await turn.emit("member.menu-due", { member: appointed });
  return appointed;
}

/** False: the answer in the group has to tell them. */
const tellAppointed = async (turn: Turn, member: Member): Promise<boolean> =>
  turn.actor?.id === member.id ||
  tellPrivately(turn, member, (words) => composeAppointed(turn, words, member));

export type Dismissed =
  | { ok: true; member: Member; isTold: boolean; next: Member | null }
  | { ok: false; reason: "not-one" };

/** They are a resident again; the second convener takes the first's place. */
export async function dismissMember(
  turn: Turn,
  member: Member,
  role: AppointedRole,
): Promise<Dismissed> {
  if (member.role !== role) return { ok: false, reason: "not-one" };
  const dismissed = await takeBack(turn, member);
  const next = role === "convener" ? await moveUp(turn) : null;
  const compose = (words: Words) => composeDismissed(turn, words, role);
  const isTold =
    turn.actor?.id === member.id ||
    (member.isPresent && (await tellPrivately(turn, dismissed, compose)));
  return { ok: true, member: dismissed, isTold, next };
}

async function takeBack(turn: Turn, member: Member): Promise<Member> {
  const { tx, community } = turn;
  const dismissed = await changeMember(tx, community.id, member.id, {
    role: "resident",
    rank: null,
  });
  await record(turn, {
    act: "member.dismissed",
    data: { member: member.id, role: member.role },
  });
  await turn.emit("member.menu-due", { member: dismissed });
  return dismissed;
}

/** The second convener is the first when there is none; null: nobody moves. */
async function moveUp(turn: Turn): Promise<Member | null> {
  const [left] = await listHolders(turn.tx, turn.community.id, "convener");
  if (left?.rank !== 2) return null;
  const first = await give(turn, left, { role: "convener", rank: 1 });
  await tellAppointed(turn, first);
  return first;
}

/** Who was only expected is somebody known: the role is theirs. */
async function passOn(
  turn: Turn,
  known: { from: number; to: number },
): Promise<void> {
  const { tx, community } = turn;
  const from = await findMember(tx, community.id, known.from);
  const to = await findMember(tx, community.id, known.to);
  if (!from || !to || from.role === "resident") return;
  const { role, rank } = from;
  await takeBack(turn, from);
  if (to.role === "resident") await give(turn, to, { role, rank });
  else if (role === "convener") await moveUp(turn);
}

/** A convener who is not here convenes nothing. */
export const roleListeners: readonly Listener[] = [
  {
    on: "member.went",
    async run(turn, { member }) {
      if (member.role === "convener") {
        await dismissMember(turn, member, "convener");
      }
    },
  },
  { on: "member.recognised", run: passOn },
  {
    on: "member.forgotten",
    async run(turn) {
      await moveUp(turn);
    },
  },
];
