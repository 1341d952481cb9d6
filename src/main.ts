import { createApp, type App } from "#app";
import { systemClock, type Clock } from "#platform/clock";
import { readConfig, type Config } from "#platform/config";
import { nextDueJob } from "#platform/jobs";
import { createLog, type Log } from "#platform/log";
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
const print = (line: string) => process.stdout.write(`${line}\n`);

interface Running {
  stop(): Promise<void>;
}

async function run(): Promise<Running> {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < oldestNode) {
    throw new StartRefusal(
      `Node ${oldestNode} or newer is needed, this is ${process.versions.node}. On Linux x64 \`npm ci\` brings it; start with \`npm start\`.`,
    );
  }
  const read = readConfig(process.env);
  if (!read.ok) throw new StartRefusal(read.problems.join("\n"));
  const { config } = read;
  const log = createLog(config.logLevel);
  if (config.isDatabaseFresh) await removeDatabase(config.databaseUrl);
  const store = await openStore(config.databaseUrl);
  try {
    const applied = await migrateToLatest(store);
    return await startOn(store, applied, config, log);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Either Telegram, or with no token the playground in its place. */
async function startOn(
  store: Store,
  applied: readonly string[],
  config: Config,
  log: Log,
): Promise<Running> {
  const playground = config.botToken ? null : await openPlayground(config);
  const clock: Clock = playground?.clock ?? systemClock;
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
  const web = await listen(routes, config);
  try {
    part.app = await createApp({
      store,
      clock,
      log,
      telegram: playground
        ? { root: web.url, token: playground.token }
        : { root: config.botApiRoot, token: config.botToken ?? "" },
      defaults: {
        locale: config.defaultLocale,
        timeZone: config.defaultTimeZone,
      },
      rates: telegramRates,
      webhook: config.webhook,
    });
    await part.app.start();
  } catch (error) {
    playground?.close();
    await web.close();
    throw explain(error, config);
  }
  await printSelfCheck({ app: part.app, store, applied, config, web, clock });
  const { app } = part;
  return {
    async stop() {
      await app.stop();
      playground?.close();
      await web.close();
      await store.close();
    },
  };
}

const notYet = () => Promise.reject(new Error("the bot has not started yet"));

async function openPlayground(config: Config) {
  // Only here: with a token the playground is not even loaded.
  const { createPlayground } = await import("#playground");
  return createPlayground({ sample: true, locale: config.defaultLocale });
}

function explain(error: unknown, config: Config): unknown {
  if (!(error instanceof CallFailed)) return error;
  if (error.code === 401 || error.code === 404) {
    return new StartRefusal(
      `BOT_TOKEN is not accepted by ${config.botApiRoot}. Copy it again from BotFather.`,
    );
  }
  return new StartRefusal(
    error.code === 0
      ? `${config.botApiRoot} cannot be reached: ${error.message}`
      : `${config.botApiRoot} refuses the bot: ${error.message}`,
  );
}

async function printSelfCheck(given: {
  app: App;
  store: Store;
  applied: readonly string[];
  config: Config;
  web: Web;
  clock: Clock;
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

try {
  const running = await run();
  const stop = () => {
    process.removeAllListeners("SIGTERM").removeAllListeners("SIGINT");
    void running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`The stop did not end well: ${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop).on("SIGINT", stop);
} catch (error) {
  if (!(error instanceof StartRefusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
