import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Log } from "#platform/log";
import { CallFailed } from "#platform/outbox";
import type { Transport } from "./transport.ts";
import { allowedUpdates } from "./update.ts";

export interface Poller {
  start(): Promise<void>;
  stop(): Promise<void>;
}

const longPollS = 25;
const updates = z.array(z.looseObject({ update_id: z.number() }));

/**
 * Asks for updates, has them taken, and only then asks with the next offset,
 * which is what confirms them. Any failure is waited out and tried again.
 */
export function createPoller(given: {
  readonly transport: Transport;
  readonly log: Log;
  readonly take: (raw: readonly unknown[]) => Promise<void>;
}): Poller {
  const { transport, log } = given;
  const ending = new AbortController();
  let offset = 0;
  let polling: Promise<void> = Promise.resolve();

  async function pollOnce(timeout: number): Promise<void> {
    const batch = updates.parse(
      await transport.poll(
        { offset, limit: 100, timeout, allowed_updates: allowedUpdates },
        ending.signal,
      ),
    );
    const last = batch.at(-1);
    if (!last) return;
    await given.take(batch);
    offset = last.update_id + 1;
  }

  async function pollOn(): Promise<void> {
    let failures = 0;
    while (!ending.signal.aborted) {
      try {
        await pollOnce(longPollS);
        failures = 0;
      } catch (error) {
        failures += 1;
        const waitMs =
          (error instanceof CallFailed ? error.retryAfterMs : null) ??
          Math.min(500 * 2 ** failures, 30_000);
        await waitOut(error, waitMs);
      }
    }
  }

  async function waitOut(error: unknown, waitMs: number): Promise<void> {
    if (ending.signal.aborted) return;
    log.warn({ err: error, waitMs }, "no updates could be taken");
    await sleep(waitMs, undefined, { signal: ending.signal }).catch(
      () => undefined,
    );
  }

  return {
    async start() {
      // Short, so that being ready does not wait for somebody to write.
      await pollOnce(0);
      polling = pollOn();
    },
    async stop() {
      ending.abort();
      await polling;
    },
  };
}
