import { join } from "node:path";
import { migrateToLatest, openStore } from "#platform/store";
import { sql } from "kysely";
import { beforeAll, describe, expect, it } from "vitest";
import { checkExports } from "./support/structure/check-exports.ts";
import {
  checkClimbing,
  checkImports,
} from "./support/structure/check-imports.ts";
import { checkTables, type Table } from "./support/structure/check-tables.ts";
import { checkText } from "./support/structure/check-text.ts";
import {
  checkLengths,
  checkVocabulary,
} from "./support/structure/check-vocabulary.ts";
import { readTree, within, type Tree } from "./support/structure/tree.ts";

describe("this project", () => {
  let tree: Tree;
  beforeAll(() => {
    tree = readTree(join(import.meta.dirname, ".."), [
      "src/**/*.{ts,html,css,svg}",
      "{test,db,scripts}/**/*.ts",
    ]);
    expect(Object.keys(tree)).toContain("src/platform/store/index.ts");
  });

  it("keeps to the vocabulary of files", () => {
    expect(checkVocabulary(tree)).toEqual([]);
  });
  it("has no file past its size", () => {
    expect(checkLengths(tree)).toEqual([]);
  });
  it("imports in one direction and through the doors", () => {
    expect(checkImports(tree)).toEqual([]);
  });
  it("climbs out of no folder", () => {
    const climbing = [within(tree, "src"), within(tree, "db")];
    expect(climbing.flatMap(checkClimbing)).toEqual([]);
  });
  it("exports nothing that nobody imports", () => {
    expect(checkExports(tree)).toEqual([]);
  });
  it("keeps what people read out of the code", () => {
    expect(checkText(tree)).toEqual([]);
  });
  it("starts the primary key of its tables with the community", async () => {
    const tables = await readTables();
    expect(tables.map(({ name }) => name)).toContain("communities");
    expect(checkTables(tables)).toEqual([]);
  });
});

async function readTables(): Promise<Table[]> {
  const store = await openStore("sqlite::memory:");
  await migrateToLatest(store);
  const { rows } = await sql<{ name: string; column: string | null }>`
    select t.name, c.name as "column" from pragma_table_list t
    left join pragma_table_info(t.name) c on c.pk > 0
    where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite_%'
    order by t.name, c.pk
  `.execute(store.db);
  await store.close();
  return [...Map.groupBy(rows, ({ name }) => name)].map(([name, keys]) => ({
    name,
    primaryKey: keys.flatMap(({ column }) => column ?? []),
  }));
}

describe("the check of the vocabulary", () => {
  const fault = (path: string) => checkVocabulary({ [path]: "" });

  it.each([
    "src/features/polls/index.ts",
    "src/features/polls/cast-vote.ts",
    "src/features/polls/rules/schulze.ts",
    "src/features/polls/commands/open-poll.ts",
    "src/features/polls/messages/result.ts",
    "src/platform/chat/anything.ts",
  ])("accepts %s", (path) => {
    expect(fault(path)).toEqual([]);
  });

  it.each([
    ["src/features/polls/tally.ts", "is not in the vocabulary"],
    ["src/features/polls/castVote.ts", "is not in the vocabulary"],
    ["src/features/polls/pages/read.ts", "is not in the vocabulary"],
    ["src/features/polls/rules/irv/round.ts", "is not in the vocabulary"],
    ["src/features/polls/poll-card.ts", "does not start with a verb"],
    ["src/features/polls/helper-functions.ts", "does not start with a verb"],
    ["src/features/shared.ts", "stands outside any feature"],
    ["src/platform/utils/dates.ts", "says nothing by its name"],
    ["src/playground/helpers.ts", "says nothing by its name"],
  ])("refuses %s", (path, words) => {
    expect(fault(path)).toContainEqual(expect.stringContaining(words));
  });

  it("refuses a file beside the folder that it became", () => {
    const found = checkVocabulary({
      "src/features/polls/commands.ts": "",
      "src/features/polls/commands/open-poll.ts": "",
    });
    expect(found).toEqual([
      "src/features/polls/commands.ts: stands beside the folder commands/",
    ]);
  });

  it("counts lines, but not of what is generated", () => {
    const lines = (count: number) => "x;\n".repeat(count);
    const found = checkLengths({
      "src/platform/chat/just.ts": lines(300),
      "src/platform/chat/over.ts": lines(301),
      "src/platform/i18n/keys.ts": lines(301),
    });
    expect(found).toEqual([
      "src/platform/chat/over.ts: has 301 lines, 300 at most",
    ]);
  });
});

