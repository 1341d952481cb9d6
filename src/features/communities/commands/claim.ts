import {
  answer,
  deepLink,
  namesOfConveners,
  onPress,
  refuse,
  residents,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type DeepLink,
} from "#platform/chat";
import { lobbyId } from "#platform/community";
import { say } from "#platform/outbox";
import { leaveHousehold } from "../change-household.ts";
import { claimHousehold, leadsInto } from "../claim-household.ts";
import {
  composeClaimed,
  composeLeaving,
  composeLinks,
  leaveSurely,
  leaveUnit,
  phraseClaim,
  stay,
} from "../messages/claim.ts";
import { passLink } from "../pass-link.ts";
import { findHouseholdsOf } from "../store/residents.ts";
import type { Household } from "../types.ts";

const claimLetter = "k";

/** What a message with one's households is about. */
const shownClaims = (member: number) => ({
  kind: "communities.claim",
  number: member,
});

async function claim(turn: ChatTurn): Promise<void> {
  const text = turn.message?.text ?? "";
  await (text === "" ? giveLinks(turn) : takeCode(turn, text));
}

async function takeCode(turn: ChatTurn, text: string): Promise<void> {
  const { words, community } = turn;
  const claimed = await claimHousehold(turn, text);
  // Told once: who tries on hears nothing.
  if ("isNews" in claimed && !claimed.isNews) return;
  const isLobby = community.id === lobbyId;
  const names = isLobby ? null : await namesOfConveners(turn);
  if (!claimed.ok) return refuse(turn, phraseClaim(words, claimed, names));
  await answer(
    turn,
    turn.place === "group"
      ? { text: words.t("communities.claim.done.in-group") }
      : composeClaimed(words, community.title, claimed, names ?? ""),
  );
}

/** A link opens the household to whoever has it: it is said in private chat only. */
async function giveLinks(turn: ChatTurn): Promise<void> {
  const { tx, community, actor, account, personal } = turn;
  const { t, plain } = turn.words;
  if (turn.voice !== "person") return refuse(turn, t("chat.nobody-writes"));
  const own = actor.isPresent
    ? await findHouseholdsOf(tx, community.id, actor.id)
    : [];
  if (own.length === 0) {
    return refuse(
      turn,
      community.id === lobbyId
        ? t("communities.claim.how-in-lobby")
        : t("communities.claim.how", { names: await namesOfConveners(turn) }),
    );
  }
  if (turn.place === "group" && !account.isReachable) {
    const url = deepLink(turn, claimLetter, 0);
    return answer(turn, {
      text: t("communities.claim.in-private"),
      buttons: [[{ label: plain("communities.roster.open"), url }]],
    });
  }
  const links: { household: Household; url: string }[] = [];
  for (const household of own) {
    links.push({ household, url: await passLink(turn, household) });
  }
  await say(turn, {
    to: { userId: account.userId },
    content: composeLinks(personal, community.id, links),
    kind: "answer",
    about: shownClaims(actor.id),
  });
  if (turn.place === "group") {
    await answer(turn, { text: t("communities.claim.sent") });
  }
}

async function findOwn(
  { tx, community, actor }: ChatTurn,
  id: number,
): Promise<Household | undefined> {
  const own = await findHouseholdsOf(tx, community.id, actor.id);
  return own.find((household) => household.id === id);
}

export const claimButtons: readonly ButtonHandler[] = [
  onPress(leaveUnit, "resident", async (turn, { household: id }) => {
    const { plain } = turn.personal;
    const household = await findOwn(turn, id);
    if (!household) {
      return { text: plain("communities.claim.leaving.gone"), alert: true };
    }
    await rewritePressed(
      turn,
      shownClaims(turn.actor.id),
      composeLeaving(turn.personal, turn.community.id, household),
    );
    return { text: plain("communities.claim.leaving.sure") };
  }),
  onPress(leaveSurely, "resident", async (turn, { household: id }) => {
    const { t, plain } = turn.personal;
    const household = await findOwn(turn, id);
    if (!household || !(await leaveHousehold(turn, household))) {
      return { text: plain("communities.claim.leaving.gone"), alert: true };
    }
    const { unit } = household;
    const text = t("communities.claim.leaving.left", { unit });
    await rewritePressed(turn, shownClaims(turn.actor.id), { text });
    return { text: plain("communities.claim.leaving.left", { unit }) };
  }),
  onPress(stay, "resident", async (turn) => {
    const { t, plain } = turn.personal;
    const text = t("communities.claim.leaving.stayed");
    await rewritePressed(turn, shownClaims(turn.actor.id), { text });
    return { text: plain("communities.claim.leaving.stayed") };
  }),
];

export const claimLinks: readonly DeepLink[] = [
  { letter: claimLetter, run: giveLinks },
];

export const claimCommands: readonly Command[] = [
  {
    name: "claim",
    needsCommunity: false,
    leadsInto,
    isPersonal: true,
    who: residents(claim),
  },
];
