import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createWords, locales } from "#platform/i18n";
import { writeRoster } from "../../../src/features/communities/export-roster.ts";
import { readRosterFile } from "../../../src/features/communities/read-roster.ts";
import { compareRoster } from "../../../src/features/communities/rules/compare-roster.ts";
import type { Cell } from "../../../src/features/communities/rules/roster-cells.ts";
import {
  mostRows,
  readRoster,
  type RosterFault,
  type RosterRow,
} from "../../../src/features/communities/rules/roster.ts";
import type { Household } from "../../../src/features/communities/types.ts";

const header = ["房号", "面积", "业主", "Telegram"];
const row = (unit: string, rest: Partial<RosterRow> = {}): RosterRow => ({
  unit,
  areaCm2: 895_000,
  owners: ["王秀英"],
  telegram: [],
  ...rest,
});

/** The rows, or why there are none. */
const rowsOf = (table: Cell[][]) => {
  const read = readRoster(table);
  return read.ok ? read.rows : read;
};
const faultsOf = (...lines: Cell[][]) => {
  const read = readRoster([header, ...lines]);
  return !read.ok && read.reason === "faults"
    ? read.faults.map(({ row: at, reason }) => [at, reason])
    : read;
};

describe("a roster table", () => {
  it("is read with its columns in any order", () => {
    expect(
      rowsOf([
        ["owners", "telegram", "unit", "area"],
        ["Mary Wong; Sam Li", "@mary_wong", "3-1-501", "89.5"],
      ]),
    ).toEqual([
      row("3-1-501", {
        owners: ["Mary Wong", "Sam Li"],
        telegram: ["mary_wong"],
      }),
    ]);
  });

  it.each([
    [["房间号", "建筑面积（㎡）", "业主姓名"]],
    [["房号*", "面积(平方米)", "产权人"]],
    [["房 号", "面积/平方米", "业主名称"]],
    [["Unit No.", "Area (m²)", "Owner names"]],
    [["ROOM", "Floor area", "Names"]],
    [["房號", "面積", "業主"]],
    [["ＵＮＩＴ", "ａｒｅａ", "ｏｗｎｅｒｓ"]],
  ])("knows its columns by %j", (titles) => {
    expect(rowsOf([titles, ["1-101", 89.5, "王秀英"]])).toEqual([row("1-101")]);
  });

  it("takes the area of the contract where there are several", () => {
    const read = readRoster([
      ["房号", "建筑面积", "面积", "业主", "备注"],
      ["1-101", 70, 89.5, "王秀英", "出租"],
    ]);
    expect(read).toMatchObject({
      rows: [row("1-101")],
      ignored: ["建筑面积", "备注"],
    });
  });

  it("passes over titles, gaps, sums and repeated headers, and counts rows as Excel does", () => {
    const table: Cell[][] = [
      ["幸福里小区业主名册", null, null, null],
      ["制表：物业", null, null, null],
      header,
      ["1-101", 89.5, "王秀英", null],
      [null, null, null, null],
      ["", " ", "　", null],
      header,
      ["1-102", 89.5, "王秀英", null],
      ["合计", 179, null, null],
      [null, null, null],
    ];
    expect(rowsOf(table)).toEqual([row("1-101"), row("1-102")]);
    table.push(["1-103", 0, "王秀英"]);
    expect(readRoster(table)).toMatchObject({
      faults: [{ row: 11, reason: "area-not-positive" }],
    });
  });

  it("keeps a household whose owner's name sounds like a sum", () => {
    const titles = ["业主", "房号", "面积"];
    expect(rowsOf([titles, ["Sum", "1-101", 89.5]])).toEqual([
      row("1-101", { owners: ["Sum"] }),
    ]);
  });

  it.each<[string, Cell[], Partial<RosterRow>]>([
    ["full-width signs", ["３－１－５０１", "８９．５", "王秀英"], {}],
    ["spaces and long dashes", [" 3 — 1 – 501 ", "89.5 ", " 王秀英 "], {}],
    ["numbers", [501, 89.5, "王秀英"], { unit: "501" }],
    ["a sum that Excel rounds", ["3-1-501", 29.1 + 60.4, "王秀英"], {}],
    [
      "a guarded formula",
      ["'-1-101", "89.5", "'=王秀英"],
      { unit: "-1-101", owners: ["=王秀英"] },
    ],
    [
      "several owners",
      ["3-1-501", "89.5", "王秀英、李明；赵强\n王秀英"],
      { owners: ["王秀英", "李明", "赵强"] },
    ],
    [
      "Telegram names",
      ["3-1-501", "89.5", "王秀英", "@wang_ayi、https://t.me/li_shu"],
      { telegram: ["wang_ayi", "li_shu"] },
    ],
  ])("reads %s", (_, cells, want) => {
    expect(rowsOf([header, cells])).toEqual([row("3-1-501", want)]);
  });

  it.each<[RosterFault["reason"], Cell[]]>([
    ["no-unit", [null, 89.5, "王秀英"]],
    ["no-unit", ["\u200b", 89.5, "王秀英"]],
    ["unit-is-date", [new Date("2026-03-01"), 89.5, "王秀英"]],
    ["unit-is-date", ["3月1日", 89.5, "王秀英"]],
    ["unit-is-date", ["2003/1/2", 89.5, "王秀英"]],
    ["unit-is-date", ["1-Mar", 89.5, "王秀英"]],
    ["unit-too-long", ["1".repeat(41), 89.5, "王秀英"]],
    ["no-area", ["1-101", null, "王秀英"]],
    ["area-unreadable", ["1-101", "约90", "王秀英"]],
    ["area-not-positive", ["1-101", -1, "王秀英"]],
    ["area-decimals", ["1-101", 89.12345, "王秀英"]],
    ["area-too-large", ["1-101", 895_000, "王秀英"]],
    ["no-owner", ["1-101", 89.5, "、"]],
    ["owner-too-long", ["1-101", 89.5, "王".repeat(61)]],
    ["bad-telegram", ["1-101", 89.5, "王秀英", "王阿姨"]],
  ])("names the row of %s", (reason, cells) => {
    expect(faultsOf(["1-100", 89.5, "李明"], cells)).toEqual([[3, reason]]);
  });

  it("finds the same unit written in other ways", () => {
    expect(
      faultsOf(
        ["a-101", 1, "王"],
        ["A－101", 1, "李"],
        ["b-101", 1, "赵"],
        ["A - 101", 1, "钱"],
      ),
    ).toEqual([
      [3, "duplicate-unit"],
      [5, "duplicate-unit"],
    ]);
  });

  it("names every fault of a row", () => {
    expect(faultsOf([null, "x", null])).toEqual([
      [2, "no-unit"],
      [2, "area-unreadable"],
      [2, "no-owner"],
    ]);
  });

  it.each<[string, Cell[][], object]>([
    ["empty", [], { reason: "empty" }],
    ["empty", [["", null], [" "]], { reason: "empty" }],
    ["without a header", [["1-101", 89.5, "王"]], { reason: "no-header" }],
    [
      "with a header too far down",
      [...Array.from({ length: 10 }, (): Cell[] => ["x"]), header],
      { reason: "no-header" },
    ],
    [
      "without a column",
      [
        ["房号", "业主"],
        ["1-101", "王"],
      ],
      { reason: "no-column", missing: ["area"] },
    ],
    ["of a header alone", [header, [""]], { reason: "no-rows" }],
    [
      "too long",
      [
        header,
        ...Array.from({ length: mostRows + 1 }, (_, i): Cell[] => [i, 1, "王"]),
      ],
      { reason: "too-many-rows" },
    ],
  ])("is refused when it is %s", (_, table, want) => {
    expect(readRoster(table)).toEqual({ ok: false, ...want });
  });
});