describe("the check of imports", () => {
  const fault = (path: string, source: string) =>
    checkImports({ [path]: source });

  it.each([
    ["src/features/polls/store.ts", 'import { t } from "./types.ts";'],
    ["src/features/polls/rules/irv.ts", 'import { p } from "#features/polls";'],
    ["src/features/polls/jobs.ts", 'import { t } from "#features/topics";'],
    ["src/features/polls/jobs.ts", 'import { j } from "#platform/jobs";'],
    ["src/platform/chat/intake.ts", 'import { Telegraf } from "telegraf";'],
    ["src/platform/outbox/send.ts", 'import { t } from "#platform/i18n";'],
    ["src/main.ts", 'const { start } = await import("#playground");'],
    ["src/main.ts", 'import { app } from "./app.ts";'],
    ["src/app.ts", 'import { polls } from "#features/polls";'],
  ])("accepts %s: %s", (path, source) => {
    expect(fault(path, source)).toEqual([]);
  });

  it.each([
    ["a later feature", "src/features/topics/a.ts", "#features/polls"],
    ["a feature in the platform", "src/platform/chat/a.ts", "#features/polls"],
    ["the app in a feature", "src/features/polls/a.ts", "#app"],
    ["chat in the store", "src/platform/store/a.ts", "#platform/chat"],
    ["the outbox in the log", "src/platform/log/a.ts", "#platform/outbox"],
    ["a feature's inside", "src/app.ts", "#features/polls/store.ts"],
    ["a folder by its path", "src/app.ts", "./features/polls/index.ts"],
    ["a way back to the app", "src/platform/chat/a.ts", "../../app.ts"],
    ["the playground in the app", "src/app.ts", "#playground"],
    ["the playground in a feature", "src/features/polls/a.ts", "#playground"],
    ["the bot in the playground", "src/playground/a.ts", "#platform/clock"],
    ["the app in the playground", "src/playground/page/a.ts", "#app"],
    ["telegraf elsewhere", "src/platform/outbox/a.ts", "telegraf"],
    [
      "telegraf's types elsewhere",
      "src/platform/outbox/a.ts",
      "telegraf/types",
    ],
    ["node-cron elsewhere", "src/features/polls/jobs.ts", "node-cron"],
    ["i18next elsewhere", "src/platform/chat/a.ts", "i18next"],
    ["better-sqlite3 elsewhere", "src/platform/ledger/a.ts", "better-sqlite3"],
    ["pg elsewhere", "src/platform/ledger/a.ts", "pg"],
    ["pino elsewhere", "src/main.ts", "pino"],
    ["an unknown alias", "src/main.ts", "#elsewhere"],
  ])("refuses %s", (_, path, specifier) => {
    for (const source of [
      `import { x } from "${specifier}";`,
      `import type { X } from "${specifier}";`,
      `export { x } from "${specifier}";`,
      `const x = await import("${specifier}");`,
      `let x: import("${specifier}").X;`,
      `declare module "${specifier}" { interface X {} }`,
    ]) {
      expect(fault(path, source), source).toContainEqual(
        expect.stringContaining(`${path}: ${specifier} `),
      );
    }
  });

  it("sees no import in text", () => {
    const source = "// import 'telegraf'\nconst x = `import \"telegraf\"`;";
    expect(fault("src/features/polls/a.ts", source)).toEqual([]);
  });

  it("refuses a folder that has no rank", () => {
    expect(fault("src/platform/extra/index.ts", "")).toEqual([
      "src/platform/extra: has no rank among the platform folders",
    ]);
    expect(fault("src/features/extra/index.ts", "")).toEqual([
      "src/features/extra: has no rank among the features folders",
    ]);
  });

  it("refuses a circle inside a layer", () => {
    const found = checkImports({
      "src/platform/jobs/a.ts": 'import "#platform/ledger";',
      "src/platform/ledger/a.ts": 'import "#platform/outbox";',
      "src/platform/outbox/a.ts": 'import "#platform/jobs";',
      "src/platform/i18n/a.ts": 'import "#platform/jobs";',
    });
    expect(found).toEqual([
      "src/platform/jobs: is in a circle of imports",
      "src/platform/ledger: is in a circle of imports",
      "src/platform/outbox: is in a circle of imports",
    ]);
  });

  it.each([
    ["src/features/polls/commands/open.ts", "../open-poll.ts", 0],
    ["src/features/polls/commands/open.ts", "../rules/read.ts", 0],
    ["src/features/polls/commands/open.ts", "../../topics/store.ts", 1],
    ["src/features/polls/open-poll.ts", "../topics/store.ts", 1],
    ["src/platform/chat/router.ts", "../outbox/say.ts", 1],
  ])("judges %s climbing to %s", (path, specifier, faults) => {
    const source = `import { x } from "${specifier}";`;
    expect(checkClimbing({ [path]: source })).toHaveLength(faults);
  });
  it("refuses climbing", () => {
    const path = "db/migrations/0001.ts";
    const source = 'import { x } from "../../src/app.ts";';
    expect(checkClimbing({ [path]: source })).toEqual([
      `${path}: ../../src/app.ts leaves its folder`,
    ]);
  });
});

