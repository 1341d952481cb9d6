import { z } from "zod";
import { locales, type Locale } from "#platform/i18n";
import { CallFailed, type Call } from "#platform/outbox";
import type { BotIdentity } from "#platform/turn";
import { commandTexts, type KnownCommand } from "./commands.ts";
import type { Feature } from "./feature.ts";

const me = z.object({
  id: z.number(),
  username: z.string(),
  first_name: z.string(),
  can_read_all_group_messages: z.boolean().default(false),
});

/** Asks Telegram who the bot is; rejects with CallFailed. */
export async function introduceBot(call: Call): Promise<BotIdentity> {
  const { data: bot } = me.safeParse(await call("getMe", {}));
  if (!bot) {
    throw new CallFailed("getMe was answered by no Bot API", { code: 0 });
  }
  return {
    id: bot.id,
    username: bot.username,
    name: bot.first_name,
    readsEverything: bot.can_read_all_group_messages,
  };
}

/** Puts the commands into Telegram's menu: residents' for all, all for administrators. */
export async function publishCommands(
  call: Call,
  features: readonly Feature[],
  defaultLocale: Locale,
): Promise<void> {
  const known: KnownCommand[] = features.flatMap((feature) =>
    (feature.commands ?? []).map((command) => ({
      feature: feature.name,
      command,
    })),
  );
  const menu = (locale: Locale, of: readonly KnownCommand[]) =>
    of
      .map((one) => ({
        command: one.command.name,
        description: commandTexts(locale, one).menu,
      }))
      .filter((one) => one.description !== "");
  const forResidents = known.filter((k) => k.command.who.may === "resident");
  for (const locale of [null, ...locales]) {
    const language = locale && { language_code: locale.slice(0, 2) };
    await call("setMyCommands", {
      commands: menu(locale ?? defaultLocale, forResidents),
      ...language,
    });
    await call("setMyCommands", {
      commands: menu(locale ?? defaultLocale, known),
      scope: { type: "all_chat_administrators" },
      ...language,
    });
  }
}
