import { z } from "zod";
import { CallFailed, type Call } from "#platform/outbox";
import type { BotIdentity } from "#platform/turn";

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
