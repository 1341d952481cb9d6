import type { Clock } from "#platform/clock";
import type { Log } from "#platform/log";
import type { Store } from "#platform/store";
import type { Turns } from "#platform/turn";
import type { CardKind } from "./cards.ts";
import { createFlight } from "./flight.ts";
import { createLimiter, type Rates } from "./limiter.ts";
import { findDeliverable, nextNotBefore, type Deliverable } from "./queue.ts";
import { sendCard } from "./send-card.ts";
import { sendNotice } from "./send-notice.ts";
import type { Call } from "./transport.ts";

export interface Delivery {
  start(): void;
  /** Something was committed that may have to go out. */
  readonly wake: () => void;
  /** Resolves when nothing that may go out now is left. */
  settle(): Promise<void>;
  /** Ends what is under way, sends nothing more. */
  stop(): Promise<void>;
}

export interface DeliveryGiven {
  readonly store: Store;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly log: Log;
  readonly call: Call;
  readonly cards: readonly CardKind[];
  readonly rates: Rates;
}

export interface SendGiven extends DeliveryGiven {
  /** Aborted when the bot stops. */
  readonly ending: AbortSignal;
}

/** What a send tells the loop. */
export interface Outcome {
  /** Leave this chat alone for so long. */
  readonly blockMs?: number;
  /** Nothing had to be sent, so nothing counts against the limits. */
  readonly isUnsent?: true;
}

/** Since its last edit; a card edited again within it is a busy one. */
const busyMs = 15_000;
const longestSleepMs = 5_000;
const monotonic = () => performance.now();

/**
 * One loop a process. In each chat one message is under way at a time, so a
 * crash repeats at most that one; answers go before news, news before routine.
 */
export function createDelivery(given: DeliveryGiven): Delivery {
  const { store, clock, log, rates } = given;
  const limiter = createLimiter(rates);
  const flight = createFlight(rates.overall / rates.overallMs);
  const lastEdits = new Map<string, number>();
  const settled = new Set<() => void>();
  let timer: NodeJS.Timeout | undefined;
  let pumping: Promise<void> | null = null;
  let isWoken = false;
  let isStopped = true;
  const ending = new AbortController();
  let unsubscribe: (() => void) | undefined;

  function wake(): void {
    isWoken = true;
    if (isStopped) return;
    pumping ??= pump().finally(() => {
      pumping = null;
      if (isWoken && !isStopped) wake();
    });
  }

  async function pump(): Promise<void> {
    clearTimeout(timer);
    let sleepMs = longestSleepMs;
    while (isWoken && !isStopped) {
      isWoken = false;
      try {
        sleepMs = await sendWhatMayGo();
      } catch (error) {
        log.error({ err: error }, "the outbox could not be read");
        sleepMs = 1_000;
      }
    }
    if (!isStopped) timer = setTimeout(wake, sleepMs);
  }

  async function sendWhatMayGo(): Promise<number> {
    const now = monotonic();
    const waiting = await findDeliverable(store.db, {
      now: clock.now(),
      except: limiter.blocked(now),
    });
    const tried = new Set<number>();
    let soonest = Infinity;
    for (const one of waiting) {
      if (isStopped) break;
      if (tried.has(one.chatId)) continue;
      const at = availableAt(one, now);
      // A card that waits for its next edit does not hold up what comes after it.
      if (at > now && one.isEdit) {
        soonest = Math.min(soonest, at);
        continue;
      }
      tried.add(one.chatId);
      if (flight.has(one.chatId)) continue;
      if (at > now || !flight.hasRoom(now)) {
        soonest = Math.min(soonest, Math.max(at, now + 20));
        continue;
      }
      launch(one, now);
    }
    // Woken since the reading, there may be more by now.
    if (waiting.length === 0 && flight.isEmpty() && !isWoken) {
      for (const resolve of settled) resolve();
      settled.clear();
    }
    const next = await nextNotBefore(store.db, clock.now());
    return Math.max(
      0,
      Math.min(
        Math.min(soonest, limiter.unblocksAt()) - monotonic(),
        next - clock.now(),
        longestSleepMs,
      ),
    );
  }

  const cardKey = (one: Deliverable) =>
    `${one.communityId}/${one.kind}/${one.number}`;

  function availableAt(one: Deliverable, now: number): number {
    if (one.isFree) return now;
    const edited = one.isEdit ? lastEdits.get(cardKey(one)) : undefined;
    const at = limiter.availableAt({
      chatId: one.chatId,
      // Only a card that changes all the time leaves room for what is said.
      isEdit: edited !== undefined && now - edited < busyMs,
      now,
    });
    return edited === undefined ? at : Math.max(at, edited + rates.cardMs);
  }

  function launch(one: Deliverable, now: number): void {
    const { chatId, messages } = one;
    const taken = one.isFree ? null : limiter.take({ chatId, now, messages });
    if (one.isEdit) {
      if (lastEdits.size > 10_000) lastEdits.clear();
      lastEdits.set(cardKey(one), now);
    }
    const sending = one.type === "card" ? sendCard : sendNotice;
    flight.add(
      one.chatId,
      now,
      sending({ ...given, ending: ending.signal }, one)
        .then(({ blockMs, isUnsent }) => {
          if (isUnsent) taken?.giveBack();
          else taken?.landed(monotonic());
          if (blockMs !== undefined) {
            limiter.block(one.chatId, monotonic() + blockMs);
          }
        })
        .catch((error: unknown) => {
          // Not even the failure could be written down: let the store recover.
          log.error({ err: error }, "a message could not be delivered");
          limiter.block(one.chatId, monotonic() + 1_000);
        }),
      () => wake(),
    );
  }

  return {
    start() {
      isStopped = false;
      unsubscribe = clock.onJump?.(wake);
      wake();
    },
    wake,
    settle() {
      if (isStopped) return Promise.resolve();
      return new Promise((resolve) => {
        settled.add(resolve);
        wake();
      });
    },
    async stop() {
      isStopped = true;
      ending.abort();
      clearTimeout(timer);
      unsubscribe?.();
      await pumping;
      await flight.landed();
      for (const resolve of settled) resolve();
    },
  };
}
