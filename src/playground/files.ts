import { randomBytes } from "node:crypto";
import type { State } from "./state.ts";
import type { Document, PhotoSize } from "./types.ts";

/** A file as somebody brings it. */
export interface FileInput {
  bytes: Uint8Array;
  name?: string;
  mime?: string;
}

export interface StoredFile {
  fileId: string;
  uniqueId: string;
  kind: "photo" | "document";
  bytes: Uint8Array;
  name: string;
  mime: string;
  path: string;
  width: number;
  height: number;
  /** Of a photo that is not small itself. */
  thumbnail?: StoredFile;
}

/** The longer side of what Telegram makes of a photo for lists. */
const thumbnailSide = 90;

const mimeOfExtension: Record<string, string> = {
  csv: "text/csv",
  txt: "text/plain",
  json: "application/json",
  ics: "text/calendar",
  html: "text/html",
  pdf: "application/pdf",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  gif: "image/gif",
  webp: "image/webp",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  zip: "application/zip",
};

const unmeasured = { width: 800, height: 600 };

export function storeFile(
  state: State,
  kind: StoredFile["kind"],
  input: FileInput,
): StoredFile {
  const { width, height } = measureImage(input.bytes) ?? unmeasured;
  const name = input.name ?? (kind === "photo" ? "photo.jpg" : "file");
  const extension = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? "";
  const number = state.files.size;
  const file: StoredFile = {
    ...nameFile(kind),
    kind,
    bytes: input.bytes,
    name,
    mime:
      input.mime ?? mimeOfExtension[extension] ?? "application/octet-stream",
    path:
      kind === "photo"
        ? `photos/file_${number}.jpg`
        : `documents/file_${number}${extension && `.${extension}`}`,
    width,
    height,
  };
  const scale = thumbnailSide / Math.max(width, height);
  if (kind === "photo" && scale < 1) {
    file.thumbnail = keepFile(state, {
      ...file,
      ...nameFile(kind),
      path: `thumbnails/file_${number}.jpg`,
      width: Math.round(width * scale),
      height: Math.round(height * scale),
    });
  }
  return keepFile(state, file);
}

function nameFile(
  kind: StoredFile["kind"],
): Pick<StoredFile, "fileId" | "uniqueId"> {
  const start = kind === "photo" ? "AgAC" : "BQAC";
  return {
    fileId: start + randomBytes(30).toString("base64url"),
    uniqueId: `AQAD${randomBytes(9).toString("base64url")}`,
  };
}

function keepFile(state: State, file: StoredFile): StoredFile {
  state.files.set(file.fileId, file);
  state.filesByPath.set(file.path, file);
  return file;
}

/** Smallest first, as at Telegram; the photo itself comes last. */
export function describePhoto(file: StoredFile): PhotoSize[] {
  return [file.thumbnail ?? [], file].flat().map((one) => ({
    file_id: one.fileId,
    file_unique_id: one.uniqueId,
    width: one.width,
    height: one.height,
    file_size: one.bytes.length,
  }));
}

export function describeDocument(file: StoredFile): Document {
  return {
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    file_name: file.name,
    mime_type: file.mime,
    file_size: file.bytes.length,
  };
}

/** Width and height of a PNG, GIF, WebP or JPEG; undefined if it is none. */
export function measureImage(
  bytes: Uint8Array,
): { width: number; height: number } | undefined {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (data.length >= 24 && data.toString("latin1", 1, 4) === "PNG") {
    return { width: data.readUInt32BE(16), height: data.readUInt32BE(20) };
  }
  if (data.length >= 10 && data.toString("latin1", 0, 3) === "GIF") {
    return { width: data.readUInt16LE(6), height: data.readUInt16LE(8) };
  }
  if (data.length >= 30 && data.toString("latin1", 8, 12) === "WEBP") {
    return measureWebp(data);
  }
  if (data.length >= 4 && data.readUInt16BE(0) === 0xffd8) {
    return measureJpeg(data);
  }
  return undefined;
}

function measureWebp(
  data: Buffer,
): { width: number; height: number } | undefined {
  const format = data.toString("latin1", 12, 16);
  if (format === "VP8X") {
    return {
      width: data.readUIntLE(24, 3) + 1,
      height: data.readUIntLE(27, 3) + 1,
    };
  }
  if (format === "VP8L") {
    const bits = data.readUInt32LE(21);
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
  }
  return {
    width: data.readUInt16LE(26) & 0x3fff,
    height: data.readUInt16LE(28) & 0x3fff,
  };
}

function measureJpeg(
  data: Buffer,
): { width: number; height: number } | undefined {
  let at = 2;
  while (at + 9 < data.length && data[at] === 0xff) {
    const marker = data[at + 1] ?? 0;
    const isFrame =
      marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) {
      return {
        height: data.readUInt16BE(at + 5),
        width: data.readUInt16BE(at + 7),
      };
    }
    at += 2 + data.readUInt16BE(at + 2);
  }
  return undefined;
}
