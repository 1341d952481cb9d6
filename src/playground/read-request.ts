import type { Context } from "hono";
import type { FileInput } from "./files.ts";
import type { Params } from "./params.ts";
import { badRequest, Refusal } from "./refusal.ts";

const maxBytes = 50 * 1024 * 1024;
const noFiles: ReadonlyMap<string, FileInput> = new Map();

/** The parameters of a request; of a double one the body's counts. */
export async function readParams(c: Context): Promise<Params> {
  const query = c.req.query();
  if (c.req.method === "GET") return { values: query, files: noFiles };
  if (Number(c.req.header("content-length") ?? 0) > maxBytes + 64 * 1024) {
    throw new Refusal(413, "Request Entity Too Large");
  }
  const type = (c.req.header("content-type") ?? "").toLowerCase();
  if (type.startsWith("application/json")) {
    const text = await c.req.text();
    return { values: { ...query, ...parseJson(text) }, files: noFiles };
  }
  if (type.startsWith("application/x-www-form-urlencoded")) {
    const form = new URLSearchParams(await c.req.text());
    const values = { ...query, ...Object.fromEntries(form) };
    return { values, files: noFiles };
  }
  if (type.startsWith("multipart/form-data")) return readMultipart(c, query);
  return { values: query, files: noFiles };
}

function parseJson(text: string): Record<string, unknown> {
  if (text.trim() === "") return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Refused below, like any other JSON that is no object.
  }
  throw badRequest("can't parse request JSON object");
}

async function readMultipart(
  c: Context,
  query: Record<string, string>,
): Promise<Params> {
  const values: Record<string, unknown> = { ...query };
  const files = new Map<string, FileInput>();
  let form: FormData;
  try {
    form = await c.req.formData();
  } catch {
    throw badRequest("can't parse multipart request body");
  }
  for (const [name, value] of form) {
    if (typeof value === "string") values[name] = value;
    else {
      const bytes = new Uint8Array(await value.arrayBuffer());
      const mime = value.type.split(";")[0] ?? "";
      files.set(name, {
        bytes,
        name: value.name,
        ...(mime && mime !== "application/octet-stream" ? { mime } : {}),
      });
    }
  }
  return { values, files };
}
