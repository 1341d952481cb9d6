import { setTimeout as sleep } from "node:timers/promises";
import type { Tx } from "#platform/store";
import type { SendGiven } from "./delivery.ts";

const againMs = 1_000;

/**
 * Writes down what became of a send. While the store refuses (a full disk, a
 * server that is away), what was said must not be said again every second: this
 * tries on until it is noted, and throws only when the bot stops.
 */
export async function noteSurely<T>(
  { store, log, ending }: SendGiven,
  note: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (;;) {
    try {
      return await store.transact(note);
    } catch (error) {
      if (ending.aborted) throw error;
      log.error({ err: error }, "what was sent could not be noted yet");
      await sleep(againMs, undefined, { signal: ending }).catch(() => null);
    }
  }
}
