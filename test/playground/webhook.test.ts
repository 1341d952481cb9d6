import { serve } from "@hono/node-server";
import { describe, expect, it, onTestFinished } from "vitest";
import type { Update } from "#playground";
import { eventually, openPlayground } from "./open-playground.ts";

interface Received {
  update: Update;
  secret: string | null;
}

type Answer = (update: Update) => Response | Promise<Response>;

const ok: Answer = () => new Response(null, { status: 200 });

/** A bot's webhook that keeps what came and answers as told. */
async function openWebhook(answer: Answer = ok): Promise<{
  url: string;
  received: Received[];
  answerWith: (next: Answer) => void;
}> {
  const received: Received[] = [];
  let current = answer;
  const url = await new Promise<string>((resolve) => {
    const server = serve(
      {
        port: 0,
        hostname: "127.0.0.1",
        fetch: async (request) => {
          const update = (await request.json()) as Update;
          const secret = request.headers.get("x-telegram-bot-api-secret-token");
          received.push({ update, secret });
          return current(update);
        },
      },
      (info) => resolve(`http://127.0.0.1:${info.port}/hook`),
    );
    onTestFinished(() => void server.close());
  });
  return { url, received, answerWith: (next) => (current = next) };
}

const texts = (received: Received[]) =>
  received.map(({ update }) => update.message?.text);

describe("a webhook", () => {
  it("gets what was waiting and what comes, with the secret, in order", async () => {
    const { world, group, wang, call, drain } = await openPlayground();
    const hook = await openWebhook();
    await drain();
    world.send(group.id, wang, { text: "/before" });
    await call("setWebhook", { url: hook.url, secret_token: "s_1-A" });
    world.send(group.id, wang, { text: "/after" });
    await eventually(() => texts(hook.received)).toEqual(["/before", "/after"]);
    expect(hook.received[0]?.secret).toBe("s_1-A");
    await eventually(() => world.pendingUpdates()).toBe(0);
  });

  it("excludes polling until it is deleted", async () => {
    const { world, group, wang, call, drain } = await openPlayground();
    const hook = await openWebhook();
    await drain();
    const poll = call("getUpdates", { timeout: 50 });
    await call("getMe");
    await call("setWebhook", { url: hook.url });
    expect(await poll).toMatchObject({
      error_code: 409,
      description: "Conflict: terminated by setWebhook request",
    });
    expect(await call("getUpdates")).toMatchObject({
      status: 409,
      description:
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    });
    expect(await call("getWebhookInfo")).toMatchObject({
      result: { url: hook.url, pending_update_count: 0, max_connections: 40 },
    });
    await call("deleteWebhook");
    world.send(group.id, wang, { text: "/polled" });
    const [update] = await drain();
    expect(update?.message?.text).toBe("/polled");
  });

  it("is asked again until it accepts, and later ones of the chat wait", async () => {
    const { world, group, wang, call, drain } = await openPlayground();
    let refusals = 1;
    const hook = await openWebhook(() =>
      refusals-- > 0
        ? new Response("no", { status: 500 })
        : new Response(null, { status: 204 }),
    );
    await drain();
    await call("setWebhook", { url: hook.url });
    world.send(group.id, wang, { text: "/first" });
    world.send(group.id, wang, { text: "/second" });
    await eventually(() => texts(hook.received)).toEqual([
      "/first",
      "/first",
      "/second",
    ]);
    expect(await call("getWebhookInfo")).toMatchObject({
      result: {
        last_error_message:
          "Wrong response from the webhook: 500 Internal Server Error",
      },
    });
  });

  it("keeps order per chat and per presser, not across them", async () => {
    const { world, group, wang, call, say, drain } = await openPlayground();
    const card = await say("?", {
      reply_markup: { inline_keyboard: [[{ text: "a", callback_data: "a" }]] },
    });
    await drain();
    let release: (response: Response) => void = () => undefined;
    const held = new Promise<Response>((resolve) => (release = resolve));
    const hook = await openWebhook((update) =>
      update.message ? held : new Response(null),
    );
    await call("setWebhook", { url: hook.url });
    world.send(group.id, wang, { text: "/slow" });
    world.send(group.id, wang, { text: "/behind" });
    const press = world.press(group.id, card.message_id, wang, { data: "a" });
    press.catch(() => undefined);
    await eventually(() =>
      hook.received.map(({ update }) => Object.keys(update)[1]),
    ).toEqual(["message", "callback_query"]);
    release(new Response(null));
    await eventually(() => texts(hook.received)).toContain("/behind");
  });

  it("may put a method into its answer", async () => {
    const { world, group, wang, call, drain } = await openPlayground();
    const hook = await openWebhook(() =>
      Response.json({
        method: "sendMessage",
        chat_id: group.id,
        text: "in the answer",
      }),
    );
    await drain();
    await call("setWebhook", { url: hook.url });
    world.send(group.id, wang, { text: "/go" });
    await eventually(() => world.messages(group.id).at(-1)?.text).toBe(
      "in the answer",
    );
  });

  it("gives what it did not take back to polling, oldest first", async () => {
    const { world, group, wang, call, drain } = await openPlayground();
    const hook = await openWebhook(() => new Response("", { status: 503 }));
    await drain();
    await call("setWebhook", { url: hook.url });
    world.send(group.id, wang, { text: "/one" });
    world.start(wang);
    world.send(group.id, wang, { text: "/two" });
    await eventually(() => hook.received.length).toBeGreaterThan(1);
    expect(world.pendingUpdates()).toBe(3);
    await call("deleteWebhook");
    const left = await drain();
    expect(left.map((update) => update.message?.text)).toEqual([
      "/one",
      "/start",
      "/two",
    ]);
  });

  it("drops what waits when told so", async () => {
    const { world, group, wang, call } = await openPlayground();
    const hook = await openWebhook();
    world.send(group.id, wang, { text: "/dropped" });
    await call("setWebhook", { url: hook.url, drop_pending_updates: true });
    expect(world.pendingUpdates()).toBe(0);
    expect(hook.received).toEqual([]);
  });

  it.each([
    [
      "http://example.org/hook",
      "",
      "bad webhook: An HTTPS URL must be provided for webhook",
    ],
    ["no url", "", "invalid webhook URL specified"],
    [
      "https://example.org/",
      "a b",
      "secret token contains unallowed characters",
    ],
    ["https://example.org/", "x".repeat(257), "secret token is too long"],
  ])("refuses %s with secret '%s'", async (url, secret, description) => {
    const { call } = await openPlayground();
    expect(
      await call("setWebhook", { url, secret_token: secret }),
    ).toMatchObject({
      status: 400,
      description: `Bad Request: ${description}`,
    });
  });
});
