import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { openStore } from "#platform/store";
import {
  openFolder,
  root,
  startBot,
  startProcess,
  untilReady,
  type Environment,
} from "../support/process.ts";
import { cardOf, openTelegram } from "./open-telegram.ts";

const fresh = () => ({ DATABASE_URL: `sqlite:${openFolder()}/a/bot.sqlite` });

const runScript = (name: string, env: Environment) =>
  startProcess(["npm", "run", "--silent", name], { env, cwd: root }).ended;

describe("npm run db:migrate", () => {
  it("brings a database up to date, once", async () => {
    const env = fresh();
    expect(await runScript("db:migrate", env)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(
        /^Applied to sqlite:\S+: 0001-platform, .+\n$/,
      ) as unknown,
      stderr: "",
    });
    expect(await runScript("db:migrate", env)).toMatchObject({
      code: 0,
      stdout: `${env.DATABASE_URL} is up to date.\n`,
      stderr: "",
    });
  });
});

describe("npm run verify", () => {
  it("fits beside a running bot and names the first entry that was changed", async () => {
    const { world, group, li, env, until, said } = await openTelegram();
    const database = fresh();
    await untilReady(startBot({ ...env, ...database }));
    for (const n of [1, 2, 3]) {
      world.send(group.id, li, { text: `/topic 第${n}件事` });
      await until(
        `#${n}`,
        () => cardOf(said(group.id), `#${n} `) !== undefined,
      );
    }
    const verify = () => runScript("verify", database);
    const intact = await verify();
    expect(intact).toMatchObject({ code: 0, stderr: "" });
    expect(intact.stdout).toMatch(/^\d+ entries of 1 communities fit\.\n$/);

    const store = await openStore(database.DATABASE_URL);
    const { seq } = await store.db
      .selectFrom("ledger")
      .select("seq")
      .where("act", "=", "topic.raised")
      .where("number", "=", 2)
      .executeTakeFirstOrThrow();
    await store.db
      .updateTable("ledger")
      .set({ member_id: 99 })
      .where("seq", ">=", seq)
      .execute();
    await store.close();
    const tampered = await verify();
    expect(tampered).toMatchObject({ code: 1, stdout: "" });
    expect(tampered.stderr).toBe(
      `Entry ${seq} of community 1 does not fit: it was changed.\n`,
    );
  });

  it("says in one line what it cannot read", async () => {
    const env = fresh();
    const store = await openStore(env.DATABASE_URL);
    await sql`create table other (x)`.execute(store.db);
    await store.close();
    const { code, stdout, stderr } = await runScript("verify", env);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toBe(
      `The database ${env.DATABASE_URL} holds no ledger. Name the bot's own in DATABASE_URL.\n`,
    );
    const bad = await runScript("verify", { DATABASE_URL: "mysql://x" });
    expect({ code: bad.code, stdout: bad.stdout }).toEqual({
      code: 1,
      stdout: "",
    });
    expect(bad.stderr).toMatch(/^DATABASE_URL must be .+\n$/);
  });
});
