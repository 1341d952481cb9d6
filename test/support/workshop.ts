import { setTimeout as pause } from "node:timers/promises";
import { pino } from "pino";
import {
  createChat,
  createTransport,
  introduceBot,
  type Chat,
  type Feature,
} from "#platform/chat";
import type { Clock } from "#platform/clock";
import { findCommunityByChat, type Member } from "#platform/community";
import { createRunner, type Runner } from "#platform/jobs";
import { createDelivery, type Delivery, type Rates } from "#platform/outbox";
import { migrateToLatest, openStore, type Store } from "#platform/store";
import { createTurns, type Turn } from "#platform/turn";
import {
  createPlayground,
  type Chat as PlaygroundChat,
  type Playground,
  type SeenMessage,
  type User,
} from "#playground";
import { createMigratedDatabase } from "./postgres.ts";
import { noRates, type Database } from "./town.ts";

export interface LogEntry {
  readonly level: number;
  readonly msg: string;
  readonly [field: string]: unknown;
}

export interface Workshop {
  readonly playground: Playground;
  readonly world: Playground["world"];
  readonly store: Store;
  readonly group: PlaygroundChat;
  readonly users: readonly User[];
  readonly log: readonly LogEntry[];
  readonly parts: Parts;
  /** A turn of the community of a group (the sample's unless named). */
  turn: <T>(work: (turn: Turn) => Promise<T>, chatId?: number) => Promise<T>;
  /** What the bot has said there, oldest first. */
  said: (chatId?: number) => SeenMessage[];
  texts: (chatId?: number) => string[];
  settle: () => Promise<void>;
  stop: () => Promise<void>;
  start: () => Promise<void>;
  close: () => Promise<void>;
}

interface Parts {
  readonly chat: Chat;
  readonly delivery: Delivery;
  readonly runner: Runner;
}

export interface WorkshopOptions {
  readonly database?: Database;
  readonly features?: readonly Feature[];
  readonly limits?: boolean;
  readonly rates?: Rates;
  /** False: updates wait until they are given by hand. */
  readonly polls?: boolean;
  /** Sees, or changes, what the bot's parts take for the time. */
  readonly wrapClock?: (clock: Playground["clock"]) => Clock;
}

/** Waits for what must come to pass; fails after `ms`. */
export async function until(
  isSo: () => unknown,
  { ms = 10_000, what = isSo.toString() } = {},
): Promise<void> {
  const deadline = Date.now() + ms;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`never came to pass: ${what}`);
    await pause(1);
  }
}

/** The platform's parts joined around throwaway features, and a Telegram to talk to. */
export async function openWorkshop(
  options: WorkshopOptions = {},
): Promise<Workshop> {
  const playground = createPlayground({
    sample: true,
    locale: "en",
    limits: options.limits ?? false,
  });
  const { world } = playground;
  const clock = options.wrapClock?.(playground.clock) ?? playground.clock;
  const server = await playground.listen();
  const database =
    options.database === "postgres"
      ? await createMigratedDatabase()
      : { url: "sqlite::memory:", drop: () => Promise.resolve() };
  const store = await openStore(database.url);
  await migrateToLatest(store);
  const entries: LogEntry[] = [];
  const log = pino(
    { level: "debug", base: null },
    { write: (line) => void entries.push(JSON.parse(line) as LogEntry) },
  );
  const features = options.features ?? [];
  const group = world.chats().find((chat) => chat.type !== "private");
  if (!group) throw new Error("the sample has a group");
  let running: (Parts & { open: Open; end(): Promise<void> }) | null = null;
  type Open = ReturnType<typeof createTurns>["open"];

  async function start(): Promise<void> {
    const transport = createTransport({
      root: server.url,
      token: playground.token,
    });
    const bot = await introduceBot(transport.call);
    const turns = createTurns({
      store,
      now: () => clock.now(),
      bot,
      log,
      listeners: features.flatMap((f) => f.events ?? []),
    });
    const given = { store, turns, clock, log, transport, bot, features };
    const delivery = createDelivery({
      ...given,
      call: transport.call,
      cards: features.flatMap((f) => f.cards ?? []),
      rates: options.rates ?? noRates,
    });
    const runner = createRunner({
      ...given,
      kinds: features.flatMap((f) => f.jobs ?? []),
      onTurn: delivery.wake,
    });
    const chat = createChat({
      ...given,
      defaults: { locale: "en", timeZone: "Asia/Shanghai" },
      onTurn: delivery.wake,
    });
    running = {
      chat,
      delivery,
      runner,
      open: (...args) => turns.open(...args),
      async end() {
        await chat.stop();
        await runner.stop();
        await delivery.stop();
        await transport.close();
      },
    };
    delivery.start();
    runner.start();
    if (options.polls !== false) await chat.startPolling();
  }

  const now = () => {
    if (!running) throw new Error("the bot is stopped");
    return running;
  };

  const workshop: Workshop = {
    playground,
    world,
    store,
    group,
    users: world.users(),
    log: entries,
    get parts() {
      return now();
    },
    async turn(work, chatId = group.id) {
      const { open, delivery } = now();
      const result = await store.transact(async (tx) => {
        const community = await findCommunityByChat(tx, chatId);
        if (!community) throw new Error(`no community has the chat ${chatId}`);
        await store.lockCommunity(tx, community.id);
        return work(open(tx, community, null));
      });
      delivery.wake();
      return result;
    },
    said: (chatId = group.id) =>
      world
        .messages(chatId)
        .filter((message) => message.from?.id === playground.bot.id),
    texts: (chatId = group.id) =>
      workshop.said(chatId).map((message) => message.text ?? ""),
    async settle() {
      if (options.polls !== false) {
        await until(() => world.pendingUpdates() === 0);
      }
      await now().chat.settle();
      await now().runner.runDue();
      await now().delivery.settle();
    },
    async stop() {
      await running?.end();
      running = null;
    },
    start,
    async close() {
      await workshop.stop();
      await store.close();
      await server.close();
      playground.close();
      await database.drop();
    },
  };
  await start();
  if (options.polls !== false) await workshop.settle();
  return workshop;
}

/** A member of the turn's community by the account, as `tell` wants one. */
export const asMember = (user: User, id: number): Member => ({
  id,
  userId: user.id,
  name: user.first_name,
  username: user.username ?? null,
  role: "resident",
  isAdmin: false,
  isPresent: true,
  joinedAt: null,
  rank: null,
  forgottenAt: null,
});
