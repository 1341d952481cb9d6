import type { CallbackAnswer, Command, Message, State, User } from "./types.ts";

const root = "/playground/api";

/** A refusal by the playground; the message is its own words. */
export class Refused extends Error {}

async function read(response: Response): Promise<unknown> {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return body;
  const reason = (body as { error?: string } | undefined)?.error;
  throw new Refused(reason ?? `HTTP ${response.status}`);
}

async function get(path: string): Promise<unknown> {
  return read(await fetch(root + path));
}

async function post(path: string, body: object | FormData): Promise<unknown> {
  const form = body instanceof FormData;
  return read(
    await fetch(root + path, {
      method: "POST",
      body: form ? body : JSON.stringify(body),
      ...(form ? {} : { headers: { "content-type": "application/json" } }),
    }),
  );
}

export const fetchTexts = async (language: string) =>
  (await get(`/texts?lang=${language}`)) as object;

export const fetchState = async () => (await get("/state")) as State;

export const fetchMessages = async (chat: number) =>
  ((await get(`/messages?chat=${chat}`)) as { messages: Message[] }).messages;

export const fileAddress = (fileId: string): string =>
  `${root}/file/${encodeURIComponent(fileId)}`;

/** The bot's "/" list; empty when it has not set any. */
export const fetchCommands = async (chat: number, user: number) => {
  const answer = await get(`/commands?chat=${chat}&user=${user}`);
  return (answer as { commands: Command[] }).commands;
};

export async function sendText(message: {
  chat: number;
  from: number;
  text: string;
  replyTo?: number;
  asGroup?: boolean;
}): Promise<void> {
  await post("/send", message);
}

export async function sendFile(message: {
  chat: number;
  from: number;
  file: File;
  caption: string;
  replyTo?: number;
  asGroup?: boolean;
}): Promise<void> {
  const form = new FormData();
  form.set("chat", String(message.chat));
  form.set("from", String(message.from));
  if (message.caption) form.set("caption", message.caption);
  if (message.replyTo) form.set("replyTo", String(message.replyTo));
  if (message.asGroup) form.set("asGroup", "true");
  form.set(isPhoto(message.file) ? "photo" : "document", message.file);
  await post("/send", form);
}

function isPhoto(file: File): boolean {
  return /^image\/(jpeg|png|webp|gif)$/.test(file.type);
}

export const press = async (pressed: {
  chat: number;
  message: number;
  from: number;
  data: string;
}) => (await post("/press", pressed)) as CallbackAnswer;

/** Opens the private chat with the bot and sends /start. */
export async function start(from: number, payload?: string): Promise<void> {
  await post("/start", payload ? { from, payload } : { from });
}

export async function editMessage(edit: {
  chat: number;
  message: number;
  from: number;
  text: string;
}): Promise<void> {
  await post("/edit", edit);
}

export async function deleteMessage(
  chat: number,
  message: number,
  from: number,
): Promise<void> {
  await post("/delete", { chat, message, from });
}

export async function react(
  chat: number,
  message: number,
  from: number,
  emoji: string,
): Promise<void> {
  await post("/react", { chat, message, from, emoji });
}

export async function advanceClock(advanceMs: number): Promise<void> {
  await post("/clock", { advanceMs });
}

export async function changeMember(change: {
  chat: number;
  user: number;
  action: "join" | "leave" | "admin" | "unadmin";
  by: number;
}): Promise<void> {
  await post("/member", change);
}

export async function changeBot(change: {
  chat: number;
  action: "add" | "remove" | "admin" | "unadmin";
  by: number;
}): Promise<void> {
  await post("/bot", change);
}

export async function blockBot(user: number, blocked: boolean): Promise<void> {
  await post("/block", { user, blocked });
}

export async function migrate(chat: number): Promise<void> {
  await post("/migrate", { chat });
}

export const addUser = async (name: string) =>
  ((await post("/user", { name })) as { user: User }).user;

export const addGroup = async (group: {
  title: string;
  creator: number;
  members: number[];
}) => ((await post("/group", group)) as { chat: { id: number } }).chat;

/** In a native poll. */
export async function vote(
  chat: number,
  message: number,
  from: number,
  option: number,
): Promise<void> {
  await post("/vote", { chat, message, from, options: [option] });
}
