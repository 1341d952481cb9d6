import type { ChatTurn } from "#platform/chat";
import { mayDecide } from "#platform/community";
import { touchCard } from "#platform/outbox";
import { areStars } from "./rules.ts";
import { findRating, putStars } from "./store.ts";

export type Given =
  | { ok: true; isChange: boolean }
  | { ok: false; reason: "no-rating" | "closed" | "nobody" | "not-deciding" };

/** One rating a person, which they may change until it closes. */
export async function giveStars(
  turn: ChatTurn,
  given: { topic: number; stars: number },
): Promise<Given> {
  const { tx, community, actor } = turn;
  const { topic, stars } = given;
  const rating = await findRating(tx, community.id, topic);
  if (!rating || !areStars(stars)) return { ok: false, reason: "no-rating" };
  if (rating.state !== "open" || rating.closesAt <= turn.now) {
    return { ok: false, reason: "closed" };
  }
  if (turn.voice !== "person") return { ok: false, reason: "nobody" };
  if (!mayDecide(actor)) return { ok: false, reason: "not-deciding" };
  const before = await putStars(tx, community.id, {
    topic,
    memberId: actor.id,
    stars,
  });
  if (before !== stars)
    await touchCard(turn, { kind: "rating", number: topic });
  return { ok: true, isChange: before !== null && before !== stars };
}
