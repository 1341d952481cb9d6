import { nameOf, type Member } from "#platform/community";
import { html, lines, type Html, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { titleOf } from "#features/topics";
import { confirm, deny, grant, refuse } from "./messages.ts";
import type { Followup } from "./types.ts";

/** The first line of whatever is said about a follow-up. */
const heading = (emoji: string, followup: Followup): Html =>
  html`<b>${emoji} #${followup.number} ${titleOf(followup)}</b>`;

/** Stands for everybody who may check, where nobody in particular was asked. */
export const anybody = 0;

/** To whoever checks, `to`: was it done? */
export function composeDoneRequest(
  turn: Turn,
  words: Words,
  asked: { followup: Followup; owner: Member | undefined; to: number },
): Content {
  const { t, plain } = words;
  const { followup, owner, to } = asked;
  const args = { followup: followup.number, to };
  const name = nameOf(words, owner);
  return {
    text: lines(heading("🏁", followup), t("followups.request.done", { name })),
    buttons: [
      [
        {
          label: plain("followups.buttons.confirm"),
          data: confirm.data(turn.community.id, args),
        },
        {
          label: plain("followups.buttons.refuse"),
          data: refuse.data(turn.community.id, args),
        },
      ],
    ],
  };
}

/** To whoever decides, `to`: may it take longer? */
export function composeExtensionRequest(
  turn: Turn,
  words: Words,
  asked: {
    followup: Followup;
    owner: Member | undefined;
    wish: NonNullable<Followup["asked"]>;
    to: number;
  },
): Content {
  const { t, plain, format } = words;
  const { followup, owner, wish, to } = asked;
  const args = { followup: followup.number, ask: followup.asks, to };
  return {
    text: lines(
      heading("⏰", followup),
      t("followups.request.extension", {
        name: nameOf(words, owner),
        from: format.dateWithWeekday(followup.dueOn),
        to: format.dateWithWeekday(wish.dueOn),
      }),
      wish.reason !== null &&
        t("followups.card.reason", { reason: wish.reason }),
    ),
    buttons: [
      [
        {
          label: plain("followups.buttons.grant"),
          data: grant.data(turn.community.id, args),
        },
        {
          label: plain("followups.buttons.deny"),
          data: deny.data(turn.community.id, args),
        },
      ],
    ],
  };
}

const withReason = (words: Words, { reason }: Followup): Html | null =>
  reason === null ? null : words.t("followups.card.reason", { reason });

export const composeRefused = (words: Words, followup: Followup): Content => ({
  text: lines(
    heading("🔧", followup),
    words.t("followups.told.refused"),
    withReason(words, followup),
  ),
});

export const composeExtended = (words: Words, followup: Followup): Content => ({
  text: lines(
    heading("⏰", followup),
    words.t("followups.told.extended", {
      date: words.format.dateWithWeekday(followup.dueOn),
    }),
  ),
});

export const composeNotExtended = (
  words: Words,
  followup: Followup,
): Content => ({
  text: lines(
    heading("⏰", followup),
    words.t("followups.told.not-extended", {
      date: words.format.dateWithWeekday(followup.dueOn),
    }),
  ),
});

export const composeDropped = (words: Words, followup: Followup): Content => ({
  text: lines(
    heading("🔧", followup),
    words.t("followups.told.dropped"),
    withReason(words, followup),
  ),
});

export const composeReopened = (words: Words, followup: Followup): Content => ({
  text: lines(
    heading("🔧", followup),
    words.t("followups.told.reopened", {
      date: words.format.dateWithWeekday(followup.dueOn),
    }),
    withReason(words, followup),
  ),
});
