import { Refusal } from "./refusal.ts";

/** Telegram's rates for messages and edits, in real time. */
export interface Limits {
  /** Counts messages to a chat; throws the 429 when they are too many. */
  spend(chat: { id: number; type: string }, messages?: number): void;
  /** Counts a setWebhook, of which one a second is accepted. */
  spendWebhook(): void;
  /** Slows down who asks for the same offset again and again. */
  slowPoll(request: PollPace): PollPace;
}

interface PollPace {
  offset: number;
  limit: number;
  timeoutS: number;
}

const burst = 3;
const groupMinute = { count: 20, windowMs: 60_000 };
const everyone = { count: 30, windowMs: 1_000 };

export function createLimits(wallNow: () => number): Limits {
  const buckets = new Map<number, { tokens: number; at: number }>();
  const groups = new Map<number, number[]>();
  const all: number[] = [];
  let webhookAt = -Infinity;
  let lastPoll = { offset: NaN, at: -Infinity };

  function refill(chatId: number, now: number): { tokens: number } {
    const bucket = buckets.get(chatId) ?? { tokens: burst, at: now };
    bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.at) / 1000);
    bucket.at = now;
    buckets.set(chatId, bucket);
    return bucket;
  }

  return {
    spend(chat, messages = 1) {
      const now = wallNow();
      const bucket = refill(chat.id, now);
      let waitMs = 0;
      if (bucket.tokens < 1) waitMs = (1 - bucket.tokens) * 1000;
      let recent: number[] | undefined;
      if (chat.type !== "private") {
        recent = groups.get(chat.id) ?? [];
        groups.set(chat.id, recent);
        waitMs = Math.max(waitMs, measureWait(recent, groupMinute, now));
      }
      waitMs = Math.max(waitMs, measureWait(all, everyone, now));
      if (waitMs > 0) throw tooManyRequests(waitMs);
      bucket.tokens -= messages;
      for (let i = 0; i < messages; i++) {
        recent?.push(now);
        all.push(now);
      }
    },
    spendWebhook() {
      const now = wallNow();
      const waitMs = webhookAt + 1000 - now;
      if (waitMs > 0) throw tooManyRequests(waitMs);
      webhookAt = now;
    },
    slowPoll(request) {
      const now = wallNow();
      const isRepeated = request.offset === lastPoll.offset;
      const sinceMs = now - lastPoll.at;
      lastPoll = { offset: request.offset, at: now };
      return {
        offset: request.offset,
        limit: isRepeated && sinceMs < 500 ? 1 : request.limit,
        timeoutS:
          isRepeated && sinceMs < 3_000
            ? Math.max(3, request.timeoutS)
            : request.timeoutS,
      };
    },
  };
}

/** For tests that need many messages quickly. */
export const noLimits: Limits = {
  spend: () => undefined,
  spendWebhook: () => undefined,
  slowPoll: (request) => request,
};

function measureWait(
  times: number[],
  limit: { count: number; windowMs: number },
  now: number,
): number {
  while (times[0] !== undefined && times[0] <= now - limit.windowMs) {
    times.shift();
  }
  const oldest = times[times.length - limit.count];
  return oldest === undefined ? 0 : oldest + limit.windowMs - now;
}

function tooManyRequests(waitMs: number): Refusal {
  const seconds = Math.max(1, Math.ceil(waitMs / 1000));
  return new Refusal(429, `Too Many Requests: retry after ${seconds}`, {
    retry_after: seconds,
  });
}
