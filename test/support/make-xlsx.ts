import { strToU8, zipSync } from "fflate";

/** Text, a number, a date as Excel counts its days, or nothing. */
export type XlsxCell = string | number | { readonly dateSerial: number } | null;

const ns = "http://schemas.openxmlformats.org";
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
/** Style 1 of the workbook: number format 14, a date. */
const dateStyle = 1;

/** The least of an XLSX file that Excel would open; each sheet is a table. */
export function makeXlsx(
  sheets: readonly (readonly (readonly XlsxCell[])[])[],
  extra: Readonly<Record<string, string>> = {},
): Uint8Array {
  const names = sheets.map((_, i) => `sheet${i + 1}`);
  const files = {
    "[Content_Types].xml": `${head}<Types xmlns="${ns}/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    "_rels/.rels": `${head}<Relationships xmlns="${ns}/package/2006/relationships"><Relationship Id="rId1" Type="${ns}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `${head}<workbook xmlns="${ns}/spreadsheetml/2006/main" xmlns:r="${ns}/officeDocument/2006/relationships"><sheets>${names
      .map(
        (name, i) =>
          `<sheet name="${name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
      )
      .join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `${head}<Relationships xmlns="${ns}/package/2006/relationships">${names
      .map(
        (name, i) =>
          `<Relationship Id="rId${i + 1}" Type="${ns}/officeDocument/2006/relationships/worksheet" Target="worksheets/${name}.xml"/>`,
      )
      .join("")}</Relationships>`,
    "xl/styles.xml": `${head}<styleSheet xmlns="${ns}/spreadsheetml/2006/main"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    ...Object.fromEntries(
      sheets.map((rows, i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `${head}<worksheet xmlns="${ns}/spreadsheetml/2006/main"><sheetData>${rows.map(renderRow).join("")}</sheetData></worksheet>`,
      ]),
    ),
    ...extra,
  };
  return zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, strToU8(text)]),
    ),
  );
}

/** As Excel does it, a row without cells is not written. */
function renderRow(cells: readonly XlsxCell[], at: number): string {
  const written = cells.map((cell, i) => renderCell(cell, at + 1, i)).join("");
  return written && `<row r="${at + 1}">${written}</row>`;
}

function renderCell(cell: XlsxCell, row: number, column: number): string {
  const ref = `r="${String.fromCharCode(65 + column)}${row}"`;
  if (cell === null) return "";
  if (typeof cell === "number") return `<c ${ref}><v>${cell}</v></c>`;
  if (typeof cell === "object") {
    return `<c ${ref} s="${dateStyle}"><v>${cell.dateSerial}</v></c>`;
  }
  const text = cell.replace(/&/g, "&amp;").replace(/</g, "&lt;");
  return `<c ${ref} t="inlineStr"><is><t xml:space="preserve">${text}</t></is></c>`;
}
