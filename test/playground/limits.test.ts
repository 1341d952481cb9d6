import { describe, expect, it } from "vitest";
import type { Message, Update } from "#playground";
import { openPlayground, type Opened } from "./open-playground.ts";

async function openLimited(): Promise<Opened & { pass: (ms: number) => void }> {
  let now = 1_000_000;
  const opened = await openPlayground({ limits: true, wallClock: () => now });
  return { ...opened, pass: (ms) => (now += ms) };
}

describe("Telegram's rates", () => {
  it("let a burst of three into a chat, then one a second", async () => {
    const { world, wang, call, pass } = await openLimited();
    world.start(wang);
    const send = () => call("sendMessage", { chat_id: wang.id, text: "x" });
    for (let n = 0; n < 3; n++) expect((await send()).ok).toBe(true);
    expect(await send()).toEqual({
      status: 429,
      ok: false,
      error_code: 429,
      description: "Too Many Requests: retry after 1",
      parameters: { retry_after: 1 },
    });
    pass(1_000);
    expect((await send()).ok).toBe(true);
    expect((await send()).status).toBe(429);
  });

  it("let twenty messages and edits a minute into a group", async () => {
    const { group, say, call, pass } = await openLimited();
    const card = await say("0");
    for (let n = 1; n < 20; n++) {
      pass(1_000);
      const edit = {
        chat_id: group.id,
        message_id: card.message_id,
        text: `${n}`,
      };
      expect((await call("editMessageText", edit)).ok).toBe(true);
    }
    pass(1_000);
    const one = { chat_id: group.id, text: "x" };
    expect(await call("sendMessage", one)).toMatchObject({
      status: 429,
      parameters: { retry_after: 40 },
    });
    pass(40_000);
    expect((await call("sendMessage", one)).ok).toBe(true);
  });

  it("let thirty messages a second out in all", async () => {
    const { world, call, pass } = await openLimited();
    const people = Array.from({ length: 31 }, (_, n) =>
      world.addUser({ name: `${n}` }),
    );
    const statuses: number[] = [];
    for (const person of people) {
      world.start(person);
      const params = { chat_id: person.id, text: "x" };
      statuses.push((await call("sendMessage", params)).status);
    }
    expect(statuses.filter((status) => status === 200)).toHaveLength(30);
    expect(statuses.at(-1)).toBe(429);
    pass(1_000);
    const last = { chat_id: people.at(-1)?.id, text: "x" };
    expect((await call("sendMessage", last)).ok).toBe(true);
  });

  it("count every picture of an album", async () => {
    const { world, wang, call, ask } = await openLimited();
    world.start(wang);
    const form = new FormData();
    form.set("chat_id", String(wang.id));
    form.set("document", new Blob(["a"]), "a.txt");
    const sent = await ask<Message>("sendDocument", form);
    const media = { type: "document", media: sent.document?.file_id };
    const album = { chat_id: wang.id, media: [media, media, media] };
    expect((await call("sendMediaGroup", album)).ok).toBe(true);
    expect(
      await call("sendMessage", { chat_id: wang.id, text: "x" }),
    ).toMatchObject({ parameters: { retry_after: 2 } });
  });

  it("never hold back the answer to a press", async () => {
    const { world, group, wang, say, call, ask } = await openLimited();
    const { message_id } = await say("?", {
      reply_markup: { inline_keyboard: [[{ text: "a", callback_data: "a" }]] },
    });
    await call("getUpdates", { offset: -1 });
    const presses = Array.from({ length: 60 }, () =>
      world.press(group.id, message_id, wang, { data: "a" }),
    );
    const updates = await ask<Update[]>("getUpdates", { offset: 0 });
    const ids = updates.flatMap((update) => update.callback_query?.id ?? []);
    const answers = await Promise.all(
      ids.map((id) => call("answerCallbackQuery", { callback_query_id: id })),
    );
    expect(answers.every((answer) => answer.ok)).toBe(true);
    expect(await Promise.all(presses)).toHaveLength(60);
  });

  it("do not count what is refused", async () => {
    const { world, wang, call } = await openLimited();
    world.start(wang);
    for (let n = 0; n < 5; n++) {
      const answer = await call("sendMessage", { chat_id: wang.id, text: "" });
      expect(answer.status).toBe(400);
    }
    expect(
      (await call("sendMessage", { chat_id: wang.id, text: "x" })).ok,
    ).toBe(true);
  });

  it("take one setWebhook a second", async () => {
    const { call, pass } = await openLimited();
    const hook = { url: "http://127.0.0.1:9/" };
    expect((await call("setWebhook", hook)).ok).toBe(true);
    expect(await call("setWebhook", hook)).toMatchObject({
      status: 429,
      parameters: { retry_after: 1 },
    });
    pass(1_000);
    expect((await call("setWebhook", hook)).ok).toBe(true);
  });

  it("give one update to who repeats an offset within half a second", async () => {
    const { ask, pass } = await openLimited();
    expect(await ask("getUpdates")).toHaveLength(2);
    expect(await ask("getUpdates")).toHaveLength(1);
    pass(500);
    expect(await ask("getUpdates")).toHaveLength(2);
  });
});
