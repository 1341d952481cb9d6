/** What is being sent right now: one message a chat. */
export interface Flight {
  has(chatId: number): boolean;
  isEmpty(): boolean;
  /** Whether one more may be under way at the same time. */
  hasRoom(now: number): boolean;
  add(
    chatId: number,
    now: number,
    sending: Promise<void>,
    onLanded: () => void,
  ): void;
  landed(): Promise<void>;
}

const stalledMs = 1_000;

/**
 * As few at once as the pace needs (pace × latency), because each one under way
 * at a crash is said twice. One that stalls does not hold up the others.
 */
export function createFlight(perMs: number): Flight {
  const under = new Map<number, { since: number; sending: Promise<void> }>();
  let latencyMs = 20;
  return {
    has: (chatId) => under.has(chatId),
    isEmpty: () => under.size === 0,
    hasRoom(now) {
      let moving = 0;
      for (const { since } of under.values()) {
        if (now - since < stalledMs) moving += 1;
      }
      return moving < Math.ceil(perMs * latencyMs);
    },
    add(chatId, now, sending, onLanded) {
      const landing = sending.finally(() => {
        under.delete(chatId);
        const took = performance.now() - now;
        latencyMs += (Math.min(took, stalledMs) - latencyMs) / 8;
        onLanded();
      });
      under.set(chatId, { since: now, sending: landing });
    },
    async landed() {
      await Promise.all([...under.values()].map((one) => one.sending));
    },
  };
}
