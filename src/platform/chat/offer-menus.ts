import {
  findAccount,
  findMemberByUser,
  isConvener,
  listCommunitiesOf,
  type Member,
} from "#platform/community";
import { locales, type Locale } from "#platform/i18n";
import { offerCommands, type BotCommand, type Call } from "#platform/outbox";
import type { Listener, Turn } from "#platform/turn";
import { commandTexts } from "./commands.ts";
import type { Feature } from "./feature.ts";

declare module "#platform/turn" {
  interface Events {
    /** Whether somebody convenes may have changed, and so what they are offered. */
    "member.menu-due": { readonly member: Member };
  }
}

interface Reader {
  readonly place: "private" | "group";
  readonly isConvener: boolean;
}

/** What Telegram offers such a reader, residents' commands first. */
function composeMenu(
  features: readonly Feature[],
  locale: Locale,
  reader: Reader,
): BotCommand[] {
  // What people come for is about the matters; the group's own affairs come last.
  const known = [...features.slice(1), ...features.slice(0, 1)].flatMap(
    (feature) =>
      (feature.commands ?? []).map((command) => ({
        feature: feature.name,
        command,
      })),
  );
  const listed = known.filter(
    ({ command }) =>
      command.isListed !== false &&
      (reader.place === "private" || !command.isPersonal),
  );
  const of = (may: "resident" | "convener") =>
    listed.filter(({ command }) => command.who.may === may);
  return [...of("resident"), ...(reader.isConvener ? of("convener") : [])].map(
    (one) => ({
      command: one.command.name,
      description: commandTexts(locale, one).menu,
    }),
  );
}

/**
 * Telegram takes the menu in the reader's language, else the one without any,
 * scope by scope: so each scope has both.
 */
function* languagesFor(
  usual: Locale,
): Generator<{ locale: Locale; code: string | null }> {
  yield { locale: usual, code: null };
  for (const locale of locales) yield { locale, code: locale.slice(0, 2) };
}

const scopes: readonly { type: string; reader: Reader }[] = [
  {
    type: "all_private_chats",
    reader: { place: "private", isConvener: false },
  },
  { type: "all_group_chats", reader: { place: "group", isConvener: false } },
  {
    type: "all_chat_administrators",
    reader: { place: "group", isConvener: true },
  },
];

/** Puts the commands into Telegram's menus: residents' for all, all for administrators. */
export async function publishCommands(
  call: Call,
  features: readonly Feature[],
  usual: Locale,
): Promise<void> {
  for (const { locale, code } of languagesFor(usual)) {
    for (const { type, reader } of scopes) {
      await call("setMyCommands", {
        commands: composeMenu(features, locale, reader),
        scope: { type },
        ...(code !== null && { language_code: code }),
      });
    }
  }
}

/**
 * Who convenes without being an administrator is offered the conveners' commands
 * in the group, and every convener in private chat; who ceases to, no more.
 */
export function createMenuKeeper(
  features: readonly Feature[],
  usual: Locale,
): Listener {
  async function offer(
    turn: Turn,
    userId: number,
    of: { place: "private" | "group"; isSpecial: boolean },
  ): Promise<void> {
    const { place, isSpecial } = of;
    for (const { locale, code } of languagesFor(usual)) {
      const reader = { place, isConvener: true };
      await offerCommands(turn, {
        userId,
        place,
        language: code,
        commands: isSpecial ? composeMenu(features, locale, reader) : null,
      });
    }
  }

  return {
    on: "member.menu-due",
    async run(turn, { member }) {
      const { tx, community } = turn;
      const { userId } = member;
      if (userId === null) return;
      const convenes = await isConvener(tx, community.id, member.id);
      await offer(turn, userId, {
        place: "group",
        isSpecial: convenes && !member.isAdmin,
      });
      const account = await findAccount(tx, userId);
      if (!account?.isReachable) return;
      await offer(turn, userId, {
        place: "private",
        isSpecial: convenes || (await convenesElsewhere(turn, userId)),
      });
    },
  };
}

async function convenesElsewhere(turn: Turn, userId: number): Promise<boolean> {
  for (const { id } of await listCommunitiesOf(turn.tx, userId)) {
    const there = await findMemberByUser(turn.tx, id, userId);
    if (there && (await isConvener(turn.tx, id, there.id))) return true;
  }
  return false;
}
