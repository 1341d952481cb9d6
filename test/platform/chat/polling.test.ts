import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import {
  answer,
  createTransport,
  residents,
  type Feature,
} from "#platform/chat";
import { html } from "#platform/i18n";
import { CallFailed, say } from "#platform/outbox";
import { openWorkshop, until, type Workshop } from "../../support/workshop.ts";

const echo: Feature = {
  name: "echo",
  commands: [
    {
      name: "echo",
      who: residents((turn) =>
        answer(turn, { text: html`${turn.message?.text ?? ""}` }),
      ),
    },
  ],
};

let shop: Workshop | undefined;
let server: Server | undefined;
afterEach(async () => {
  await shop?.close();
  server?.close();
  server?.closeAllConnections();
  shop = undefined;
  server = undefined;
});

async function open(): Promise<Workshop> {
  return (shop = await openWorkshop({ features: [echo] }));
}

/** Somebody who is not Telegram, and answers everything with `status` and `body`. */
async function impersonate(status: number, body: string): Promise<string> {
  server = createServer((_request, response) => {
    response.writeHead(status, { "content-type": "text/html" }).end(body);
  });
  await new Promise<void>((resolve) => {
    server?.listen(0, "127.0.0.1", resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

describe("polling", () => {
  it.each([
    { code: 409, description: "Conflict: terminated by other getUpdates" },
    { code: 401, description: "Unauthorized" },
    { code: 502, description: "Bad Gateway" },
    {
      code: 429,
      description: "Too Many Requests: retry after 1",
      parameters: { retry_after: 0.3 },
    },
    "reset-before" as const,
    "reset-after" as const,
  ])("goes on after %j, with nothing lost or doubled", async (error) => {
    const { world, group, users, texts, settle } = await open();
    const [li] = users;
    if (!li) throw new Error("the sample has six people");
    world.failNext({ method: "getUpdates", error });
    world.send(group.id, li, { text: "/echo one" });
    await settle();
    world.send(group.id, li, { text: "/echo two" });
    await settle();
    expect(texts()).toEqual(["one", "two"]);
  });

  it("keeps the order of a chat in a batch, and confirms after the commit", async () => {
    const { world, group, users, texts, settle } = await open();
    const [li] = users;
    if (!li) throw new Error("the sample has six people");
    const expected = Array.from({ length: 120 }, (_, i) => `n${i}`);
    for (const text of expected) {
      world.send(group.id, li, { text: `/echo ${text}` });
    }
    await settle();
    expect(texts()).toEqual(expected);
  });
});

describe("a stop", () => {
  it("ends within ten seconds, in a long poll and a stalled send", async () => {
    const opened = await open();
    const { world, texts, turn } = opened;
    world.failNext({ method: "sendMessage", error: { stallMs: 25_000 } });
    await turn((one) => say(one, { to: "group", content: { text: html`x` } }));
    await until(() => texts().length === 1);
    const from = performance.now();
    await opened.stop();
    expect(performance.now() - from).toBeLessThan(6_000);
    const called = world.calls.length;
    await opened.start();
    await opened.settle();
    expect(world.calls.length).toBeGreaterThan(called);
    // It was under way: that one alone may come twice.
    await until(() => texts().length === 2);
  });

  it("leaves no timer behind", async () => {
    const timers = () =>
      process.getActiveResourcesInfo().filter((one) => one === "Timeout")
        .length;
    const opened = await open();
    await opened.stop();
    const idle = timers();
    await opened.start();
    await until(() => timers() > idle);
    await opened.stop();
    await until(() => timers() <= idle, { ms: 3_000 });
  });
});

describe("a call", () => {
  const token = "123:secret-token-of-the-bot";
  const call = async (root: string) => {
    const transport = createTransport({ root, token });
    try {
      return await transport.call("getMe", {}).catch((error: unknown) => error);
    } finally {
      await transport.close();
    }
  };

  it.each([
    [200, "<html>hello</html>"],
    [502, "<html>Bad Gateway</html>"],
    [200, '{"ok":"maybe"}'],
    [200, ""],
  ])(
    "answered %i %j by who is no Bot API counts as unreached",
    async (...answer) => {
      const failure = await call(await impersonate(...answer));
      expect(failure).toBeInstanceOf(CallFailed);
      expect(failure).toMatchObject({ code: 0, retryAfterMs: null });
    },
  );

  it("that reaches nobody shows no token", async () => {
    const failure = (await call("http://127.0.0.1:1")) as Error;
    expect(failure).toMatchObject({ code: 0 });
    const shown = `${failure.message} ${String(failure.cause)}`;
    expect(shown).not.toContain("secret-token");
  });

  it("brings along what Telegram asks for", async () => {
    const refusal = {
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 5",
      parameters: { retry_after: 5, migrate_to_chat_id: -100 },
    };
    const failure = await call(await impersonate(429, JSON.stringify(refusal)));
    expect(failure).toMatchObject({
      code: 429,
      retryAfterMs: 5_000,
      migratedTo: -100,
    });
  });
});
