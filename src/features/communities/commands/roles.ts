import {
  answer,
  conveners,
  refuse,
  type Command,
  type ConvenerTurn,
} from "#platform/chat";
import {
  expectMember,
  listConveners,
  listHolders,
  type Member,
} from "#platform/community";
import { html } from "#platform/i18n";
import { appointMember, dismissMember } from "../appoint-member.ts";
import { findPerson } from "../find-person.ts";
import {
  composeAppointment,
  composeDismissal,
  composeHolders,
  nameConveners,
} from "../messages/roles.ts";
import {
  isBotName,
  readRoleChange,
  type AppointedRole,
} from "../rules/roles.ts";

/** `/convener @x`, `/convener @x off`, or as a reply to the person; alone it lists. */
const changeRole = (role: AppointedRole) => async (turn: ConvenerTurn) => {
  const { who, isOff } = readRoleChange(turn.message?.text ?? "");
  const replyTo = turn.message?.replyTo;
  // To answer the bot's own message with it asks who there is.
  if (who === "" && !isOff && (!replyTo || replyTo.isOurs)) {
    return showHolders(turn, role);
  }
  const member = await findAsked(turn, who, role);
  if (!member) return;
  return isOff ? dismiss(turn, member, role) : appoint(turn, member, role);
};

async function showHolders(
  turn: ConvenerTurn,
  role: AppointedRole,
): Promise<void> {
  const { tx, community, words } = turn;
  return answer(
    turn,
    composeHolders(
      words,
      role,
      await listHolders(tx, community.id, role),
      await listConveners(tx, community.id),
    ),
  );
}

/** null: it was said already why there is nobody to appoint. */
async function findAsked(
  turn: ConvenerTurn,
  who: string,
  role: AppointedRole,
): Promise<Member | null> {
  const { t } = turn.words;
  const example = html`/${role}`.source;
  const isMarked =
    /^@/.test(who) || turn.message?.mentions.some(({ offset }) => offset === 0);
  const text = who === "" || isMarked ? who : `@${who}`;
  const found = await findPerson(
    { ...turn, message: turn.message && { ...turn.message, text } },
    text,
  );
  if (!found.ok) {
    await refuse(
      turn,
      found.reason === "nobody"
        ? turn.message?.replyTo
          ? t("communities.roles.refused.bot")
          : t("communities.roles.refused.nobody", { command: example })
        : t(`communities.roles.refused.${found.reason}`, { name: found.name }),
    );
    return null;
  }
  if (found.rest !== "") {
    await refuse(
      turn,
      t("communities.roles.refused.nobody", { command: example }),
    );
    return null;
  }
  if (found.person) return found.person;
  if (isBotName(found.username)) {
    await refuse(turn, t("communities.roles.refused.bot"));
    return null;
  }
  return expectMember(turn.tx, turn.community.id, found.username, turn.now);
}

async function appoint(
  turn: ConvenerTurn,
  member: Member,
  role: AppointedRole,
): Promise<void> {
  const { words, tx, community } = turn;
  const { name } = member;
  const appointed = await appointMember(turn, member, role);
  if (appointed.ok) {
    return answer(turn, composeAppointment(turn, words, appointed));
  }
  if (appointed.reason === "full") {
    const both = await listHolders(tx, community.id, "convener");
    return refuse(
      turn,
      words.t("communities.roles.refused.full", {
        names: nameConveners(words, both),
        name: both[1]?.username ?? both[1]?.name ?? "",
      }),
    );
  }
  return refuse(
    turn,
    words.t(`communities.roles.refused.${appointed.reason}`, { name }),
  );
}

async function dismiss(
  turn: ConvenerTurn,
  member: Member,
  role: AppointedRole,
): Promise<void> {
  const { words, tx, community } = turn;
  const { plain } = words;
  const dismissed = await dismissMember(turn, member, role);
  if (!dismissed.ok) {
    return refuse(
      turn,
      words.t("communities.roles.refused.not-one", {
        name: member.name,
        role: plain(`communities.roles.names.${role}`),
      }),
    );
  }
  const left = await listHolders(tx, community.id, "convener");
  const isLast = role === "convener" && left.length === 0;
  return answer(turn, composeDismissal(words, { ...dismissed, role, isLast }));
}

export const roleCommands: readonly Command[] = [
  { name: "convener", who: conveners(changeRole("convener")) },
  { name: "expert", isListed: false, who: conveners(changeRole("expert")) },
  {
    name: "supervisor",
    isListed: false,
    who: conveners(changeRole("supervisor")),
  },
];
