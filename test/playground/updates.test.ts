import { describe, expect, it } from "vitest";
import type { Update } from "#playground";
import { eventually, openPlayground } from "./open-playground.ts";

const texts = (updates: Update[]) =>
  updates.map((update) => update.message?.text);

describe("getMe", () => {
  it("says who the bot is and that privacy mode is on", async () => {
    const { ask, playground } = await openPlayground();
    expect(await ask("getMe")).toMatchObject({
      id: playground.bot.id,
      is_bot: true,
      username: "shangliang_bot",
      can_join_groups: true,
      can_read_all_group_messages: false,
      supports_inline_queries: false,
    });
  });

  it("says that privacy mode is off", async () => {
    const { ask } = await openPlayground({ privacyMode: false });
    expect(await ask("getMe")).toMatchObject({
      can_read_all_group_messages: true,
    });
  });

  it("takes names in any case, GET and forms, and refuses unknown ones", async () => {
    const { url, playground, call, group } = await openPlayground();
    const base = `${url}/bot${playground.token}`;
    const got = await fetch(`${base}/GETME`);
    expect(await got.json()).toMatchObject({ ok: true });
    const asked = await fetch(`${base}/sendMessage?chat_id=${group.id}`, {
      method: "POST",
      body: new URLSearchParams({ text: "表单" }),
    });
    expect(await asked.json()).toMatchObject({ result: { text: "表单" } });
    expect(await call("getYou")).toEqual({
      status: 404,
      ok: false,
      error_code: 404,
      description: "Not Found",
    });
    const foreign = await fetch(`${url}/bot1:wrong/getMe`);
    expect(foreign.status).toBe(401);
    expect(await foreign.json()).toEqual({
      ok: false,
      error_code: 401,
      description: "Unauthorized",
    });
    const broken = await fetch(`${base}/getMe`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: "{",
    });
    expect(broken.status).toBe(400);
  });
});

describe("getUpdates", () => {
  it("repeats updates until an offset confirms them", async () => {
    const { world, group, wang, ask, drain } = await openPlayground();
    await drain();
    world.send(group.id, wang, { text: "/one" });
    world.send(group.id, wang, { text: "/two" });
    expect(world.pendingUpdates()).toBe(2);
    const first = await ask<Update[]>("getUpdates");
    const again = await ask<Update[]>("getUpdates", { limit: 1 });
    expect(texts(first)).toEqual(["/one", "/two"]);
    expect(again).toEqual(first.slice(0, 1));
    const offset = (first[0]?.update_id ?? 0) + 1;
    const rest = await ask<Update[]>("getUpdates", { offset });
    expect(texts(rest)).toEqual(["/two"]);
    expect(world.pendingUpdates()).toBe(1);
  });

  it("forgets all but the last ones for a negative offset", async () => {
    const { world, group, wang, ask } = await openPlayground();
    for (const text of ["/a", "/b", "/c"]) world.send(group.id, wang, { text });
    const last = await ask<Update[]>("getUpdates", { offset: -2 });
    expect(texts(last)).toEqual(["/b", "/c"]);
    expect(world.pendingUpdates()).toBe(2);
  });

  it("gives at most 100 at a time, with ids that rise", async () => {
    const { world, group, wang, ask, drain } = await openPlayground();
    await drain();
    for (let n = 0; n < 150; n++)
      world.send(group.id, wang, { text: `/n${n}` });
    const batch = await ask<Update[]>("getUpdates", { limit: 500 });
    expect(batch).toHaveLength(100);
    const ids = batch.map((update) => update.update_id);
    expect(ids).toEqual([...ids].sort((a, b) => a - b));
    const offset = (ids.at(-1) ?? 0) + 1;
    expect(await ask("getUpdates", { offset })).toHaveLength(50);
  });

  it("wakes a long poll as soon as something happens", async () => {
    const { world, group, wang, ask, call, drain } = await openPlayground();
    await drain();
    const poll = ask<Update[]>("getUpdates", { timeout: 50 });
    // By the time this is answered, the poll sent before it is waiting.
    await call("getMe");
    world.send(group.id, wang, { text: "/now" });
    expect(texts(await poll)).toEqual(["/now"]);
  });

  it("refuses the older of two polls", async () => {
    const { playground, call, drain } = await openPlayground();
    await drain();
    const first = call("getUpdates", { timeout: 50 });
    const second = call("getUpdates", { timeout: 50 });
    expect(await Promise.race([first, second])).toEqual({
      status: 409,
      ok: false,
      error_code: 409,
      description:
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    });
    playground.close();
    const answers = await Promise.all([first, second]);
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true]);
  });

  it("does not lose an update to a caller who hung up", async () => {
    const { world, url, playground, group, wang, ask, drain } =
      await openPlayground();
    await drain();
    const caller = new AbortController();
    const poll = fetch(`${url}/bot${playground.token}/getUpdates?timeout=50`, {
      signal: caller.signal,
    });
    const calls = world.calls.length;
    await ask("getMe");
    caller.abort();
    await expect(poll).rejects.toThrow("aborted");
    // The server notices: the poll that nobody waits for is over.
    await eventually(() => world.calls.length).toBe(calls + 2);
    world.send(group.id, wang, { text: "/kept" });
    expect(texts(await ask("getUpdates"))).toEqual(["/kept"]);
  });

  it("leaves out kinds that are not allowed, and remembers the choice", async () => {
    const { world, group, wang, li, playground, ask, drain } =
      await openPlayground();
    world.setAdministrator(group.id, playground.bot.id, true, li);
    await drain(["chat_member"]);
    world.send(group.id, wang, { text: "/unseen" });
    world.removeMember(group.id, wang.id, li);
    const seen = await drain();
    expect(seen.map((update) => Object.keys(update)[1])).toEqual([
      "chat_member",
    ]);
    // The empty list is the default again: no chat_member.
    await drain([]);
    world.addMember(group.id, wang, li);
    const later = await ask<Update[]>("getUpdates");
    expect(later.map((update) => Object.keys(update)[1])).toEqual(["message"]);
  });

  it("drops button presses after 150 s and the rest after a day", async () => {
    let now = 1_000_000;
    const { world, group, wang, say, drain } = await openPlayground({
      wallClock: () => now,
    });
    await drain();
    const card = await say("?", {
      reply_markup: { inline_keyboard: [[{ text: "a", callback_data: "a" }]] },
    });
    const press = world.press(group.id, card.message_id, wang, { data: "a" });
    press.catch(() => undefined);
    world.send(group.id, wang, { text: "/later" });
    now += 151_000;
    const left = await drain();
    expect(left.map((update) => Object.keys(update)[1])).toEqual(["message"]);
    world.send(group.id, wang, { text: "/old" });
    now += 24 * 60 * 60 * 1000;
    expect(await drain()).toEqual([]);
  });
});
