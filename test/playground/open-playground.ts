import { expect, onTestFinished } from "vitest";
import {
  createPlayground,
  type Chat,
  type Message,
  type Playground,
  type PlaygroundOptions,
  type Update,
  type User,
} from "#playground";

/** What the Bot API answered, status included. */
export interface ApiAnswer<Result = unknown> {
  status: number;
  ok: boolean;
  result: Result;
  error_code?: number;
  description?: string;
  parameters?: { retry_after?: number; migrate_to_chat_id?: number };
}

export interface Opened {
  playground: Playground;
  world: Playground["world"];
  url: string;
  wang: User;
  li: User;
  group: Chat;
  call: <Result = unknown>(
    method: string,
    params?: unknown,
  ) => Promise<ApiAnswer<Result>>;
  /** Calls and gives the result; fails the test on a refusal. */
  ask: <Result>(method: string, params?: unknown) => Promise<Result>;
  say: (text: string, more?: Record<string, unknown>) => Promise<Message>;
  /** Takes and confirms whatever is waiting. */
  drain: (allowed?: string[]) => Promise<Update[]>;
}

/** Waits for what the playground does in its own time, on a busy machine too. */
export const eventually = <Seen>(look: () => Seen) =>
  expect.poll(look, { timeout: 15_000 });

/** A playground over real HTTP: a supergroup with its creator Li, Wang and the bot. */
export async function openPlayground(
  options: PlaygroundOptions & { groupType?: "group" | "supergroup" } = {},
): Promise<Opened> {
  const { groupType = "supergroup", ...rest } = options;
  const playground = createPlayground({ limits: false, ...rest });
  const server = await playground.listen();
  onTestFinished(async () => {
    playground.close();
    await server.close();
  });
  const { world } = playground;
  const li = world.addUser({ name: "李主任", username: "li_zhuren" });
  const wang = world.addUser({ name: "王阿姨" });
  const group = world.addGroup({
    title: "幸福里",
    type: groupType,
    creator: li,
    members: [wang],
  });
  world.addBot(group.id, li);

  async function call<Result>(
    method: string,
    params: unknown = {},
  ): Promise<ApiAnswer<Result>> {
    const isForm = params instanceof FormData;
    const response = await fetch(
      `${server.url}/bot${playground.token}/${method}`,
      {
        method: "POST",
        body: isForm ? params : JSON.stringify(params),
        ...(isForm ? {} : { headers: { "content-type": "application/json" } }),
      },
    );
    const body = (await response.json()) as Omit<ApiAnswer<Result>, "status">;
    return { status: response.status, ...body };
  }

  async function ask<Result>(
    method: string,
    params: unknown = {},
  ): Promise<Result> {
    const answer = await call<Result>(method, params);
    if (!answer.ok) throw new Error(answer.description);
    return answer.result;
  }

  async function drain(allowed?: string[]): Promise<Update[]> {
    const updates = await ask<Update[]>(
      "getUpdates",
      allowed ? { allowed_updates: allowed } : {},
    );
    const last = updates.at(-1);
    if (last) await ask("getUpdates", { offset: last.update_id + 1 });
    return updates;
  }

  return {
    playground,
    world,
    url: server.url,
    wang,
    li,
    group,
    call,
    ask,
    say: (text, more) =>
      ask("sendMessage", { chat_id: group.id, text, ...more }),
    drain,
  };
}
