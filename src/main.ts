import { createApp, type App } from "#app";
import { systemClock } from "#platform/clock";
import { loadConfig, type Config } from "#platform/config";
import { nextDueJob } from "#platform/jobs";
import { createLog } from "#platform/log";
import { CallFailed, telegramRates } from "#platform/outbox";
import {
  migrateToLatest,
  openStore,
  removeDatabase,
  StartRefusal,
  type Store,
} from "#platform/store";
import { createRoutes, listen, type Web } from "#platform/web";

const oldestNode = 26;
/** What hangs longer is cut off: it is in the store and goes on at the next start. */
const longestStopMs = 8_000;
const print = (line: string) => process.stdout.write(`${line}\n`);

interface Running {
  stop(): Promise<void>;
}

let running: Running | null = null;
const ending = new AbortController();

async function run(): Promise<void> {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < oldestNode) {
    throw new StartRefusal(
      `Node ${oldestNode} or newer is needed, this is ${process.versions.node}. On Linux x64 \`npm ci\` brings it; start with \`npm start\`.`,
    );
  }
  const read = loadConfig();
  if (!read.ok) throw new StartRefusal(read.problems.join("\n"));
  const { config } = read;
  const playground = config.botToken ? null : await openPlayground(config);
  const part: { app: App | null } = { app: null };
  const routes = createRoutes({
    isReady: () => part.app?.isReady() ?? false,
    webhook: config.webhook && {
      path: new URL(config.webhook.url).pathname,
      secret: config.webhook.secret,
      take: (update) => part.app?.takeUpdate(update) ?? notYet(),
    },
    rest: playground?.app ?? null,
  });
  // Before the database: a second start must not touch what the first one uses.
  const web = await listen(routes, config);
  if (config.isDatabaseFresh) await removeDatabase(config.databaseUrl);
  const store = await openStore(config.databaseUrl);
  const applied = await migrateToLatest(store);
  const app = await meet(config, () =>
    createApp({
      store,
      clock: playground?.clock ?? systemClock,
      log: createLog(config.logLevel),
      telegram: playground
        ? { root: web.url, token: playground.token }
        : { root: config.botApiRoot, token: config.botToken ?? "" },
      defaults: {
        locale: config.defaultLocale,
        timeZone: config.defaultTimeZone,
      },
      rates: telegramRates,
      webhook: config.webhook,
    }),
  );
  part.app = app;
  // From its start on something may be under way that has to be ended well.
  running = {
    async stop() {
      part.app = null;
      await app.stop();
      playground?.close();
      await web.close();
      await store.close();
    },
  };
  await meet(config, () => app.start());
  await printSelfCheck({ app, store, applied, config, web });
}

const notYet = () => Promise.reject(new Error("the bot has not started yet"));

async function openPlayground(config: Config) {
  // Only here: with a token the playground is not even loaded.
  const { createPlayground } = await import("#playground");
  return createPlayground({ sample: true, locale: config.defaultLocale });
}

/** Says in one line what Telegram, or who stands in for it, has against us. */
async function meet<T>(config: Config, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    const { botApiRoot } = config;
    throw new StartRefusal(
      error.code === 401 || error.code === 404
        ? `BOT_TOKEN is not accepted by ${botApiRoot}. Copy it again from BotFather.`
        : error.code === 0
          ? `${botApiRoot} cannot be reached: ${error.message}`
          : `${botApiRoot} refuses the bot: ${error.message}`,
      { cause: error },
    );
  }
}

async function printSelfCheck(given: {
  app: App;
  store: Store;
  applied: readonly string[];
  config: Config;
  web: Web;
}): Promise<void> {
  const { app, store, applied, config, web } = given;
  const job = await nextDueJob(store.db);
  print(`Bot         @${app.bot.username} (${app.bot.name})`);
  print(
    `Hears       ${app.bot.readsEverything ? "everything said in its groups" : "commands, replies and mentions (privacy mode is on)"}`,
  );
  print(
    `Updates     ${config.webhook ? `webhook ${config.webhook.url}` : "long polling"}`,
  );
  print(`Database    ${store.place}`);
  print(
    `Migrations  ${applied.length > 0 ? `applied ${applied.join(", ")}` : "up to date"}`,
  );
  print(
    `Next job    ${job ? `${job.kind}, ${new Date(job.dueAt).toISOString()}` : "none"}`,
  );
  print(
    config.botToken
      ? `Health      ${web.url}/healthz`
      : `Playground  ${web.url}  (open it in a browser)`,
  );
}

function end(): void {
  // Ctrl-C under npm signals twice: by the terminal and by npm.
  if (ending.signal.aborted) return;
  ending.abort();
  if (!running) process.exit(0);
  setTimeout(() => process.exit(0), longestStopMs);
  void running.stop().then(
    () => process.exit(0),
    (error: unknown) => {
      process.stderr.write(`The stop did not end well: ${String(error)}\n`);
      process.exit(1);
    },
  );
}

process.on("SIGTERM", end).on("SIGINT", end);
try {
  await run();
} catch (error) {
  // A stop in the middle of the start lets the rest of it fail.
  if (!ending.signal.aborted) {
    if (!(error instanceof StartRefusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
