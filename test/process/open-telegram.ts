import { onTestFinished } from "vitest";
import {
  createPlayground,
  type Chat,
  type Playground,
  type SeenMessage,
  type User,
  type World,
} from "#playground";
import type { Environment } from "../support/process.ts";

/** A Telegram in the test's own process, with one group that the bot is in. */
export interface Telegram {
  readonly playground: Playground;
  readonly world: World;
  readonly group: Chat;
  /** The group's creator, who convenes. */
  readonly li: User;
  readonly residents: readonly User[];
  /** What makes a bot use it. */
  readonly env: Environment;
  /** What the bot has said in a chat, oldest first. */
  readonly said: (chatId: number) => SeenMessage[];
  /** Resolves when something visible makes it true. */
  readonly until: (what: string, isSo: () => boolean) => Promise<void>;
}

const patienceMs = 60_000;
const visible = ["message", "edit", "delete", "callback-answer"] as const;

export async function openTelegram(
  options: { residents?: number } = {},
): Promise<Telegram> {
  const playground = createPlayground({ limits: false });
  const { world } = playground;
  const server = await playground.listen();
  onTestFinished(async () => {
    playground.close();
    await server.close();
  });
  const li = world.addUser({ name: "李主任", languageCode: "zh-hans" });
  const residents = Array.from({ length: options.residents ?? 1 }, (_, i) =>
    world.addUser({ name: `居民${i + 1}`, languageCode: "zh-hans" }),
  );
  const group = world.addGroup({
    title: "幸福里",
    type: "supergroup",
    creator: li,
    members: [...residents],
  });
  world.addBot(group.id, li);
  const said = (chatId: number) =>
    world
      .messages(chatId)
      .filter((message) => message.from?.id === playground.bot.id);

  return {
    playground,
    world,
    group,
    li,
    residents,
    env: { BOT_TOKEN: playground.token, BOT_API_ROOT: server.url },
    said,
    until: (what, isSo) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          finish();
          reject(new Error(`not within ${patienceMs} ms: ${what}`));
        }, patienceMs);
        const look = () => {
          if (!isSo()) return;
          finish();
          resolve();
        };
        // What the event makes known to others has to reach them first.
        const subscriptions = visible.map((name) =>
          world.on(name, () => void setImmediate(look)),
        );
        const finish = () => {
          clearTimeout(timer);
          for (const unsubscribe of subscriptions) unsubscribe();
        };
        look();
      }),
  };
}

/** The newest of the bot's messages that starts so. */
export const cardOf = (
  messages: readonly SeenMessage[],
  start: string,
): SeenMessage | undefined =>
  messages.findLast((message) =>
    (message.text ?? "").split("\n")[0]?.includes(start),
  );