describe("what a new file changes", () => {
  const household = (
    id: number,
    one: RosterRow,
    isActive = true,
  ): Household => ({
    id,
    ...one,
    isActive,
    ownedSince: 0,
  });

  it("is told by units, however they are written", () => {
    const known = [
      household(1, row("a-101")),
      household(2, row("a-102")),
      household(3, row("a-103")),
      household(4, row("a-104"), false),
      household(5, row("a-105"), false),
    ];
    const rows = [row("a-101"), row("A-102"), row("a-104"), row("a-106")];
    const { added, changed, gone } = compareRoster(known, rows);
    expect(added.map(({ unit }) => unit)).toEqual(["a-106"]);
    expect(changed.map(({ before }) => before.id)).toEqual([2, 4]);
    expect(gone.map(({ id }) => id)).toEqual([3]);
  });

  it.each<Partial<RosterRow>>([
    { areaCm2: 895_001 },
    { owners: ["李明"] },
    { owners: ["王秀英", "李明"] },
    { telegram: ["wang_ayi"] },
  ])("sees %j", (change) => {
    const known = [household(1, row("1-101"))];
    const { changed } = compareRoster(known, [row("1-101", change)]);
    expect(changed).toHaveLength(1);
  });
});

describe("the export", () => {
  const text = fc
    .string({ minLength: 1, maxLength: 12, unit: "binary" })
    .map((written) => written.replace(/[、;；]/g, ""));
  const username = fc.stringMatching(/^[a-z][a-z0-9_]{3,10}$/);
  const table = fc.array(
    fc.record({
      unit: fc.oneof(
        text,
        fc.constantFrom("=1+1", "-1-101", "@x", "'=x", "＋1"),
      ),
      area: fc.integer({ min: 1, max: 1_000_000_000 }),
      owners: fc.array(text, { minLength: 1, maxLength: 3 }),
      telegram: fc.array(username, { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 5 },
  );

  it.each(locales)("is imported again unchanged (%s)", async (locale) => {
    const words = createWords({ locale, timeZone: "Asia/Shanghai", now: 0 });
    await fc.assert(
      fc.asyncProperty(table, async (lines) => {
        const first = readRoster([
          header,
          ...lines.map((line): Cell[] => [
            line.unit,
            line.area / 10_000,
            line.owners.join("、"),
            line.telegram.join(";"),
          ]),
        ]);
        fc.pre(first.ok);
        const rows = first.rows.map((one) => ({ ...one, residents: 3 }));
        const bytes = Buffer.from(writeRoster(words, rows));
        const file = {
          id: "1",
          name: "roster.csv",
          size: bytes.length,
          bytes,
        };
        expect(await readRosterFile(file)).toEqual({
          ok: true,
          rows: first.rows,
          ignored: [words.plain("communities.roster.columns.residents")],
        });
      }),
    );
  });

  it("has no cell that a spreadsheet would take for a formula", () => {
    const words = createWords({
      locale: "en",
      timeZone: "Asia/Shanghai",
      now: 0,
    });
    const rows = ["=1+1", "+1", "-1", "@x", "＝1"].map((evil) => ({
      ...row(evil, { owners: [evil] }),
      residents: 0,
    }));
    const cells = writeRoster(words, rows)
      .replace("\ufeff", "")
      .split(/[,\r\n]+/);
    expect(cells.filter((cell) => /^"?[=+\-@＝]/.test(cell))).toEqual([]);
  });
});
