import { setTimeout as pause } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { openStore } from "#platform/store";
import {
  openFolder,
  startBot,
  untilReady,
  type Environment,
  type Process,
} from "../support/process.ts";
import { openChance, type Chance } from "./open-chance.ts";
import { openTelegram, type Telegram } from "./open-telegram.ts";

const each = 2;
const inGroup = 8;
const kills = 15;
const stops = 3;
const longestMs = 150_000;

interface Run {
  readonly telegram: Telegram;
  readonly env: Environment;
  readonly chance: Chance;
  /** All reminders that arrived in a chat, oldest first. */
  readonly arrived: (chatId: number) => string[];
  /** How many reminders have arrived, repeated ones included. */
  readonly total: () => number;
  /** By chat, what is due in it. */
  readonly due: ReadonlyMap<number, readonly string[]>;
}

describe("a run of reminders", () => {
  it(
    "loses none and repeats at most the one in flight when the bot is killed",
    async () => {
      const run = await openRun(100);
      for (let i = 0; i < kills; i++) await liveUntilKilled(run);
      await finish(run);
      const repeated = [...run.due.keys()].flatMap((chatId) =>
        run.arrived(chatId).filter((text, i, all) => text === all[i - 1]),
      );
      expect(repeated.length).toBeLessThanOrEqual(kills);
      for (const [chatId, texts] of run.due) {
        const arrived = run.arrived(chatId);
        // Repeated at once or not at all, and in the order in which they were due.
        expect(arrived.filter((text, i) => text !== arrived[i - 1])).toEqual(
          texts,
        );
      }
    },
    longestMs,
  );

  it(
    "loses and repeats none when the bot is stopped and started",
    async () => {
      const run = await openRun(40);
      for (let i = 0; i < stops; i++) {
        if (i === 0) stallStart(run.telegram);
        const bot = startBot(run.env);
        await untilArrived(run, i === 0 ? 1 : 1 + run.chance(20));
        await stop(bot);
      }
      await finish(run);
      for (const [chatId, texts] of run.due) {
        expect(run.arrived(chatId)).toEqual(texts);
      }
    },
    longestMs,
  );
});

/** A community whose reminders have all come due while the bot was down. */
async function openRun(people: number): Promise<Run> {
  const telegram = await openTelegram({ residents: people });
  const { world, group, residents } = telegram;
  const database = `sqlite:${openFolder()}/bot.sqlite`;
  const env = { ...telegram.env, DATABASE_URL: database };
  for (const person of residents) world.start(person);
  const bot = startBot(env);
  await telegram.until("a greeting of everyone", () =>
    [group, ...residents].every(({ id }) => telegram.said(id).length > 0),
  );
  await stop(bot);
  const due = new Map<number, string[]>([
    ...residents.map(({ id }) => [id, textsOf(id, each)] as const),
    [group.id, textsOf(group.id, inGroup)],
  ]);
  await enqueue(database, group.id, due);
  const isDue = new Set([...due.values()].flat());
  const arrived = (chatId: number) =>
    telegram
      .said(chatId)
      .map((message) => message.text ?? "")
      .filter((text) => isDue.has(text));
  let total = 0;
  world.on("message", ({ message }) => {
    if (isDue.has(message.text ?? "")) total += 1;
  });
  return {
    telegram,
    env,
    chance: openChance(),
    arrived,
    total: () => total,
    due,
  };
}

/** What arrives first is still under way when the bot is told to stop. */
function stallStart({ world }: Telegram): void {
  for (const method of ["sendMessage", "getUpdates"]) {
    world.failNext({ method, error: { stallMs: 1_000 } });
  }
}

const textsOf = (chatId: number, count: number) =>
  Array.from({ length: count }, (_, i) => `提醒 ${i + 1}／${chatId}`);

/** As the features' turns do it, one after another. */
async function enqueue(
  database: string,
  groupId: number,
  due: ReadonlyMap<number, readonly string[]>,
): Promise<void> {
  const store = await openStore(database);
  const { community_id } = await store.db
    .selectFrom("communities")
    .select("community_id")
    .where("chat_id", "=", groupId)
    .executeTakeFirstOrThrow();
  const begun = Date.now() - 3_600_000;
  const rows = [...due].flatMap(([chatId, texts]) =>
    texts.map((text, i) => ({ chatId, text, createdAt: begun + i })),
  );
  await store.db
    .insertInto("notices")
    .values(
      rows.map(({ chatId, text, createdAt }, i) => ({
        community_id,
        notice_id: 1_000 + i,
        user_id: chatId === groupId ? null : chatId,
        state: "pending" as const,
        // News: what is routine would wait for the morning.
        urgency: 1,
        body: JSON.stringify({ method: "sendMessage", parameters: { text } }),
        replaces: null,
        about_kind: null,
        about_number: null,
        created_at: createdAt,
        not_before: createdAt,
        expires_at: null,
        attempts: 0,
        sent_at: null,
        chat_id: null,
        message_id: null,
      })),
    )
    .execute();
  await store.close();
}

/** Dies at its start, or while a message is under way. */
async function liveUntilKilled(run: Run): Promise<void> {
  const { chance } = run;
  const bot = startBot(run.env);
  const inStart = chance(6) === 0;
  if (!inStart) await untilArrived(run, 1 + chance(10));
  // Nothing is waited for: the moment is what chance makes of it.
  await pause(chance(inStart ? 800 : 12));
  await bot.kill();
}

const untilArrived = (run: Run, more: number) => {
  const enough = run.total() + more;
  return run.telegram.until(`${enough} reminders`, () => run.total() >= enough);
};

async function finish(run: Run): Promise<void> {
  const last = startBot(run.env);
  await run.telegram.until("all reminders", () =>
    [...run.due].every(
      ([chatId, texts]) => run.arrived(chatId).at(-1) === texts.at(-1),
    ),
  );
  await untilReady(last);
  await stop(last);
}

async function stop(bot: Process): Promise<void> {
  bot.signal("SIGTERM");
  const { code, signal, stderr } = await bot.ended;
  expect({ code, signal, stderr }).toEqual({
    code: 0,
    signal: null,
    stderr: "",
  });
}
