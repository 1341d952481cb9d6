import { createHash, timingSafeEqual } from "node:crypto";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { StartRefusal } from "#platform/store";

/** What answers a request; the playground's server is one, too. */
interface Pages {
  fetch: (request: Request) => Response | Promise<Response>;
}

interface WebGiven {
  isReady(): boolean;
  readonly webhook: {
    readonly path: string;
    readonly secret: string;
    /** Resolves after the commit. */
    take(update: unknown): Promise<void>;
  } | null;
  /** Answers what no route here does. */
  readonly rest: Pages | null;
}

export interface Web {
  readonly url: string;
  close(): Promise<void>;
}

const largestUpdate = 1_048_576;
const mostDropped = 64 * largestUpdate;

/** Serves health, the webhook behind its secret, and what `rest` has. */
export function createRoutes(given: WebGiven): Hono {
  const app = new Hono();
  app.get("/healthz", (c) => c.text("ok"));
  app.get("/readyz", (c) =>
    given.isReady() ? c.text("ready") : c.text("starting", 503),
  );
  const { webhook, rest } = given;
  if (webhook) {
    const hook = createWebhook(webhook);
    // Compared as it is: in a route's path `:` and `*` would mean something.
    app.post("*", (c, next) =>
      new URL(c.req.url).pathname === webhook.path
        ? hook.fetch(c.req.raw, c.env)
        : next(),
    );
  }
  if (rest) app.all("*", (c) => rest.fetch(c.req.raw));
  return app;
}

function createWebhook(webhook: NonNullable<WebGiven["webhook"]>): Hono {
  const hook = new Hono();
  hook.post(
    "*",
    async (c, next) => {
      const secret = c.req.header("x-telegram-bot-api-secret-token") ?? "";
      if (!isSame(secret, webhook.secret)) return c.text("", 401);
      await next();
      return undefined;
    },
    async (c) => {
      const body = await readUpTo(largestUpdate, c.req.raw.body);
      if (body === null) return c.text("", 413);
      let update: unknown;
      try {
        update = JSON.parse(body);
      } catch {
        return c.text("", 400);
      }
      await webhook.take(update);
      return c.body(null, 200);
    },
  );
  return hook;
}

/**
 * null: it is longer. The rest is read and dropped: left unread it would break
 * the connection under the sender, who then never sees the answer.
 */
async function readUpTo(
  limit: number,
  body: ReadableStream<Uint8Array> | null,
): Promise<string | null> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of body ?? []) {
    size += piece.length;
    if (size <= limit) pieces.push(piece);
    if (size > mostDropped) break;
  }
  return size > limit ? null : Buffer.concat(pieces).toString();
}

/** Compares digests, so that neither content nor length shows in the time it takes. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}

/** Listens; throws StartRefusal when the address cannot be had. */
export function listen(
  app: Hono,
  at: { host: string; port: number },
): Promise<Web> {
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, hostname: at.host, port: at.port },
      ({ port }) => {
        resolve({
          url: `http://${at.host.includes(":") ? `[${at.host}]` : at.host}:${port}`,
          close: () =>
            new Promise((closed) => {
              server.close(() => closed());
              if ("closeAllConnections" in server) server.closeAllConnections();
            }),
        });
      },
    );
    server.on("error", (cause: Error) => {
      reject(
        new StartRefusal(
          `${at.host}:${at.port} cannot be listened on: ${cause.message}. Set HOST and PORT to a free address.`,
          { cause },
        ),
      );
    });
  });
}
