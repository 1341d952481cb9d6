import { isDeaf } from "#platform/chat";
import { showCard, touchCard, type CardKind } from "#platform/outbox";
import type { Listener } from "#platform/turn";
import { composeWelcome } from "./messages/welcome.ts";

/** The welcome is the community's card, about no item. */
const welcome = { kind: "welcome", number: 0 };

export const welcomeCard: CardKind = {
  kind: welcome.kind,
  render: (turn, _number, words) =>
    Promise.resolve(
      composeWelcome(words, {
        isDeaf: isDeaf(turn),
        isBotAdmin: turn.community.isBotAdmin,
      }),
    ),
};

export const greet: readonly Listener[] = [
  {
    on: "bot.entered",
    run: (turn, { isFirst }) =>
      isFirst ? showCard(turn, welcome) : touchCard(turn, welcome),
  },
  { on: "bot.rights-changed", run: (turn) => touchCard(turn, welcome) },
];
