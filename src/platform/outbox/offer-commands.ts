import type { Turn } from "#platform/turn";
import { enqueue } from "./enqueue.ts";
import { urgencies } from "./notice.ts";

export interface BotCommand {
  readonly command: string;
  readonly description: string;
}

/** One person's menu of commands, in their private chat or in the turn's group. */
export interface OwnMenu {
  readonly userId: number;
  readonly place: "private" | "group";
  /** Of the person's app, two letters; null: all others. */
  readonly language: string | null;
  /** null: they see what everybody there sees. */
  readonly commands: readonly BotCommand[] | null;
}

/** Changes what Telegram offers one person there; it costs nobody a message. */
export async function offerCommands(turn: Turn, menu: OwnMenu): Promise<void> {
  const { userId, place, language, commands } = menu;
  await enqueue(turn, {
    userId: place === "private" ? userId : null,
    urgency: urgencies.routine,
    expiresAt: turn.now + worthwhileMs,
    body: {
      method: commands ? "setMyCommands" : "deleteMyCommands",
      parameters: {
        ...(commands && { commands }),
        ...(language !== null && { language_code: language }),
      },
      scope:
        place === "private"
          ? { type: "chat" }
          : { type: "chat_member", user_id: userId },
    },
  });
}

/** What could not be offered for so long was offered anew meanwhile, or is not missed. */
const worthwhileMs = 86_400_000;
