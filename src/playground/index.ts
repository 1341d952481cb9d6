import type { Hono } from "hono";
import { createBotApi } from "./bot-api.ts";
import { createCallRecorder } from "./calls.ts";
import { createPlaygroundClock, type PlaygroundClock } from "./clock.ts";
import type { Core } from "./core.ts";
import { createEvents } from "./events.ts";
import { createFaults } from "./faults.ts";
import { createLimits, noLimits } from "./limits.ts";
import { listen } from "./listen.ts";
import { createPresses } from "./presses.ts";
import { createRoutes } from "./routes.ts";
import { addSample, botNames } from "./sample.ts";
import { createState } from "./state.ts";
import { createUpdateQueue } from "./updates.ts";
import { createWebhook } from "./webhook.ts";
import { createWorld, type World } from "./world.ts";

export type { RecordedCall } from "./calls.ts";
export type { OutgoingMessage } from "./compose.ts";
export type { PlaygroundClock } from "./clock.ts";
export type { WorldEvents } from "./events.ts";
export type { FaultRule } from "./faults.ts";
export type { FileInput } from "./files.ts";
export type { ButtonChoice } from "./press-button.ts";
export type { CallbackAnswer, SeenMessage } from "./seen.ts";
export type {
  CallbackQuery,
  Chat,
  ChatMember,
  ChatMemberUpdated,
  Message,
  MessageEntity,
  Poll,
  ReplyMarkup,
  Update,
  User,
} from "./types.ts";
export type { World } from "./world.ts";

export interface PlaygroundOptions {
  /** Creates a neighbourhood with two conveners, four residents and the bot. */
  sample?: boolean;
  /** Of the sample; a supergroup unless given. */
  groupType?: "group" | "supergroup";
  /** Telegram's rates (429); true unless given. */
  limits?: boolean;
  /** True unless given, as with a new bot. */
  privacyMode?: boolean;
  token?: string;
  botUsername?: string;
  /** The system's clock plus what is advanced, unless given. */
  clock?: PlaygroundClock;
  /** The language of the sample's names. */
  locale?: "zh-CN" | "en";
  /** Real time in milliseconds, for rates and expiry; Date.now unless given. */
  wallClock?: () => number;
}

export interface Playground {
  readonly token: string;
  readonly bot: { id: number; username: string; first_name: string };
  readonly clock: PlaygroundClock;
  /** Serves the Bot API, its files, the page and the page's API. */
  readonly app: Hono;
  readonly world: World;
  /** A server of its own on a free port of 127.0.0.1, unless told otherwise. */
  listen: (options?: {
    port?: number;
    host?: string;
  }) => Promise<{ url: string; close: () => Promise<void> }>;
  /** Ends pending polls, presses, webhook deliveries and timers. */
  close: () => void;
}

const defaultToken = "7000000001:AAplayground-token-of-no-value-at-all";

/** A Telegram of one's own, as far as one bot can tell. */
export function createPlayground(options: PlaygroundOptions = {}): Playground {
  const token = options.token ?? defaultToken;
  const clock = options.clock ?? createPlaygroundClock();
  const wallNow = options.wallClock ?? Date.now;
  const bot = {
    id: Number(token.split(":")[0]),
    is_bot: true,
    first_name: botNames[options.locale ?? "zh-CN"],
    username: options.botUsername ?? "shangliang_bot",
  };
  const state = createState({
    bot,
    clock,
    privacyMode: options.privacyMode ?? true,
  });
  const updates = createUpdateQueue(wallNow);
  const core: Core = {
    state,
    updates,
    events: createEvents(),
    limits: (options.limits ?? true) ? createLimits(wallNow) : noLimits,
    presses: createPresses(wallNow),
    webhook: createWebhook({
      updates,
      wallNow,
      callBack: (method, values) => botApi.callSilently(method, values),
    }),
  };
  const faults = createFaults();
  const calls = createCallRecorder();
  const botApi = createBotApi({ core, token, faults, calls });
  const world = createWorld(core, {
    calls: calls.list,
    failNext: (rule) => faults.failNext(rule),
  });
  if (options.sample) {
    const { locale = "zh-CN", groupType = "supergroup" } = options;
    addSample(world, locale, groupType);
  }
  const ended = new AbortController();
  const stopClock = clock.onJump(() =>
    core.events.emit("clock", () => ({ now: clock.now() })),
  );
  const app = createRoutes({ core, world, botApi, ended: ended.signal });

  return {
    token,
    bot,
    clock,
    app,
    world,
    listen: (where) => listen(app, where),
    close() {
      stopClock();
      ended.abort();
      core.updates.close();
      core.presses.close();
      core.webhook.close();
    },
  };
}
