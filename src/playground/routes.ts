import { Hono } from "hono";
import type { BotApi } from "./bot-api.ts";
import type { Core } from "./core.ts";
import { loopbackOnly } from "./guard.ts";
import { Impossible } from "./impossible.ts";
import { createPageActs } from "./page-acts.ts";
import { createPageFiles } from "./page-files.ts";
import { createPageViews } from "./page-views.ts";
import { Refusal } from "./refusal.ts";
import type { World } from "./world.ts";

/**
 * All that the playground serves. The guard is bound to these paths alone, so
 * that mounting the app guards nothing of the host's own.
 */
export function createRoutes(parts: {
  core: Core;
  world: World;
  botApi: BotApi;
  ended: AbortSignal;
}): Hono {
  const { core, world, botApi, ended } = parts;
  const app = new Hono();
  for (const path of ["/", "/playground/*", "/file/*", "/:bot{bot[^/]*}/*"]) {
    app.use(path, loopbackOnly);
  }
  app.all("/:bot{bot[^/]*}/:method", (c) => botApi.handle(c));
  app.get("/file/:bot{bot[^/]*}/:folder/:name", (c) => botApi.download(c));
  const api = new Hono();
  api.onError((error, c) => {
    if (error instanceof Impossible || error instanceof Refusal) {
      return c.json({ error: error.message }, 400);
    }
    throw error;
  });
  api.route("/", createPageViews(core, ended));
  api.route("/", createPageActs(core, world));
  app.route("/playground/api", api);
  app.route("/", createPageFiles());
  return app;
}
