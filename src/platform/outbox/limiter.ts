/** How fast may be sent; Telegram's figures, with a hair's breadth to spare. */
export interface Rates {
  /** Messages to all chats together in `overallMs`. */
  readonly overall: number;
  readonly overallMs: number;
  /** Messages to one chat at once before the pace of one per `chatMs` holds. */
  readonly chatBurst: number;
  readonly chatMs: number;
  /** Messages and edits to one group in `groupMs`. */
  readonly group: number;
  readonly groupMs: number;
  /** Of these, what edits leave free for answers. */
  readonly groupReserve: number;
  /** Between two edits of one card. */
  readonly cardMs: number;
}

export const telegramRates: Rates = {
  overall: 30,
  overallMs: 1_010,
  chatBurst: 3,
  chatMs: 1_050,
  group: 20,
  groupMs: 61_000,
  groupReserve: 4,
  cardMs: 3_000,
};

export interface Limiter {
  /** The earliest instant at which this may go out; `now` or later. */
  availableAt(ask: { chatId: number; isEdit: boolean; now: number }): number;
  /** Counts one sent message or edit. */
  take(sent: { chatId: number; now: number }): void;
  /** Telegram itself asked to leave this chat alone until then. */
  block(chatId: number, until: number): void;
  /** Chats that may not be written to now. */
  blocked(now: number): number[];
}

/** Instants are of one monotonic clock, in ms. */
export function createLimiter(rates: Rates): Limiter {
  const overall: number[] = [];
  const groups = new Map<number, number[]>();
  /** When the chat's burst is whole again. */
  const refills = new Map<number, number>();
  const blocks = new Map<number, number>();

  const recent = (sent: number[], span: number, now: number) => {
    while (sent[0] !== undefined && sent[0] <= now - span) sent.shift();
    return sent;
  };
  const free = (sent: number[], limit: number, span: number, now: number) =>
    sent.length < limit ? now : (sent[sent.length - limit] ?? now) + span;

  return {
    availableAt({ chatId, isEdit, now }) {
      const ofGroup = recent(groups.get(chatId) ?? [], rates.groupMs, now);
      const groupLimit = rates.group - (isEdit ? rates.groupReserve : 0);
      const burst =
        (refills.get(chatId) ?? 0) - rates.chatMs * (rates.chatBurst - 1);
      return Math.max(
        now,
        blocks.get(chatId) ?? 0,
        burst,
        free(
          recent(overall, rates.overallMs, now),
          rates.overall,
          rates.overallMs,
          now,
        ),
        chatId < 0 ? free(ofGroup, groupLimit, rates.groupMs, now) : now,
      );
    },
    take({ chatId, now }) {
      overall.push(now);
      refills.set(
        chatId,
        Math.max(refills.get(chatId) ?? 0, now) + rates.chatMs,
      );
      if (chatId < 0) {
        const sent = groups.get(chatId) ?? [];
        sent.push(now);
        groups.set(chatId, sent);
      }
      if (refills.size > 10_000) {
        for (const [chat, at] of refills) if (at < now) refills.delete(chat);
      }
    },
    block(chatId, until) {
      blocks.set(chatId, until);
    },
    blocked(now) {
      for (const [chat, until] of blocks) if (until <= now) blocks.delete(chat);
      return [...blocks.keys()];
    },
  };
}
