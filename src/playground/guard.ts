import type { MiddlewareHandler } from "hono";

const loopback = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/**
 * Lets only this machine's own pages and programs in. A foreign name for
 * 127.0.0.1 (DNS rebinding) shows in Host, another site's script in Origin.
 */
export const loopbackOnly: MiddlewareHandler = async (c, next) => {
  const host = c.req.header("host") ?? new URL(c.req.url).host;
  const origin = c.req.header("origin");
  const isOwn =
    loopback.test(host) &&
    (origin === undefined || loopback.test(origin.replace(/^https?:\/\//, "")));
  if (!isOwn) return c.json({ error: "Only for this machine." }, 403);
  await next();
  return undefined;
};
