import type { Turn } from "#platform/turn";

/** A t.me address that opens the private chat with `/start <letter><community>-<number>`. */
export const deepLink = (turn: Turn, letter: string, number: number): string =>
  `https://t.me/${turn.bot.username}?start=${letter}${turn.community.id}-${number}`;

export function readDeepLink(
  payload: string,
): { letter: string; communityId: number; number: number } | null {
  const match = /^([a-z])(\d{1,15})-(\d{1,9})$/.exec(payload);
  return match
    ? {
        letter: match[1] ?? "",
        communityId: Number(match[2]),
        number: Number(match[3]),
      }
    : null;
}

/** A t.me address that sends the bot `/<command> <key>`, see `Command.leadsInto`. */
export const keyLink = (turn: Turn, command: string, key: string): string =>
  `https://t.me/${turn.bot.username}?start=${command}${turn.community.id}_${key}`;

export function readKeyLink(
  payload: string,
): { command: string; communityId: number; key: string } | null {
  const match = /^([a-z]{1,12})(\d{1,15})_([A-Za-z0-9]{1,32})$/.exec(payload);
  return match
    ? {
        command: match[1] ?? "",
        communityId: Number(match[2]),
        key: match[3] ?? "",
      }
    : null;
}
