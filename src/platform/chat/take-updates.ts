import type { Log } from "#platform/log";
import { CallFailed, countTaps, pruneOutbox } from "#platform/outbox";
import { isPassing, type Tx } from "#platform/store";
import type { SceneGiven } from "./create-chat.ts";
import type { ChatTurn, Toast } from "./feature.ts";
import { openScene, type Scene } from "./open-scene.ts";
import type { Router } from "./router.ts";
import { apologise, cutToast } from "./toasts.ts";
import { chatOf, readUpdate, type Update } from "./update.ts";

export interface Taker {
  /** Each update becomes a turn, once; resolves after the commit. */
  readonly take: (raw: readonly unknown[]) => Promise<void>;
  /** Resolves when the last presses are answered. */
  stop(): Promise<void>;
}

interface Pressed {
  readonly id: string;
  readonly toast: Toast | null;
}

interface Taken {
  readonly toast: Toast | null;
  readonly turn: ChatTurn | null;
}

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
  const { store, transport, clock, log, router, readers } = given;
  const answering = new Set<Promise<void>>();
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
    const pressed = await store.transact(async (tx) => {
      const presses: Pressed[] = [];
      const taps: ChatTurn[] = [];
      for (const update of lane) {
        const { toast, turn } = await takeOne(tx, update);
        if (!update.callback_query) continue;
        presses.push({ id: update.callback_query.id, toast });
        if (turn?.place === "group") taps.push(turn);
      }
      await countTaps(taps);
      return presses;
    });
    given.onTurn();
    for (const press of pressed) answerPress(press);
  }

  /** Returns what the presser is told, and the turn that it was unless it failed. */
  async function takeOne(tx: Tx, update: Update): Promise<Taken> {
    const { numInsertedOrUpdatedRows: isNew } = await tx
      .insertInto("updates")
      .values({ update_id: update.update_id, taken_at: clock.now() })
      .onConflict((c) => c.doNothing())
      .executeTakeFirstOrThrow();
    if (!isNew) return { toast: null, turn: null };
    let scene: Scene | null = null;
    try {
      return await store.attempt(tx, async () => {
        scene = await openScene(given, tx, update);
        const toast = scene && (await router.route(scene));
        return { toast, turn: scene?.turn ?? null };
      });
    } catch (error) {
      if (isPassing(error)) throw error;
      log.error(
        { err: error, update_id: update.update_id, kinds: Object.keys(update) },
        "a turn failed and was undone",
      );
      log.debug({ update }, "the update of the failed turn");
      const toast = await apologise(given, tx, update, scene).catch(
        (failure: unknown) => {
          log.error({ err: failure }, "not even the apology could be made");
          return null;
        },
      );
      return { toast, turn: null };
    }
  }

  function answerPress({ id, toast }: Pressed): void {
    const parameters = {
      callback_query_id: id,
      ...(toast && {
        ...("url" in toast
          ? { url: toast.url }
          : { text: cutToast(toast.text) }),
        ...(toast.alert && { show_alert: true }),
      }),
    };
    const send = () => transport.call("answerCallbackQuery", parameters);
    const answer = send()
      // A connection that broke is worth one more try, a refusal is not.
      .catch((error: unknown) => {
        if (error instanceof CallFailed && error.code === 0) return send();
        throw error;
      })
      .then(
        () => undefined,
        // Too old, or answered before a crash: nothing is lost but the toast.
        (error: unknown) =>
          log.debug({ err: error }, "a press went unanswered"),
      );
    answering.add(answer);
    void answer.finally(() => answering.delete(answer));
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
    async stop() {
      await Promise.all(answering);
    },
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

const byChat = (updates: readonly Update[]): Iterable<readonly Update[]> =>
  Map.groupBy(updates, (update) => chatOf(update)?.id ?? 0).values();

declare module "#platform/store" {
  interface Tables {
    updates: { update_id: number; taken_at: number };
  }
}
