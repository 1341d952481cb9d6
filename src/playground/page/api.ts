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

/** Who sends a message, and where. */
export interface Sending {
  chat: number;
  from: number;
  threadId?: number;
  replyTo?: number;
  asGroup?: boolean;
}

export async function sendText(
  message: Sending & { text: string },
): Promise<void> {
  await post("/send", message);
}

export async function sendPlace(
  message: Sending & { latitude: number; longitude: number; title: string },
): Promise<void> {
  await post("/send", message);
}

/** Several photos become an album. */
export async function sendFiles(
  message: Sending & { files: File[]; arePhotos: boolean; caption: string },
): Promise<void> {
  const { files, arePhotos, caption, ...to } = message;
  const form = new FormData();
  for (const [name, value] of Object.entries(to)) form.set(name, String(value));
  if (caption) form.set("caption", caption);
  files.forEach((file, at) =>
    form.set(arePhotos ? `photo${at + 1}` : "document", file),
  );
  await post("/send", form);
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

export async function setForum(chat: number, is: boolean): Promise<void> {
  await post("/forum", { chat, is });
}

export async function createTopic(topic: {
  chat: number;
  name: string;
  by: number;
}): Promise<number> {
  return ((await post("/topic", topic)) as { threadId: number }).threadId;
}

export async function changeTopic(change: {
  chat: number;
  threadId: number;
  action: "close" | "reopen" | "delete";
  by: number;
}): Promise<void> {
  await post("/topic/change", change);
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

/** In a native poll; without an option the vote is taken back. */
export async function vote(
  chat: number,
  message: number,
  from: number,
  options: readonly number[],
): Promise<void> {
  await post("/vote", { chat, message, from, options });
}
