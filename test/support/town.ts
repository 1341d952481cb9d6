import { setTimeout as pause } from "node:timers/promises";
import { createApp, type App } from "#app";
import { createLog } from "#platform/log";
import { type Rates } from "#platform/outbox";
import { migrateToLatest, openStore, type Store } from "#platform/store";
import {
  createPlayground,
  type Chat,
  type CallbackAnswer,
  type OutgoingMessage,
  type Playground,
  type SeenMessage,
  type User,
} from "#playground";
import { createMigratedDatabase } from "./postgres.ts";

export const databases = ["sqlite", "postgres"] as const;
/** For stories of what is said and how it is counted: what is stored has its own tests on both. */
export const oneDatabase = ["sqlite"] as const;
export type Database = (typeof databases)[number];
export type TestLocale = "zh-CN" | "en";

/** No waiting where a test is not about the pace. */
export const noRates: Rates = {
  overall: 1_000_000,
  overallMs: 1,
  chatBurst: 1_000_000,
  chatMs: 0,
  group: 1_000_000,
  groupMs: 1,
  groupReserve: 0,
  cardMs: 0,
};

const roles = ["li", "chen", "wang", "uncle", "zhao", "zhang"] as const;
/** li and chen convene; the others are residents. */
export type Role = (typeof roles)[number];
/** Somebody of the cast, or whoever the test brought in. */
export type Who = Role | User;

export interface Town {
  readonly playground: Playground;
  readonly store: Store;
  readonly people: Record<Role, User>;
  /** Follows the group when it becomes a supergroup. */
  readonly groupId: number;
  /** Where the chat page is. */
  readonly url: string;
  readonly app: App;
  /**
   * Writes in the group, or in private chat with `privately`; waits until all
   * is answered. With photos or a document the text is their caption; with a
   * place it must be empty.
   */
  says(
    who: Who,
    text: string,
    rest?: Omit<OutgoingMessage, "text"> & { privately?: boolean },
  ): Promise<SeenMessage>;
  /** Presses the button whose label contains `label`, on the newest message that has one, or on `on`. */
  presses(
    who: Who,
    label: string | RegExp,
    where?: { on?: SeenMessage | string; privately?: boolean },
  ): Promise<CallbackAnswer>;
  /** Opens the private chat with the bot, by a 🔗 payload if given. */
  start(who: Who, payload?: string): Promise<SeenMessage>;
  advance(by: {
    days?: number;
    hours?: number;
    minutes?: number;
  }): Promise<void>;
  /** Moves the clock to a local time in Shanghai, such as `2026-12-05 09:00`. */
  advanceTo(local: string): Promise<void>;
  settle(): Promise<void>;
  /** What the bot has said in the group, newest last. */
  group(): SeenMessage[];
  privateChat(who: Who): SeenMessage[];
  /** The bytes of the document or photo that a message carries. */
  fileOf(message: SeenMessage): Uint8Array;
  /** The newest message of the bot's in the group whose first line contains `text`, such as `#1 `. */
  card(text: string): SeenMessage;
  /** Ends the bot and starts it again on the same database. */
  restart(): Promise<void>;
  /** What ends the bot for a while; `wakeUp` starts it again. */
  goDown(): Promise<void>;
  wakeUp(): Promise<void>;
  close(): Promise<void>;
}

const hourMs = 3_600_000;

