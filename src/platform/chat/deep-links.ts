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
