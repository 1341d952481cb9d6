import { readFile } from "node:fs/promises";
import { Hono } from "hono";
import { findCommands } from "./commands.ts";
import type { Core } from "./core.ts";
import { streamEvents } from "./page-events.ts";
import { describeForPage } from "./page-message.ts";
import { seeMessage } from "./seen.ts";
import {
  getRecord,
  isAdministrator,
  isBotAdministrator,
  isBotIn,
  isPresent,
  type ChatRecord,
  type State,
  type StoredMessage,
} from "./state.ts";

const locales = new URL("../../locales/", import.meta.url);
const shownInline = ["image/png", "image/jpeg", "image/gif", "image/webp"];

/** What the page reads. */
export function createPageViews(core: Core, ended: AbortSignal): Hono {
  const { state } = core;
  const app = new Hono();
  app.get("/state", (c) =>
    c.json({
      users: [...state.users.values()].filter((user) => !user.is_bot),
      chats: [...state.chats.values()]
        .filter((record) => record.migratedToId === undefined)
        .map((record) => describeChat(state, record)),
      bot: state.bot,
      now: state.clock.now(),
      timeZone: "Asia/Shanghai",
    }),
  );
  app.get("/messages", (c) => {
    const chatId = Number(c.req.query("chat"));
    // Somebody's private chat before its first message.
    if (state.users.has(chatId) && !state.chats.has(chatId)) {
      return c.json({ messages: [] });
    }
    const record = getRecord(state, chatId);
    const describe = (stored: StoredMessage) =>
      describeForPage(state, seeMessage(record, stored));
    return c.json({ messages: [...record.messages.values()].map(describe) });
  });
  app.get("/events", (c) => streamEvents(core, [c.req.raw.signal, ended]));
  app.get("/commands", (c) => {
    const user = state.users.get(Number(c.req.query("user")));
    const chatId = Number(c.req.query("chat"));
    const commands =
      user && state.chats.has(chatId) ? findCommands(state, chatId, user) : [];
    return c.json({ commands });
  });
  app.get("/texts", async (c) => {
    const lang = c.req.query("lang") === "en" ? "en" : "zh-CN";
    const file = new URL(`${lang}/playground.json`, locales);
    return c.body(await readFile(file, "utf8"), 200, {
      "content-type": "application/json; charset=utf-8",
    });
  });
  app.get("/file/:id", (c) => {
    const file = state.files.get(c.req.param("id"));
    if (!file) return c.json({ error: "There is no such file." }, 404);
    const isInline = shownInline.includes(file.mime);
    // What people upload must not run as a page of this address.
    return c.body(Buffer.from(file.bytes), 200, {
      "content-type": isInline ? file.mime : "application/octet-stream",
      "content-disposition": `${isInline ? "inline" : "attachment"}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
    });
  });
  return app;
}

function describeChat(state: State, record: ChatRecord): object {
  const people = [...record.members.values()].filter(
    (member) => isPresent(member) && member.user.id !== state.bot.id,
  );
  const pinnedId = record.pinnedIds.at(-1);
  return {
    id: record.chat.id,
    type: record.chat.type,
    title: record.chat.title ?? record.chat.first_name,
    memberIds: people.map((member) => member.user.id),
    adminIds: people.filter(isAdministrator).map((member) => member.user.id),
    ...(record.chat.is_forum
      ? {
          topics: [...record.topics].map(([id, topic]) => ({ id, ...topic })),
        }
      : {}),
    botIsMember: isBotIn(state, record),
    botIsAdmin: isBotAdministrator(state, record),
    ...(pinnedId === undefined ? {} : { pinnedId }),
  };
}
