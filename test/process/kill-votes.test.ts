import { setTimeout as pause } from "node:timers/promises";
import { sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import { openStore, type Store } from "#platform/store";
import { createDatabase } from "../support/postgres.ts";
import {
  openFolder,
  root,
  startBot,
  startProcess,
  untilReady,
  type Environment,
} from "../support/process.ts";
import { openChance, type Chance } from "./open-chance.ts";
import { openTelegram } from "./open-telegram.ts";
import {
  openPoll,
  options,
  startVoteStorm,
  type VoteStorm,
} from "./vote-storm.ts";

const residents = 24;
const longestMs = 150_000;

describe("a storm of votes", () => {
  it(
    "counts what each pressed last, however often the bot is killed (sqlite)",
    async () => {
      const env = { DATABASE_URL: `sqlite:${openFolder()}/bot.sqlite` };
      await runStorm(env, { kills: 20 });
    },
    longestMs,
  );

  it(
    "counts what each pressed last, however often the bot is killed (postgres)",
    async () => {
      const database = await createDatabase();
      drop = () => database.drop();
      await runStorm({ DATABASE_URL: database.url }, { kills: 5 });
    },
    longestMs,
  );

  it(
    "answers every press by its option when the bot is stopped and started",
    async () => {
      const env = { DATABASE_URL: `sqlite:${openFolder()}/bot.sqlite` };
      const storm = await runStorm(env, { stops: 3 });
      expect(storm.expired).toEqual([]);
      expect(storm.silent).toEqual([]);
    },
    longestMs,
  );
});

let drop = () => Promise.resolve();
afterEach(async () => {
  await drop();
  drop = () => Promise.resolve();
});

async function runStorm(
  database: Environment,
  ends: { kills?: number; stops?: number },
): Promise<VoteStorm> {
  const chance = openChance();
  const telegram = await openTelegram({ residents });
  const env = { ...telegram.env, ...database };
  const first = startBot(env);
  await untilReady(first);
  const poll = await openPoll(telegram);
  await stop(first);

  const storm = startVoteStorm(telegram, poll, chance);
  for (let i = 0; i < (ends.kills ?? 0); i++) {
    await liveUntilKilled(env, storm, chance);
  }
  for (let i = 0; i < (ends.stops ?? 0); i++) {
    const bot = startBot(env);
    await storm.untilAnswered(1 + chance(200));
    await stop(bot);
  }
  const last = startBot(env);
  await storm.untilAnswered(100);
  await storm.calm();
  const expected = storm.expected();
  await telegram
    .until("the card", () => storm.shown().join() === expected.join())
    .catch(() => expect(storm.shown()).toEqual(expected));
  expect(storm.answers()).toBeGreaterThan(100);
  await checkStore(env, storm);
  const { stdout, stderr } = await stop(last);
  expect(stdout).not.toMatch(/"level":[56]0/);
  expect(stderr).toBe("");
  return storm;
}

/** Dies at its start, or in the middle of its work. */
async function liveUntilKilled(
  env: Environment,
  storm: VoteStorm,
  chance: Chance,
): Promise<void> {
  const bot = startBot(env);
  if (chance(5) > 0) await storm.untilAnswered(1 + chance(200));
  // Nothing is waited for: the moment is what chance makes of it.
  await pause(chance(chance(5) > 0 ? 20 : 1_000));
  const { stdout } = await bot.kill();
  expect(stdout).not.toMatch(/"level":[56]0/);
}

async function stop(bot: ReturnType<typeof startBot>) {
  bot.signal("SIGTERM");
  const ended = await bot.ended;
  expect(ended).toMatchObject({ code: 0, signal: null });
  return ended;
}

async function checkStore(env: Environment, storm: VoteStorm): Promise<void> {
  const store = await openStore(env["DATABASE_URL"] ?? "");
  try {
    const votes = await readVotes(store);
    const ofPerson = Map.groupBy(votes, (vote) => vote.user_id ?? 0);
    const choices = [...ofPerson].map(
      ([person, theirs]) =>
        [person, theirs.map((vote) => vote.choice)] as const,
    );
    // Not one press is lost, doubled or out of its order.
    expect(new Map(choices)).toEqual(storm.choices());
    const counting = votes.filter((vote) => vote.replaced_at === null);
    expect(
      options.map((_, i) => counting.filter((v) => v.choice === i).length),
    ).toEqual(storm.expected());
    if (store.dialect === "sqlite") {
      const { rows } = await sql`pragma integrity_check`.execute(store.db);
      expect(rows).toEqual([{ integrity_check: "ok" }]);
    }
  } finally {
    await store.close();
  }
  const verify = startProcess(["node", "src/cli/verify.ts"], {
    env,
    cwd: root,
  });
  const { code, stdout } = await verify.ended;
  expect(stdout).toMatch(/^\d+ entries of 1 communities fit\.\n$/);
  expect(code).toBe(0);
}

/** Also those that were changed; each person's in the order they were cast. */
const readVotes = async (store: Store) => {
  const rows = await store.db
    .selectFrom("open_ballots")
    .innerJoin("members", (join) =>
      join
        .onRef("members.community_id", "=", "open_ballots.community_id")
        .onRef("members.member_id", "=", "open_ballots.member_id"),
    )
    .select(["members.user_id", "content", "replaced_at"])
    .orderBy("open_ballots.attempt")
    .execute();
  return rows.map(({ content, ...vote }) => {
    const { choices } = JSON.parse(content) as { choices: number[] };
    return { ...vote, choice: choices[0] ?? -1 };
  });
};
