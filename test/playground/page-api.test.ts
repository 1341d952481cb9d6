import { describe, expect, it, onTestFinished } from "vitest";
import {
  createPlayground,
  type SeenMessage,
  type Update,
  type User,
} from "#playground";
import { eventually } from "./open-playground.ts";

interface State {
  users: User[];
  chats: {
    id: number;
    type: string;
    title: string;
    memberIds: number[];
    adminIds: number[];
    botIsMember: boolean;
    botIsAdmin: boolean;
    pinnedId?: number;
  }[];
  bot: User;
  now: number;
  timeZone: string;
}

async function openSample(locale: "zh-CN" | "en" = "zh-CN") {
  const playground = createPlayground({ sample: true, limits: false, locale });
  const server = await playground.listen();
  onTestFinished(async () => {
    playground.close();
    await server.close();
  });
  const api = `${server.url}/playground/api`;
  const get = async <Result>(path: string): Promise<Result> =>
    (await fetch(api + path)).json() as Promise<Result>;
  const send = (path: string, body: unknown) =>
    fetch(api + path, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  const post = async <Result>(path: string, body: unknown): Promise<Result> =>
    (await send(path, body)).json() as Promise<Result>;
  const readState = () => get<State>("/state");
  const state = await readState();
  const [chat] = state.chats;
  const [first, , wang] = state.users;
  if (!chat || !first || !wang) throw new Error("The sample is not there.");
  const ask = async <Result>(method: string, params: object) => {
    const answer = await fetch(
      `${server.url}/bot${playground.token}/${method}`,
      {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(params),
      },
    );
    const { result } = (await answer.json()) as { result: Result };
    return result;
  };
  return {
    playground,
    url: server.url,
    get,
    post,
    send,
    readState,
    ask,
    chat,
    first,
    wang,
  };
}

describe("the sample community", () => {
  it("has two conveners, four residents and the bot", async () => {
    const { readState } = await openSample();
    const state = await readState();
    expect(state.users.map((user) => user.first_name)).toEqual([
      "李主任",
      "陈姐",
      "王阿姨",
      "李叔",
      "小赵",
      "张师傅",
    ]);
    expect(state.users.every((user) => user.username)).toBe(true);
    expect(state.bot).toMatchObject({ username: "shangliang_bot" });
    expect(state.timeZone).toBe("Asia/Shanghai");
    expect(state.chats).toMatchObject([
      {
        title: "幸福里小区",
        memberIds: state.users.map((user) => user.id),
        adminIds: state.users.slice(0, 2).map((user) => user.id),
        botIsMember: true,
        botIsAdmin: false,
      },
    ]);
  });

  it("speaks English, and its bot hears that it was added", async () => {
    const { ask, first, chat } = await openSample("en");
    expect([chat.title, first.first_name]).toEqual(["Xingfuli", "Director Li"]);
    expect(await ask("getUpdates", {})).toMatchObject([
      { my_chat_member: { new_chat_member: { status: "member" } } },
      { message: { new_chat_members: [{ is_bot: true }] } },
    ]);
  });
});

describe("the page's API", () => {
  it("sends, edits, reacts, deletes", async () => {
    const { get, post, send, chat, wang } = await openSample();
    const { message } = await post<{ message: SeenMessage }>("/send", {
      chat: chat.id,
      from: wang.id,
      text: "/topic 灯",
    });
    const place = {
      chat: chat.id,
      message: message.message_id,
      from: wang.id,
    };
    await post("/edit", { ...place, text: "/topic 楼道灯" });
    await post("/react", { ...place, emoji: "👍" });
    const list = () =>
      get<{ messages: SeenMessage[] }>(`/messages?chat=${chat.id}`);
    expect((await list()).messages.at(-1)).toMatchObject({
      text: "/topic 楼道灯",
      edits: 1,
      reactions: [{ emoji: "👍", count: 1 }],
    });
    await post("/delete", place);
    expect((await list()).messages.at(-1)?.message_id).not.toBe(place.message);
    const refused = await send("/delete", place);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toHaveProperty("error");
  });

  it("takes pictures and documents, and shows them safely", async () => {
    const { url, get, chat, wang } = await openSample();
    const form = new FormData();
    form.set("chat", String(chat.id));
    form.set("from", String(wang.id));
    form.set("caption", "看");
    form.set(
      "document",
      new Blob(["<script>alert(1)</script>"], { type: "text/html" }),
      "a b.html",
    );
    await fetch(`${url}/playground/api/send`, { method: "POST", body: form });
    const { messages } = await get<{
      messages: { document?: { fileId: string; name: string } }[];
    }>(`/messages?chat=${chat.id}`);
    const document = messages.at(-1)?.document;
    expect(document).toMatchObject({ name: "a b.html", mime: "text/html" });
    const file = await fetch(
      `${url}/playground/api/file/${document?.fileId ?? ""}`,
    );
    expect(file.headers.get("content-type")).toBe("application/octet-stream");
    expect(file.headers.get("content-security-policy")).toContain("sandbox");
    expect(await file.text()).toBe("<script>alert(1)</script>");
  });

  it("brings the bot's answer to a press", async () => {
    const { ask, post, chat, wang } = await openSample();
    const sent = await ask<{ message_id: number }>("sendMessage", {
      chat_id: chat.id,
      text: "?",
      reply_markup: { inline_keyboard: [[{ text: "a", callback_data: "a" }]] },
    });
    const press = post("/press", {
      chat: chat.id,
      message: sent.message_id,
      from: wang.id,
      data: "a",
    });
    let id: string | undefined;
    await eventually(async () => {
      const [update] = await ask<Update[]>("getUpdates", { offset: -1 });
      id = update?.callback_query?.id;
      return id;
    }).toBeDefined();
    await ask("answerCallbackQuery", {
      callback_query_id: id,
      text: "好",
    });
    expect(await press).toEqual({ text: "好", show_alert: false });
  });

  it("opens private chats, changes members, moves the clock", async () => {
    const { post, readState, chat, wang, first, playground } =
      await openSample();
    await post("/start", { from: wang.id, payload: "x" });
    await post("/bot", { chat: chat.id, action: "admin", by: first.id });
    await post("/member", {
      chat: chat.id,
      user: wang.id,
      action: "leave",
      by: first.id,
    });
    const { user } = await post<{ user: User }>("/user", { name: "新邻居" });
    await post("/member", { chat: chat.id, user: user.id, action: "join" });
    const { now } = await post<{ now: number }>("/clock", {
      advanceMs: 3_600_000,
    });
    expect(now - Date.now()).toBeGreaterThan(3_590_000);
    const state = await readState();
    expect(state.now).toBeGreaterThanOrEqual(now);
    const group = state.chats.find(({ id }) => id === chat.id);
    expect(group).toMatchObject({ botIsAdmin: true });
    expect(group?.memberIds).toContain(user.id);
    expect(group?.memberIds).not.toContain(wang.id);
    const own = state.chats.find(({ id }) => id === wang.id);
    expect(own).toMatchObject({ type: "private", memberIds: [wang.id] });
    expect(playground.world.messages(wang.id)[0]?.text).toBe("/start x");
    await post("/block", { user: wang.id, blocked: true });
    const { chat: created } = await post<{ chat: { id: number } }>("/group", {
      title: "新群",
      creator: first.id,
      members: [user.id],
    });
    await post("/migrate", { chat: created.id });
    const after = await readState();
    const ids = after.chats.map(({ id }) => id);
    expect(ids).not.toContain(created.id);
    expect(after.chats.filter(({ title }) => title === "新群")).toHaveLength(1);
  });

  it("offers the bot's commands in the person's language", async () => {
    const { get, ask, chat, wang } = await openSample();
    const commands = [{ command: "topic", description: "提议题" }];
    await ask("setMyCommands", {
      commands,
      scope: { type: "all_group_chats" },
      language_code: "zh",
    });
    expect(await get(`/commands?chat=${chat.id}&user=${wang.id}`)).toEqual({
      commands,
    });
    expect(await get(`/commands?chat=${chat.id}&user=1`)).toEqual({
      commands: [],
    });
  });

  it("streams what happens until the playground closes", async () => {
    const { url, playground, chat, wang, post, ask } = await openSample();
    const response = await fetch(`${url}/playground/api/events`);
    expect(response.headers.get("content-type")).toBe("text/event-stream");
    const heard: { type: string; chat?: number; message?: SeenMessage }[] = [];
    const reading = (async () => {
      let rest = "";
      for await (const part of response.body?.pipeThrough(
        new TextDecoderStream(),
      ) ?? []) {
        const blocks = (rest + part).split("\n\n");
        rest = blocks.pop() ?? "";
        for (const block of blocks) {
          if (block.startsWith("data: ")) {
            heard.push(JSON.parse(block.slice(6)) as (typeof heard)[number]);
          }
        }
      }
    })();
    await post("/send", { chat: chat.id, from: wang.id, text: "在吗" });
    await ask("sendChatAction", { chat_id: chat.id, action: "typing" });
    await post("/clock", { advanceMs: 1 });
    await eventually(() => heard.map(({ type }) => type)).toEqual([
      "message",
      "typing",
      "clock",
    ]);
    expect(heard[0]).toMatchObject({
      chat: chat.id,
      message: { text: "在吗", edits: 0 },
    });
    playground.close();
    await reading;
  });

  it.each([
    ["/send", { chat: 1, from: 2, text: "x" }],
    ["/send", { text: "x" }],
    ["/press", { chat: 1, message: 1, from: 1, data: "a" }],
    ["/clock", { advanceMs: -1 }],
    ["/clock", { advanceMs: 0.5 }],
    ["/member", { chat: 1, user: 1, action: "dance" }],
    ["/user", { name: " " }],
  ])("refuses nonsense: %s %j", async (path, body) => {
    const { send } = await openSample();
    const answer = await send(path, body);
    expect(answer.status).toBe(400);
    expect(await answer.json()).toEqual({
      error: expect.any(String) as string,
    });
  });

  it("has the page's texts", async () => {
    const { get } = await openSample();
    expect(await get("/texts?lang=en")).not.toEqual(
      await get("/texts?lang=zh-CN"),
    );
  });
});

describe("the page's files", () => {
  it("are served under a policy of 'self', TypeScript without its types", async () => {
    const { url } = await openSample();
    const page = await fetch(url);
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(page.headers.get("content-security-policy")).toContain(
      "default-src 'self'",
    );
    const script = await fetch(`${url}/playground/page/main.ts`);
    expect(script.headers.get("content-type")).toContain("text/javascript");
    const types = await fetch(`${url}/playground/page/types.ts`);
    expect(await types.text()).not.toContain("interface");
  });

  it.each(["tsconfig.json", "..%2findex.ts", "%2e%2e/index.ts", "none.ts"])(
    "do not include %s",
    async (name) => {
      const { url } = await openSample();
      const answer = await fetch(`${url}/playground/page/${name}`);
      expect(answer.status).toBe(404);
    },
  );
});

describe("strangers", () => {
  it.each([
    { host: "evil.example" },
    { host: "127.0.0.1.evil.example:3000" },
    { origin: "https://evil.example" },
    { origin: "null" },
  ])("are kept out: %j", async (headers) => {
    const { playground } = await openSample();
    for (const path of [
      "/",
      "/playground/api/state",
      "/playground/page/main.ts",
    ]) {
      const answer = await playground.app.request(path, {
        headers: { host: "127.0.0.1:3000", ...headers },
      });
      expect(answer.status).toBe(403);
    }
    const bot = `/bot${playground.token}/getMe`;
    const request = { headers: { host: "localhost", ...headers } };
    expect((await playground.app.request(bot, request)).status).toBe(403);
  });

  it.each(["localhost:3000", "127.0.0.1", "[::1]:8080", "127.3.2.1:1"])(
    "are not those who come by %s",
    async (host) => {
      const { playground } = await openSample();
      const answer = await playground.app.request("/playground/api/state", {
        headers: { host, origin: `http://${host}` },
      });
      expect(answer.status).toBe(200);
    },
  );
});
