import { deepLink } from "#platform/chat";
import { distinctNames, type Member } from "#platform/community";
import { html, joinHtml, lines, type Html, type Words } from "#platform/i18n";
import { mentionOf, type Button, type Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { AppointedRole } from "../rules/roles.ts";
import { guideLetter } from "./guide.ts";

/** 第一召集人, 专家…: what somebody is now. */
function nameRole(
  { plain }: Words,
  { role, rank }: Pick<Member, "role" | "rank">,
): string {
  if (rank === 2) return plain("communities.roles.names.second");
  return role === "expert" || role === "supervisor"
    ? plain(`communities.roles.names.${role}`)
    : plain("communities.roles.names.first");
}

const guideButton = (turn: Turn, { plain }: Words): Button => ({
  label: plain("communities.guide.open"),
  url: deepLink(turn, guideLetter, 0),
});

/** To the one who was appointed. */
export function composeAppointed(
  turn: Turn,
  words: Words,
  member: Member,
): Content {
  const { t } = words;
  const what = { title: turn.community.title, role: nameRole(words, member) };
  return {
    text: lines(
      t("communities.roles.you-are", what),
      t(
        `communities.roles.means.${member.role === "resident" ? "convener" : member.role}`,
      ),
    ),
    ...(member.role === "convener" && {
      buttons: [[guideButton(turn, words)]],
    }),
  };
}

export const composeDismissed = (
  turn: Turn,
  words: Words,
  role: AppointedRole,
): Content => ({
  text: words.t("communities.roles.you-were", {
    title: turn.community.title,
    role: words.plain(`communities.roles.names.${role}`),
  }),
});

/** To where it was asked; who could not be told in private is mentioned. */
export function composeAppointment(
  turn: Turn,
  words: Words,
  given: { member: Member; isTold: boolean },
): Content {
  const { t } = words;
  const { member, isTold } = given;
  const isExpected = member.userId === null;
  const isConvener = member.role === "convener";
  const leads = isConvener && member.rank === 1;
  return {
    text: lines(
      t("communities.roles.is", {
        name: isTold ? member.name : mentionOf(member),
        role: nameRole(words, member),
      }),
      // Who appointed somebody else convenes no more.
      leads &&
        member.id !== turn.actor?.id &&
        t("communities.roles.names-second", { name: member.name }),
      isExpected && t("communities.roles.when-met"),
    ),
    ...(isConvener && !isTold && { buttons: [[guideButton(turn, words)]] }),
  };
}

export function composeDismissal(
  words: Words,
  taken: {
    member: Member;
    role: AppointedRole;
    isTold: boolean;
    next: Member | null;
    isLast: boolean;
  },
): Content {
  const { t, plain } = words;
  const { member, role, isTold, next, isLast } = taken;
  return {
    text: lines(
      t("communities.roles.is-no-more", {
        name: isTold ? member.name : mentionOf(member),
        role: plain(`communities.roles.names.${role}`),
      }),
      next &&
        t("communities.roles.is", {
          name: next.name,
          role: nameRole(words, next),
        }),
      isLast && t("communities.roles.admins-again"),
    ),
  };
}

/** Who has a role, and how that is changed; `acting`: who convenes while nobody is appointed. */
export function composeHolders(
  words: Words,
  role: AppointedRole,
  holders: readonly Member[],
  acting: readonly Member[],
): Content {
  const { t } = words;
  const names = distinctNames(holders);
  return {
    text: lines(
      t(`communities.roles.titles.${role}`),
      ...holders.map((holder, at) => {
        const name = names[at] ?? holder.name;
        return role === "convener"
          ? html`${name} · ${nameRole(words, holder)}`
          : html`${name}`;
      }),
      holders.length === 0 &&
        (role === "convener"
          ? t("communities.roles.acting", { names: listNames(words, acting) })
          : t("communities.roles.none")),
      t(`communities.roles.how.${role}`),
    ),
  };
}

/** Both conveners with what they are, for who would be a third. */
export function nameConveners(
  words: Words,
  conveners: readonly Member[],
): Html {
  const names = distinctNames(conveners);
  return joinHtml(
    conveners.map((convener, at) =>
      words.t("communities.roles.as", {
        name: names[at] ?? "",
        role: nameRole(words, convener),
      }),
    ),
    words.plain("chat.name-separator"),
  );
}

const listNames = ({ plain }: Words, members: readonly Member[]): string =>
  distinctNames(members).join(plain("chat.name-separator")) ||
  plain("chat.no-convener");
