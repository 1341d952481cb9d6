import type { Log } from "#platform/log";
import { countTaps, pruneOutbox } from "#platform/outbox";
import { isPassing, type Tx } from "#platform/store";
import type { SceneGiven } from "./create-chat.ts";
import type { ChatTurn, Toast } from "./feature.ts";
import { openScene, type Scene } from "./open-scene.ts";
import type { Router } from "./router.ts";
import { createUnstored, type Pressed } from "./say-unstored.ts";
import { apologise } from "./toasts.ts";
import { chatOf, readUpdate, type Update } from "./update.ts";
import type { Whisper } from "./whisper.ts";

export interface Taker {
  /** Each update becomes a turn, once; resolves after the commit. */
  readonly take: (raw: readonly unknown[]) => Promise<void>;
  /** Resolves when the last presses are answered, the last whispers said. */
  readonly settle: () => Promise<void>;
}

interface Taken {
  readonly toast: Toast | null;
  readonly turn: ChatTurn | null;
  readonly whispers: readonly Whisper[];
}

/** It was taken before, or failed. */
const nothing: Taken = { toast: null, turn: null, whispers: [] };

const rememberedMs = 48 * 3_600_000;
const pruneEveryMs = 3_600_000;
const lanesAtOnce = 8;

/**
 * Updates of one chat are taken in order, one transaction for what came together
 * and a savepoint for each, because the disk's flush is what costs. Chats go
 * side by side where the database can (PostgreSQL).
 */
export function createTaker(
  given: SceneGiven & {
    readonly router: Router;
    /** What must be asked of Telegram before a turn, which cannot wait for it. */
    readonly readers: readonly { readBefore(update: Update): Promise<void> }[];
  },
): Taker {
  const { store, clock, log, router, readers } = given;
  const unstored = createUnstored(given);
  let prunedAt = 0;

  async function take(raw: readonly unknown[]): Promise<void> {
    const updates = raw.flatMap((one) => readOrLog(one, log));
    await Promise.all([...byChat(updates)].map(readBeforeAll));
    const lanes =
      store.dialect === "sqlite" && updates.length > 0
        ? [updates]
        : [...byChat(updates)];
    const failures: unknown[] = [];
    const workers = Array.from({ length: lanesAtOnce }, async () => {
      for (let lane = lanes.shift(); lane; lane = lanes.shift()) {
        await takeLane(lane).catch((error: unknown) => failures.push(error));
      }
    });
    await Promise.all(workers);
    // They come again, and those of the other lanes are then known.
    if (failures.length > 0) throw failures[0];
    await prune();
  }

  async function readBeforeAll(updates: readonly Update[]): Promise<void> {
    for (const update of updates) {
      for (const reader of readers) await reader.readBefore(update);
    }
  }

  async function takeLane(lane: readonly Update[]): Promise<void> {
    const said = await store.transact(async (tx) => {
      const presses: Pressed[] = [];
      const whispers: Whisper[] = [];
      const taps: ChatTurn[] = [];
      for (const update of lane) {
        const { toast, turn, ...taken } = await takeOne(tx, update);
        whispers.push(...taken.whispers);
        if (!update.callback_query) continue;
        presses.push({ id: update.callback_query.id, toast });
        if (turn?.place === "group") taps.push(turn);
      }
      await countTaps(taps);
      return { presses, whispers };
    });
    given.onTurn();
    for (const press of said.presses) unstored.answerPress(press);
    unstored.whisper(said.whispers);
  }

  /** Returns what is said from memory, and the turn that it was unless it failed. */
  async function takeOne(tx: Tx, update: Update): Promise<Taken> {
    const { numInsertedOrUpdatedRows: isNew } = await tx
      .insertInto("updates")
      .values({ update_id: update.update_id, taken_at: clock.now() })
      .onConflict((c) => c.doNothing())
      .executeTakeFirstOrThrow();
    if (!isNew) return nothing;
    let scene: Scene | null = null;
    try {
      return await store.attempt(tx, async () => {
        scene = await openScene(given, tx, update);
        const toast = scene && (await router.route(scene));
        if (!scene) return nothing;
        return { toast, turn: scene.turn, whispers: scene.whispers };
      });
    } catch (error) {
      if (isPassing(error)) throw error;
      log.error(
        { err: error, update_id: update.update_id, kinds: Object.keys(update) },
        "a turn failed and was undone",
      );
      const toast = await apologise(given, tx, update, scene).catch(
        (failure: unknown) => {
          log.error({ err: failure }, "not even the apology could be made");
          return null;
        },
      );
      return { ...nothing, toast };
    }
  }

  async function prune(): Promise<void> {
    const now = clock.now();
    if (now - prunedAt < pruneEveryMs) return;
    prunedAt = now;
    await store.db
      .deleteFrom("updates")
      .where("taken_at", "<", now - rememberedMs)
      .execute();
    await store.db
      .deleteFrom("dialogues")
      .where("expires_at", "<=", now)
      .execute();
    await pruneOutbox(store.db, now);
  }

  return {
    take,
    settle: unstored.settle,
  };
}

function readOrLog(raw: unknown, log: Log): Update[] {
  const read = readUpdate(raw);
  if (read.ok) return [read.update];
  log.error(
    { update_id: read.updateId, problem: read.problem },
    "an update does not fit and is passed over",
  );
  return [];
}

/** A poll's changes have no chat; they are in order among themselves. */
const byChat = (updates: readonly Update[]): Iterable<readonly Update[]> =>
  Map.groupBy(
    updates,
    (update) => chatOf(update)?.id ?? update.poll?.id ?? 0,
  ).values();

declare module "#platform/store" {
  interface Tables {
    updates: { update_id: number; taken_at: number };
  }
}
