import { badRequest } from "./refusal.ts";
import type { FileInput } from "./files.ts";

/** A call's parameters, however they came: JSON, form, multipart or query. */
export interface Params {
  readonly values: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, FileInput>;
}

/** As text; an absent or null one is undefined. */
export function readText(params: Params, name: string): string | undefined {
  const value = params.values[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === "string") return value;
  return JSON.stringify(value);
}

export function readInteger(params: Params, name: string): number | undefined {
  const text = readText(params, name);
  if (text === undefined) return undefined;
  // As Telegram's server reads numbers: the leading digits count.
  const match = /^\s*(-?\d+)/.exec(text);
  return match ? Number(match[1]) : 0;
}

export function readFlag(params: Params, name: string): boolean {
  const text = readText(params, name)?.trim().toLowerCase() ?? "";
  return ["true", "1", "yes", "t", "y"].includes(text);
}

/** Throws Telegram's refusal when the text is no JSON. */
export function readJson(params: Params, name: string, kind: string): unknown {
  const value = params.values[name];
  if (typeof value !== "string") return value;
  if (value === "") return undefined;
  try {
    return JSON.parse(value);
  } catch {
    throw badRequest(`can't parse ${kind} JSON object`);
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
