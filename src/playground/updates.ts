import { randomInt } from "node:crypto";
import { Refusal } from "./refusal.ts";
import type { Update, UpdateContent } from "./types.ts";

/** An update on its way, with the queue in which its order is kept. */
export interface QueuedUpdate {
  update: Update;
  lane: string;
  expiresAtMs: number;
}

interface PollRequest {
  offset: number;
  limit: number;
  timeoutS: number;
  watchCaller: (() => AbortSignal) | undefined;
}

export interface UpdateQueue {
  /** Queues it for the bot, unless allowed_updates leaves its kind out. */
  push(content: UpdateContent): void;
  /** Rejects with the 409 of Telegram when another poll or a webhook comes. */
  poll(request: PollRequest): Promise<Update[]>;
  /** undefined keeps the present list, an empty one means the default. */
  allow(kinds: readonly string[] | undefined): void;
  allowedKinds(): readonly string[] | undefined;
  pending(): number;
  clear(): void;
  /** Gives everything, now and later, to a webhook instead of polls. */
  divert(receiver: (entry: QueuedUpdate) => void): void;
  /** Ends the diversion; what was not delivered comes back, oldest first. */
  restore(undelivered: QueuedUpdate[]): void;
  close(): void;
}

const dayMs = 24 * 60 * 60 * 1000;
const callbackLifeMs = 150_000;
const notByDefault = ["chat_member", "message_reaction"];

export function createUpdateQueue(wallNow: () => number): UpdateQueue {
  let queue: QueuedUpdate[] = [];
  let head = 0;
  // At random: a bot may still remember the ids of an earlier playground.
  let nextId = randomInt(100_000_000, 1_900_000_000);
  let allowed: readonly string[] | undefined;
  let receiver: ((entry: QueuedUpdate) => void) | undefined;
  let waiting:
    { wake: () => void; refuse: (refusal: Refusal) => void } | undefined;

  function isAllowed(kind: string): boolean {
    return allowed ? allowed.includes(kind) : !notByDefault.includes(kind);
  }

  function drop(count: number): void {
    head += count;
    if (head > 1024 && head * 2 > queue.length) {
      queue = queue.slice(head);
      head = 0;
    }
  }

  function confirm(offset: number): void {
    if (offset < 0) {
      drop(Math.max(0, queue.length - head + offset));
      return;
    }
    let end = head;
    while ((queue[end]?.update.update_id ?? Infinity) < offset) end++;
    drop(end - head);
  }

  function take(limit: number): Update[] {
    const now = wallNow();
    const batch: Update[] = [];
    let isStale = false;
    for (let i = head; i < queue.length && batch.length < limit; i++) {
      const entry = queue[i];
      if (!entry) break;
      if (entry.expiresAtMs <= now) isStale = true;
      else batch.push(entry.update);
    }
    if (isStale) {
      queue = queue.slice(head).filter((entry) => entry.expiresAtMs > now);
      head = 0;
    }
    return batch;
  }

  function wait(request: PollRequest): Promise<Update[]> {
    const signal = request.watchCaller?.();
    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        signal?.removeEventListener("abort", giveUp);
        if (waiting === self) waiting = undefined;
      };
      const self = {
        wake: () => {
          settle();
          resolve(take(request.limit));
        },
        refuse: (refusal: Refusal) => {
          settle();
          reject(refusal);
        },
      };
      const giveUp = () => {
        settle();
        resolve([]);
      };
      const timer = setTimeout(giveUp, request.timeoutS * 1000);
      timer.unref();
      signal?.addEventListener("abort", giveUp);
      waiting = self;
    });
  }

  return {
    push(content) {
      const kind = Object.keys(content)[0] ?? "";
      if (!isAllowed(kind)) return;
      const lifeMs = content.callback_query ? callbackLifeMs : dayMs;
      const entry = {
        update: { update_id: nextId++, ...content },
        lane: chooseLane(content),
        expiresAtMs: wallNow() + lifeMs,
      };
      if (receiver) receiver(entry);
      else {
        queue.push(entry);
        waiting?.wake();
      }
    },
    async poll(request) {
      if (receiver) {
        throw conflict(
          "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
        );
      }
      confirm(request.offset);
      waiting?.refuse(
        conflict(
          "terminated by other getUpdates request; make sure that only one bot instance is running",
        ),
      );
      const batch = take(request.limit);
      if (batch.length > 0 || request.timeoutS === 0) return batch;
      return wait(request);
    },
    allow(kinds) {
      if (kinds) allowed = kinds.length > 0 ? kinds : undefined;
    },
    allowedKinds: () => allowed,
    pending: () => queue.length - head,
    clear() {
      queue = [];
      head = 0;
    },
    divert(newReceiver) {
      waiting?.refuse(conflict("terminated by setWebhook request"));
      receiver = newReceiver;
      const backlog = queue.slice(head);
      queue = [];
      head = 0;
      for (const entry of backlog) newReceiver(entry);
    },
    restore(undelivered) {
      receiver = undefined;
      queue = undelivered.sort(
        (a, b) => a.update.update_id - b.update.update_id,
      );
      head = 0;
    },
    close() {
      waiting?.wake();
    },
  };
}

function conflict(description: string): Refusal {
  return new Refusal(409, `Conflict: ${description}`);
}

/** Telegram keeps order per chat, per presser and per poll, no further. */
function chooseLane(content: UpdateContent): string {
  if (content.callback_query) return `user ${content.callback_query.from.id}`;
  if (content.poll) return `poll ${content.poll.id}`;
  if (content.poll_answer) return `poll ${content.poll_answer.poll_id}`;
  const about =
    content.message ??
    content.edited_message ??
    content.my_chat_member ??
    content.chat_member ??
    content.message_reaction;
  return `chat ${about?.chat.id ?? 0}`;
}
