import { isObject } from "./params.ts";
import type { QueuedUpdate, UpdateQueue } from "./updates.ts";
import {
  openWebhookLine,
  type Delivery,
  type WebhookLine,
} from "./webhook-request.ts";

interface WebhookSettings {
  url: string;
  secretToken: string;
  maxConnections: number;
}

export interface Webhook {
  readonly settings: WebhookSettings | undefined;
  /** Starts, replaces or (undefined) ends the delivery. */
  set(settings: WebhookSettings | undefined): void;
  pending(): number;
  clear(): void;
  lastError(): { atMs: number; message: string } | undefined;
  close(): void;
}

interface Lane {
  entries: QueuedUpdate[];
  /** Failed deliveries of the first entry. */
  failures: number;
}

const longestDelayMs = 64_000;

/**
 * Delivers updates to a webhook: in order within a lane, lanes side by side,
 * again and again until a 2xx comes or the update expires.
 */
export function createWebhook(edges: {
  updates: UpdateQueue;
  wallNow: () => number;
  /** A method that the webhook put into its answer. */
  callBack: (method: string, values: Record<string, unknown>) => void;
}): Webhook {
  const { updates, wallNow, callBack } = edges;
  let settings: WebhookSettings | undefined;
  let lastError: { atMs: number; message: string } | undefined;
  let line: WebhookLine | undefined;
  let active = 0;
  let count = 0;
  const lanes = new Map<string, Lane>();
  const ready: string[] = [];
  const timers = new Set<NodeJS.Timeout>();

  function receive(entry: QueuedUpdate): void {
    count++;
    const lane = lanes.get(entry.lane);
    if (lane) {
      lane.entries.push(entry);
      return;
    }
    lanes.set(entry.lane, { entries: [entry], failures: 0 });
    ready.push(entry.lane);
    startReady();
  }

  function startReady(): void {
    while (settings && line && active < settings.maxConnections) {
      const name = ready.shift();
      if (name === undefined) return;
      active++;
      void deliverFirst(name, line);
    }
  }

  async function deliverFirst(name: string, over: WebhookLine): Promise<void> {
    const lane = lanes.get(name);
    const entry = lane?.entries[0];
    if (!lane || !entry) return;
    const isStale = entry.expiresAtMs <= wallNow();
    const outcome: Delivery = isStale
      ? { ok: true, body: "" }
      : await over.post(JSON.stringify(entry.update));
    // Another setWebhook took over what this one had.
    if (over !== line) return;
    active--;
    if (outcome.ok) {
      answerBack(outcome.body);
      lane.entries.shift();
      lane.failures = 0;
      count--;
      if (lane.entries.length > 0) ready.push(name);
      else lanes.delete(name);
    } else {
      lastError = { atMs: Date.now(), message: outcome.message };
      retryLater(name, lane, outcome.retryAfterMs);
    }
    startReady();
  }

  function retryLater(name: string, lane: Lane, retryAfterMs: number): void {
    const backoff =
      lane.failures === 0
        ? 0
        : Math.min(longestDelayMs, 1000 * 2 ** (lane.failures - 1));
    lane.failures++;
    const timer = setTimeout(
      () => {
        timers.delete(timer);
        ready.push(name);
        startReady();
      },
      Math.max(backoff, retryAfterMs),
    );
    timer.unref();
    timers.add(timer);
  }

  function answerBack(body: string): void {
    if (!body.startsWith("{")) return;
    let value: unknown;
    try {
      value = JSON.parse(body);
    } catch {
      return;
    }
    if (!isObject(value)) return;
    const { method, ...values } = value;
    if (typeof method !== "string") return;
    const isUnsuitable = /^(get|setwebhook|deletewebhook|close|logout)/i;
    if (!isUnsuitable.test(method)) callBack(method, values);
  }

  function stop(): QueuedUpdate[] {
    line?.close();
    line = undefined;
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    const left = [...lanes.values()].flatMap((lane) => lane.entries);
    lanes.clear();
    ready.length = 0;
    active = 0;
    count = 0;
    return left;
  }

  return {
    get settings() {
      return settings;
    },
    set(next) {
      const left = stop();
      if (settings) updates.restore(left);
      settings = next;
      lastError = undefined;
      if (!next) return;
      line = openWebhookLine(next);
      updates.divert(receive);
    },
    pending: () => count,
    clear() {
      stop();
      if (settings) line = openWebhookLine(settings);
    },
    lastError: () => lastError,
    close: () => void stop(),
  };
}
