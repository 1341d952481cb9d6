import { createWords, type Words } from "#platform/i18n";
import { say, touchCard, type Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";

/** The card shows that the poll has changed, and a reply to it says what and why. */
export async function tellGroup(
  turn: Turn,
  poll: number,
  compose: (words: Words) => Content,
): Promise<void> {
  const { community, now } = turn;
  const { locale, timeZone } = community;
  const card = { kind: "poll", number: poll };
  await touchCard(turn, card);
  await say(turn, {
    to: "group",
    content: compose(createWords({ locale, timeZone, now })),
    replyTo: card,
    about: card,
    kind: "news",
  });
}
