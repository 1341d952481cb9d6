import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readRosterFile } from "../../../src/features/communities/read-roster.ts";
import { makeXlsx } from "../../support/make-xlsx.ts";

const read = (bytes: Uint8Array | null) =>
  readRosterFile({ id: "1", name: "roster", size: bytes?.length ?? 0, bytes });

const one = {
  ok: true,
  ignored: [],
  rows: [
    {
      unit: "3-1-501",
      areaCm2: 895_000,
      owners: ["王秀英", "李明"],
      telegram: [],
    },
  ],
};
const refused = (reason: string) => ({ ok: false, reason });
const csv = "房号,面积,业主\r\n3-1-501,89.5,王秀英、李明\r\n";

/** The same in GBK, as Chinese Excel saves it. */
const gbk = Buffer.from(
  "b7bfbac52cc3e6bbfd2cd2b5d6f70d0a332d312d3530312c38392e352ccdf5d0e3d3a2a1a2c0eec3f70d0a",
  "hex",
);
const utf16 = (mark: number[], text: string) =>
  Buffer.concat([Buffer.from(mark), Buffer.from(text, "utf16le")]);

describe("a roster in text", () => {
  it.each<[string, Uint8Array]>([
    ["UTF-8", Buffer.from(csv)],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${csv}`)],
    ["GBK", gbk],
    [
      "UTF-16, as Excel's Unicode text",
      utf16([0xff, 0xfe], csv.replaceAll(",", "\t")),
    ],
    ["UTF-16 the other way round", utf16([0xff, 0xfe], csv).swap16()],
    ["semicolons", Buffer.from(csv.replaceAll(",", ";"))],
    [
      "semicolons, as Excel marks them",
      Buffer.from(`sep=;\r\n${csv.replaceAll(",", ";")}`),
    ],
    ["tabs", Buffer.from(csv.replaceAll(",", "\t"))],
    ["quotes", Buffer.from('房号,面积,业主\n"3-1-501","89.5","王秀英、李明"')],
  ])("is read from %s", async (_, bytes) => {
    expect(await read(bytes)).toEqual(one);
  });

  it("counts rows as they are seen in the file", async () => {
    const text = '名册\n\n房号,面积,业主\n1-101,89.5,"王\n李"\n\n1-102,0,赵\n';
    expect(await read(Buffer.from(text))).toMatchObject({
      faults: [{ row: 6, reason: "area-not-positive" }],
    });
  });

  it.each<[string, Uint8Array | null, string]>([
    ["nothing fetched", null, "no-file"],
    ["no bytes", Buffer.from(""), "empty"],
    ["blank lines", Buffer.from("\r\n,,\r\n"), "empty"],
    ["prose", Buffer.from("大家好，这是名册"), "no-header"],
    [
      "Big5",
      Buffer.from("a9d0b8b92cadb1bf6e2cb77ea5440d0a", "hex"),
      "no-header",
    ],
    [
      "Latin-1",
      Buffer.from("unit;area;owners\n1;2;Ren\xe9", "latin1"),
      "encoding",
    ],
    ["UTF-16 without a mark", Buffer.from(csv, "utf16le"), "encoding"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d", "hex"), "encoding"],
    ["old Excel", Buffer.from("d0cf11e0a1b11ae100", "hex"), "old-excel"],
    ["a web page named .xls", Buffer.from("<html><table>"), "old-excel"],
  ])("is refused: %s", async (_, bytes, reason) => {
    expect(await read(bytes)).toEqual(refused(reason));
  });

  it("names the column that is not there", async () => {
    expect(await read(Buffer.from("房号;业主\n1-101;王"))).toEqual({
      ...refused("no-column"),
      missing: ["area"],
    });
  });
});

describe("a roster in Excel", () => {
  const header = ["房号", "面积（㎡）", "业主"];
  const line = ["3-1-501", 89.5, "王秀英、李明"];

  it("is read as it comes", async () => {
    const bytes = makeXlsx([
      [["幸福里名册"], [], header, [], line, [null, null, null]],
    ]);
    expect(await read(bytes)).toEqual(one);
  });

  it("is read from the sheet that has it", async () => {
    const bytes = makeXlsx([[["说明：请填第二页"]], [header, line]]);
    expect(await read(bytes)).toEqual(one);
  });

  it("takes a number for what Excel shows of it", async () => {
    const bytes = makeXlsx([
      [header, [501, 88.329999999999998, "王"], [502, 29.1 + 30.2, "李"]],
    ]);
    expect(await read(bytes)).toMatchObject({
      rows: [
        { unit: "501", areaCm2: 883_300 },
        { unit: "502", areaCm2: 593_000 },
      ],
    });
  });

  it("names the row of a unit that became a date", async () => {
    const bytes = makeXlsx([
      [["名册"], header, line, [], [{ dateSerial: 46_082 }, 89.5, "王"]],
    ]);
    expect(await read(bytes)).toEqual({
      ...refused("faults"),
      faults: [{ row: 5, reason: "unit-is-date", value: "2026-03-01" }],
    });
  });

  it.each<[string, Uint8Array, string]>([
    ["empty", makeXlsx([[]]), "empty"],
    [
      "with macros",
      makeXlsx([[header, line]], { "xl/vbaProject.bin": "x" }),
      "old-excel",
    ],
    ["binary", zipSync({ "xl/workbook.bin": strToU8("x") }), "old-excel"],
    ["another archive", zipSync({ "letter.txt": strToU8("x") }), "no-table"],
    ["broken", makeXlsx([[header, line]]).slice(0, 400), "no-table"],
    [
      "no XML",
      makeXlsx([[header]], { "xl/workbook.xml": "<workbook" }),
      "no-table",
    ],
    [
      "a bomb",
      makeXlsx([[header, line]], { "xl/media/big.xml": " ".repeat(45 << 20) }),
      "too-large",
    ],
    [
      "a cell at the end of the world",
      makeXlsx([[header]], {
        "xl/worksheets/sheet1.xml":
          '<worksheet><sheetData><row r="999999999"><c r="XFD999999999"><v>1</v></c></row></sheetData></worksheet>',
      }),
      "too-large",
    ],
  ])("is refused when it is %s", async (_, bytes, reason) => {
    expect(await read(bytes)).toEqual(refused(reason));
  });

  it("is not unpacked beyond the size that it states", async () => {
    const bytes = makeXlsx([[header, line]], {
      "xl/media/big.xml": " ".repeat(45 << 20),
    });
    const lie = Buffer.from(bytes);
    // The size before compression, in both headers of each file.
    const stated = Buffer.from(Uint32Array.of(45 << 20).buffer);
    for (let at = lie.indexOf(stated); at >= 0; at = lie.indexOf(stated)) {
      lie.writeUInt32LE(10, at);
    }
    expect(await read(lie)).toEqual(one);
    const unpacked = Object.values(unzipSync(lie));
    const size = unpacked.reduce((sum, file) => sum + file.length, 0);
    expect(size).toBeLessThan(1 << 20);
  });
});
