import { serve } from "@hono/node-server";
import type { Hono } from "hono";

/** Serves on a free port of 127.0.0.1 unless told otherwise. */
export function listen(
  app: Hono,
  { port = 0, host = "127.0.0.1" }: { port?: number; host?: string } = {},
): Promise<{ url: string; close: () => Promise<void> }> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: app.fetch, port, hostname: host }, (info) => {
      resolve({
        url: `http://${host}:${info.port}`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            // Long polls and the page's streams would keep it open for long.
            if ("closeAllConnections" in server) server.closeAllConnections();
          }),
      });
    });
    server.on("error", reject);
  });
}