/** The sample neighbourhood with the real bot in it, talking over HTTP. */
export async function openTown(options: {
  database: Database;
  locale?: TestLocale;
  /** Where SQLite keeps its file; without it, in memory. */
  file?: string;
  /** The local date on which it begins, at 10:00 in Shanghai. */
  on?: string;
  /** A supergroup unless given. */
  groupType?: "group" | "supergroup";
}): Promise<Town> {
  const locale = options.locale ?? "zh-CN";
  const { groupType = "supergroup" } = options;
  const playground = createPlayground({
    sample: true,
    limits: false,
    locale,
    groupType,
  });
  const { world, clock } = playground;
  await jumpTo(clock, `${options.on ?? "2026-12-01"} 10:00`);
  const server = await playground.listen();
  const database =
    options.database === "sqlite"
      ? {
          url: `sqlite:${options.file ?? ":memory:"}`,
          drop: () => Promise.resolve(),
        }
      : await createMigratedDatabase();
  const store = await openStore(database.url);
  await migrateToLatest(store);
  let app: App | null = await startApp();
  const group = world.chats().find((chat) => chat.type !== "private") as Chat;
  let groupId = group.id;
  world.on("message", ({ chatId, message }) => {
    const movedTo = message.migrate_to_chat_id;
    if (chatId === groupId && movedTo !== undefined) groupId = movedTo;
  });
  const people = Object.fromEntries(
    roles.map((role, i) => [role, world.users()[i]]),
  ) as Record<Role, User>;

  async function startApp(): Promise<App> {
    const started = await createApp({
      store,
      clock,
      log: createLog(process.env["TEST_LOG_LEVEL"] ?? "silent"),
      telegram: { root: server.url, token: playground.token },
      defaults: { locale, timeZone: "Asia/Shanghai" },
      rates: noRates,
      webhook: null,
    });
    await started.start();
    return started;
  }

  async function settle(): Promise<void> {
    if (!app) return;
    const deadline = Date.now() + 15_000;
    while (world.pendingUpdates() > 0) {
      if (Date.now() > deadline) throw new Error("the bot takes no updates");
      await pause(1);
    }
    await app.settle();
  }

  const isBots = (message: SeenMessage) =>
    message.from?.id === playground.bot.id;
  const said = (chatId: number) => world.messages(chatId).filter(isBots);
  const userOf = (who: Who) => (typeof who === "string" ? people[who] : who);
  const privateChat = (who: Who) =>
    world.chats().some((chat) => chat.id === userOf(who).id)
      ? said(userOf(who).id)
      : [];

  function card(text: string): SeenMessage {
    const found = said(groupId).findLast((message) =>
      (message.text ?? "").split("\n")[0]?.includes(text),
    );
    if (!found) {
      throw new Error(`no card "${text}" in:\n${transcript(said(groupId))}`);
    }
    return found;
  }

  const town: Town = {
    playground,
    store,
    people,
    get groupId() {
      return groupId;
    },
    url: server.url,
    get app() {
      if (!app) throw new Error("the bot is down");
      return app;
    },
    async says(who, text, rest = {}) {
      const { privately, ...message } = rest;
      const from = userOf(who);
      const chatId = privately ? from.id : groupId;
      const sent = world.send(chatId, from, { text, ...message });
      await settle();
      return sent;
    },
    async presses(who, label, where = {}) {
      const by = userOf(who);
      const chatId = where.privately ? by.id : groupId;
      const on = typeof where.on === "string" ? card(where.on) : where.on;
      const message =
        on ??
        said(chatId).findLast((one) => findButton(one, label) !== undefined);
      const button = message && findButton(message, label);
      if (!message || !button) {
        throw new Error(
          `no button ${String(label)} in:\n${transcript(said(chatId))}`,
        );
      }
      const answered = await world.press(
        message.chat.id,
        message.message_id,
        by,
        { label: button },
      );
      await settle();
      return answered;
    },
    async start(who, payload) {
      const sent = world.start(userOf(who), payload);
      await settle();
      return sent;
    },
    async advance({ days = 0, hours = 0, minutes = 0 }) {
      clock.advance((days * 24 + hours + minutes / 60) * hourMs);
      await settle();
    },
    async advanceTo(local) {
      await jumpTo(clock, local);
      await settle();
    },
    settle,
    group: () => said(groupId),
    privateChat,
    fileOf(message) {
      const file = message.document ?? message.photo?.at(-1);
      if (!file) throw new Error("there is no file on this message");
      return world.fileBytes(file.file_id);
    },
    card,
    async goDown() {
      await app?.stop();
      app = null;
    },
    async wakeUp() {
      app = await startApp();
      await settle();
    },
    async restart() {
      await town.goDown();
      await town.wakeUp();
    },
    async close() {
      await app?.stop();
      await store.close();
      await server.close();
      playground.close();
      await database.drop();
    },
  };
  await settle();
  return town;
}

function jumpTo(clock: Playground["clock"], local: string): Promise<void> {
  const at = Temporal.PlainDateTime.from(
    local.replace(" ", "T"),
  ).toZonedDateTime("Asia/Shanghai").epochMilliseconds;
  clock.advance(at - clock.now());
  return Promise.resolve();
}

const labelsOf = (message: SeenMessage): string[] =>
  (
    (
      message.reply_markup as
        { inline_keyboard?: { text: string }[][] } | undefined
    )?.inline_keyboard ?? []
  )
    .flat()
    .map((button) => button.text);

const findButton = (message: SeenMessage, label: string | RegExp) =>
  labelsOf(message).find((text) =>
    typeof label === "string" ? text.includes(label) : label.test(text),
  );

/** The messages as one would read them, for when an expectation fails. */
export const transcript = (messages: readonly SeenMessage[]): string =>
  messages
    .map(
      (message) =>
        `${message.text ?? message.caption ?? "(no text)"}\n${labelsOf(message)
          .map((label) => `[${label}]`)
          .join(" ")}`,
    )
    .join("\n--\n");
