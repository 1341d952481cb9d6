import { afterEach, describe, expect, it } from "vitest";
import { StartRefusal } from "#platform/store";
import { createRoutes, listen, type Web } from "#platform/web";

const secret = "s3cret-of-the-hook";
let web: Web | undefined;
afterEach(async () => {
  await web?.close();
  web = undefined;
});

async function open(
  options: { path?: string; take?: () => Promise<void> } = {},
) {
  const taken: unknown[] = [];
  const state = { isReady: true };
  const routes = createRoutes({
    isReady: () => state.isReady,
    webhook: {
      path: options.path ?? "/hook",
      secret,
      async take(update) {
        await options.take?.();
        taken.push(update);
      },
    },
    rest: null,
  });
  const opened = (web = await listen(routes, { host: "127.0.0.1", port: 0 }));
  const post = (
    body: string,
    {
      path = "/hook",
      header = secret,
    }: { path?: string; header?: string | null } = {},
  ) =>
    fetch(opened.url + path, {
      method: "POST",
      body,
      headers: {
        "content-type": "application/json",
        ...(header !== null && { "x-telegram-bot-api-secret-token": header }),
      },
    });
  return { taken, state, post, url: opened.url };
}

describe("health", () => {
  it("is always well, and ready when updates are being taken", async () => {
    const { url, state } = await open();
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    state.isReady = false;
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });
});

describe("the webhook", () => {
  it("answers 200 only when the update was taken", async () => {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const { post, taken } = await open({ take: () => held });
    let isAnswered = false;
    const answer = post('{"update_id":1}').then((response) => {
      isAnswered = true;
      return response;
    });
    // Another request comes and goes meanwhile.
    expect((await post("{", { header: "x" })).status).toBe(401);
    expect(isAnswered).toBe(false);
    release();
    expect((await answer).status).toBe(200);
    expect(taken).toEqual([{ update_id: 1 }]);
  });

  it.each([null, "", "wrong", secret.slice(0, -1), `${secret}x`])(
    "with the secret %j is 401 and nothing is taken",
    async (header) => {
      const { post, taken } = await open();
      expect((await post('{"update_id":1}', { header })).status).toBe(401);
      expect(taken).toEqual([]);
    },
  );

  it("is found at its path alone, by POST alone", async () => {
    const { post, url, taken } = await open();
    expect((await post("{}", { path: "/other" })).status).toBe(404);
    expect((await post("{}", { path: "/hook/more" })).status).toBe(404);
    expect((await fetch(`${url}/hook`)).status).toBe(404);
    expect(taken).toEqual([]);
  });

  it("takes a megabyte and no more", async () => {
    const { post, taken } = await open();
    const update = (size: number) => {
      const rest = '{"update_id":1,"x":""}';
      return rest.replace('""', `"${"x".repeat(size - rest.length)}"`);
    };
    expect((await post(update(1_048_576))).status).toBe(200);
    expect((await post(update(1_048_577))).status).toBe(413);
    expect(taken).toHaveLength(1);
  });

  it("says 400 to what is no JSON, 500 when taking it failed", async () => {
    let failures = 1;
    const { post, taken } = await open({
      take: () =>
        failures-- > 0 ? Promise.reject(new Error("no")) : Promise.resolve(),
    });
    expect((await post("{nonsense")).status).toBe(400);
    expect((await post('{"update_id":1}')).status).toBe(500);
    expect((await post('{"update_id":1}')).status).toBe(200);
    expect(taken).toHaveLength(1);
  });

  it("may have any path that an address can have", async () => {
    const path = new URL("https://example.org/议事/hook:1").pathname;
    const { post } = await open({ path });
    expect((await post("{}", { path })).status).toBe(200);
    expect((await post("{}", { path: "/elsewhere/hook:1" })).status).toBe(404);
  });
});

describe("an address that is taken", () => {
  it("stops the start in one line", async () => {
    const { url } = await open();
    const routes = createRoutes({
      isReady: () => true,
      webhook: null,
      rest: null,
    });
    const port = Number(new URL(url).port);
    const refusal = await listen(routes, { host: "127.0.0.1", port }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(StartRefusal);
    expect((refusal as Error).message).toContain(String(port));
    expect((refusal as Error).message).not.toContain("\n");
  });
});
