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
  /** Counts one message or edit, or an album of several, that is on its way. */
  take(sent: { chatId: number; now: number; messages?: number }): Taken;
  /** Telegram itself asked to leave this chat alone until then. */
  block(chatId: number, until: number): void;
  /** Chats that may not be written to now. */
  blocked(now: number): number[];
  /** When the first of these blocks ends; Infinity without any. */
  unblocksAt(): number;
}

export interface Taken {
  /** It has arrived by now: Telegram counts from then, however slow the way was. */
  landed(now: number): void;
  /** Nothing had to be sent after all. */
  giveBack(): void;
}

interface Entry {
  at: number;
}

/** Instants are of one monotonic clock, in ms. */
export function createLimiter(rates: Rates): Limiter {
  const overall: Entry[] = [];
  const groups = new Map<number, Entry[]>();
  /** When the chat's burst is whole again. */
  const refills = new Map<number, number>();
  const blocks = new Map<number, number>();

  const recent = (sent: Entry[], span: number, now: number) => {
    while (sent[0] !== undefined && sent[0].at <= now - span) sent.shift();
    return sent;
  };
  const free = (sent: Entry[], limit: number, span: number, now: number) =>
    sent.length < limit ? now : (sent[sent.length - limit]?.at ?? now) + span;
  const remove = (sent: Entry[], entry: Entry) => {
    const index = sent.indexOf(entry);
    if (index >= 0) sent.splice(index, 1);
  };

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
    take({ chatId, now, messages = 1 }) {
      const entries = Array.from({ length: messages }, () => ({ at: now }));
      const spent = rates.chatMs * messages;
      const refill = refills.get(chatId) ?? 0;
      const ofGroup = groups.get(chatId) ?? [];
      overall.push(...entries);
      refills.set(chatId, Math.max(refill, now) + spent);
      if (chatId < 0) {
        ofGroup.push(...entries);
        groups.set(chatId, ofGroup);
      }
      if (refills.size > 10_000) {
        for (const [chat, at] of refills) if (at < now) refills.delete(chat);
      }
      return {
        landed(at) {
          for (const entry of entries) entry.at = at;
          overall.sort((a, b) => a.at - b.at);
          refills.set(chatId, Math.max(refill, at) + spent);
        },
        giveBack() {
          for (const entry of entries) {
            remove(overall, entry);
            remove(ofGroup, entry);
          }
          refills.set(chatId, refill);
        },
      };
    },
    block(chatId, until) {
      blocks.set(chatId, until);
    },
    blocked(now) {
      for (const [chat, until] of blocks) if (until <= now) blocks.delete(chat);
      return [...blocks.keys()];
    },
    unblocksAt: () => Math.min(...blocks.values()),
  };
}
