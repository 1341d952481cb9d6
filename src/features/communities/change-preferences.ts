import {
  onPress,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
} from "#platform/chat";
import { changeAccount, type Account } from "#platform/community";
import { createWords, localeOf, type Words } from "#platform/i18n";
import { tell } from "#platform/outbox";
import {
  composeLanguages,
  composePreferences,
  prefer,
  preferenceOf,
  type Shown,
} from "./messages/personal.ts";

type Change = NonNullable<ReturnType<typeof preferenceOf>>;

const kinds = {
  preferences: {
    kind: "communities.preferences",
    compose: composePreferences,
  },
  languages: { kind: "communities.lang", compose: composeLanguages },
} as const;

/** How the person is spoken to in private with these preferences. */
function wordsOf(turn: ChatTurn, account: Account): Words {
  const { community, now } = turn;
  const { timeZone } = community;
  const own = account.locale ?? localeOf(account.languageCode);
  return createWords({ locale: own ?? community.locale, timeZone, now });
}

/** Writes what is given, and returns how the person is spoken to from then on. */
export async function changePreferences(
  turn: ChatTurn,
  change: Change,
): Promise<{ account: Account; words: Words }> {
  const account = await changeAccount(turn.tx, turn.account.userId, change);
  return { account, words: wordsOf(turn, account) };
}

const shownOf = (turn: ChatTurn, account: Account): Shown => ({
  account,
  community: turn.community,
  memberId: turn.actor.id,
});

/** Shows one's own preferences with the buttons that change them. */
export async function showPreferences(
  turn: ChatTurn,
  which: keyof typeof kinds,
): Promise<void> {
  const { actor, account } = turn;
  const { kind, compose } = kinds[which];
  await tell(
    turn,
    actor,
    () => compose(turn.personal, shownOf(turn, account)),
    {
      kind: "answer",
      about: { kind, number: actor.id },
      replaces: `${kind}/${actor.id}`,
    },
  );
}

const press = onPress(
  prefer,
  "resident",
  async (turn, { setting, choice, member }) => {
    const { plain } = turn.personal;
    if (turn.actor.id !== member) {
      return { text: plain("chat.foreign-button"), alert: true };
    }
    const change = preferenceOf(setting, choice);
    if (!change) return { text: plain("chat.stale-button") };
    const { account, words } = await changePreferences(turn, change);
    for (const { kind, compose } of Object.values(kinds)) {
      const about = { kind, number: member };
      const shown = compose(words, shownOf(turn, account));
      if (await rewritePressed(turn, about, shown)) break;
    }
    return { text: words.plain("communities.personal.saved") };
  },
);

export const preferenceButtons: readonly ButtonHandler[] = [press];
