import { readFile, stat } from "node:fs/promises";
import { stripTypeScriptTypes } from "node:module";
import { Hono } from "hono";

const folder = new URL("page/", import.meta.url);
const types: Record<string, string> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  svg: "image/svg+xml",
  ts: "text/javascript; charset=utf-8",
};
const headers = {
  "content-security-policy":
    "default-src 'self'; img-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-cache",
};

/** The chat page: plain files, TypeScript with its types taken out. */
export function createPageFiles(): Hono {
  const cache = new Map<string, { at: number; body: string }>();

  async function read(name: string): Promise<string | undefined> {
    const url = new URL(name, folder);
    const found = await stat(url).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const cached = cache.get(name);
    if (cached?.at === found.mtimeMs) return cached.body;
    const source = await readFile(url, "utf8");
    const body = name.endsWith(".ts") ? stripTypeScriptTypes(source) : source;
    cache.set(name, { at: found.mtimeMs, body });
    return body;
  }

  async function serve(name: string): Promise<Response> {
    const extension = name.split(".").at(-1) ?? "";
    const body = await read(name);
    const type = types[extension];
    if (body === undefined || type === undefined) {
      return new Response("Not found", { status: 404 });
    }
    return new Response(body, {
      headers: { ...headers, "content-type": type },
    });
  }

  const app = new Hono();
  app.get("/", () => serve("index.html"));
  app.get("/playground/page/:name{[a-z0-9-]+\\.(?:css|svg|ts)}", (c) =>
    serve(c.req.param("name")),
  );
  return app;
}