describe("the check of exports", () => {
  const rules = "src/features/polls/rules.ts";
  const unused = (name: string) => `${rules}: nobody imports ${name}`;

  it.each([
    ["export function a() {}", ["a"]],
    ["export const a = 1, { b, c: [d] } = x;", ["a", "b", "d"]],
    ["export class A {}", ["A"]],
    ["export type A = 1;", []],
    ["export interface A {}", []],
    ["export default 1;", ["default"]],
    ["const a = 1; export { a as b };", ["b"]],
    ['export * from "pg";', ["* of another file"]],
    ["const a = 1; a();", []],
  ])("finds those of %s", (source, names) => {
    expect(checkExports({ [rules]: source })).toEqual(names.map(unused));
  });

  it.each([
    ["src/features/polls/store.ts", 'import { a as b } from "./rules.ts";'],
    ["src/features/polls/store.ts", 'import type { a } from "./rules.ts";'],
    ["src/features/polls/store.ts", 'import * as rules from "./rules.ts";'],
    ["src/features/polls/store.ts", 'const {a} = await import("./rules.ts");'],
    ["src/features/polls/store.ts", '(await import("./rules.ts")).a();'],
    ["src/features/polls/store.ts", 'let x: import("./rules.ts").a;'],
    ["src/features/polls/store.ts", 'import { a } from "./rules.js";'],
    [
      "src/features/polls/store.ts",
      'declare module "./rules.ts" { interface a {} }',
    ],
    [
      "test/features/polls/rules.test.ts",
      'import { a } from "../../../src/features/polls/rules.ts";',
    ],
  ])("counts a use: %s %s", (path, source) => {
    const found = checkExports({
      [rules]: "export const a = 1;",
      [path]: source,
    });
    expect(found).toEqual([]);
  });

  it("is not content with a door that nobody enters", () => {
    const door = "src/features/polls/index.ts";
    const tree = {
      [rules]: "export const a = 1;",
      [door]: 'export { a } from "./rules.ts";',
    };
    expect(checkExports(tree)).toEqual([`${door}: nobody imports a`]);
    const app = 'import { a } from "#features/polls";';
    expect(checkExports({ ...tree, "src/app.ts": app })).toEqual([]);
  });

  it("does not take another name of the same file for a use", () => {
    const source = 'import { b } from "./rules.ts";';
    const tree = {
      [rules]: "export const a = 1, b = a;",
      "src/features/polls/store.ts": source,
    };
    expect(checkExports(tree)).toEqual([unused("a")]);
  });

  it("lets the playground offer types, and only types", () => {
    const door = "src/playground/index.ts";
    const source = 'export type { A } from "./a.ts"; export const b = 1;';
    expect(checkExports({ [door]: source })).toEqual([
      `${door}: nobody imports b`,
    ]);
  });
});

describe("the check of text", () => {
  it.each([
    ["src/app.ts", 'say("议题");'],
    ["src/app.ts", String.raw`say("\u8bae\u9898");`],
    ["src/app.ts", "say(`议题 ${n}`);"],
    ["src/app.ts", "say(`${n} 个议题 ${m}`);"],
    ["src/app.ts", "say(`${n} 个`);"],
    ["src/app.ts", "const 议题 = 1;"],
    ["src/app.ts", 'const x = { "议题": 1 };'],
    ["src/platform/clock/format-time.ts", 'const x = "明天";'],
    ["src/playground/page/index.html", "<p>议题</p>"],
    ["src/playground/resampled.ts", 'const x = "王阿姨";'],
  ])("refuses %s: %s", (path, source) => {
    expect(checkText({ [path]: source })).toHaveLength(1);
  });

  it.each([
    ["src/app.ts", "// 议题\n/* 议题 */ const x = 1; /** 议题 */"],
    ["src/app.ts", "const x = /[：｜，]|\\p{Script=Han}/u;"],
    ["src/platform/clock/day-parts.ts", "const x = /上午|下午/;"],
    ["src/platform/chat/item-number.ts", "const x = /[年月日]/;"],
    ["src/playground/sample.ts", 'const x = "王阿姨";'],
    ["src/playground/sample-story.ts", 'const x = "王阿姨";'],
    ["src/playground/page/index.html", "<!-- 议题 --><p></p>"],
    ["test/a.test.ts", 'const x = "议题";'],
  ])("accepts %s: %s", (path, source) => {
    expect(checkText({ [path]: source })).toEqual([]);
  });
});

describe("the check of tables", () => {
  it("wants the community first in the key", () => {
    const found = checkTables([
      { name: "topics", primaryKey: ["community_id", "number"] },
      { name: "ballots", primaryKey: ["poll", "community_id"] },
      { name: "notes", primaryKey: [] },
      { name: "updates", primaryKey: ["update_id"] },
    ]);
    expect(found).toEqual([
      "ballots: its primary key starts with no community_id",
      "notes: its primary key starts with no community_id",
    ]);
  });
});
