import { describe, expect, it } from "vitest";
import { openPlayground } from "./open-playground.ts";

describe("migration to a supergroup", () => {
  it("tells both sides and refers callers to the new id", async () => {
    const { world, group, wang, call, ask, drain } = await openPlayground({
      groupType: "group",
    });
    const card = await ask<{ message_id: number }>("sendMessage", {
      chat_id: group.id,
      text: "card",
    });
    await drain();
    const next = world.migrate(group.id);
    expect(next).toMatchObject({ type: "supergroup", title: group.title });
    expect(String(next.id)).toMatch(/^-100\d{10}$/);
    expect(await drain()).toMatchObject([
      { message: { chat: { id: group.id }, migrate_to_chat_id: next.id } },
      {
        message: {
          chat: { id: next.id },
          migrate_from_chat_id: group.id,
          message_id: 1,
        },
      },
    ]);
    const refusal = {
      status: 400,
      ok: false,
      error_code: 400,
      description: "Bad Request: group chat was upgraded to a supergroup chat",
      parameters: { migrate_to_chat_id: next.id },
    };
    const old = { chat_id: group.id, text: "x" };
    expect(await call("sendMessage", old)).toEqual(refusal);
    expect(
      await call("editMessageText", { ...old, message_id: card.message_id }),
    ).toEqual(refusal);
    expect(
      (await call("sendMessage", { chat_id: next.id, text: "x" })).ok,
    ).toBe(true);
    expect(
      await call("getChatMember", { chat_id: next.id, user_id: wang.id }),
    ).toMatchObject({ result: { status: "member" } });
    expect(() => world.send(group.id, wang, { text: "x" })).toThrow(
      "supergroup",
    );
    expect(() => world.migrate(next.id)).toThrow("Only a group");
  });
});

describe("faults on demand", () => {
  it("answer with the error asked for, as often as asked", async () => {
    const { world, group, call } = await openPlayground();
    world.failNext({
      method: "sendMessage",
      chatId: group.id,
      error: {
        code: 429,
        description: "Too Many Requests: retry after 7",
        parameters: { retry_after: 7 },
      },
      times: 2,
    });
    const say = { chat_id: group.id, text: "x" };
    expect((await call("getMe")).ok).toBe(true);
    for (let n = 0; n < 2; n++) {
      expect(await call("sendMessage", say)).toEqual({
        status: 429,
        ok: false,
        error_code: 429,
        description: "Too Many Requests: retry after 7",
        parameters: { retry_after: 7 },
      });
    }
    expect((await call("sendMessage", say)).ok).toBe(true);
    expect(world.calls.slice(-3).map((one) => one.error?.code)).toEqual([
      429,
      429,
      undefined,
    ]);
  });

  it("break the connection before or after the work", async () => {
    const { world, group, call } = await openPlayground();
    const count = () =>
      world.messages(group.id).filter((message) => message.text).length;
    const say = { chat_id: group.id, text: "x" };
    world.failNext({ error: "reset-before" });
    await expect(call("sendMessage", say)).rejects.toThrow("fetch failed");
    expect(count()).toBe(0);
    world.failNext({ method: "sendMessage", error: "reset-after" });
    await expect(call("sendMessage", say)).rejects.toThrow("fetch failed");
    expect(count()).toBe(1);
  });

  it("make an answer late", async () => {
    const { world, group, call } = await openPlayground();
    world.failNext({ method: "sendMessage", error: { stallMs: 300 } });
    const begun = performance.now();
    const answer = await call("sendMessage", { chat_id: group.id, text: "x" });
    expect(answer.ok).toBe(true);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(290);
  });
});

describe("the recorder of calls", () => {
  it("keeps what was asked and what came of it", async () => {
    const { world, group, call } = await openPlayground();
    await call("sendMessage", { chat_id: group.id, text: "x" });
    await call("sendMessage", { chat_id: group.id, text: "" });
    expect(world.calls).toMatchObject([
      { method: "sendMessage", params: { text: "x" }, ok: true },
      {
        method: "sendMessage",
        params: { text: "" },
        ok: false,
        error: { code: 400, description: "Bad Request: message text is empty" },
      },
    ]);
    expect(world.calls[0]?.at).toBeLessThanOrEqual(Date.now());
  });
});
