import { Composer, Context, Telegram } from "telegraf";
import type { CommandBook } from "./commands.ts";
import type { Feature, Toast } from "./feature.ts";
import { noteMembership, noteOwnMembership } from "./memberships.ts";
import { notePoll } from "./note-poll.ts";
import type { Scene } from "./open-scene.ts";
import { createMessageRoute } from "./route-message.ts";
import { createPressRoute } from "./route-press.ts";
import { whisperInto } from "./whisper.ts";

export interface Router {
  /** Finds who handles the update and lets them; returns the answer to a press. */
  route(scene: Scene): Promise<Toast | null>;
}

class SceneContext extends Context {
  scene!: Scene;
  toast: Toast | null = null;
}

type RawUpdate = ConstructorParameters<typeof Context>[0];
type BotInfo = ConstructorParameters<typeof Context>[2];

/** telegraf finds the kind of update; its own calls are never made. */
export function createRouter(
  features: readonly Feature[],
  book: CommandBook,
): Router {
  const composer = new Composer<SceneContext>();
  const routeMessage = createMessageRoute(features, book);
  const routePress = createPressRoute(features);
  composer.on("callback_query", async (ctx) => {
    ctx.toast = await routePress(ctx.scene);
    const { turn } = ctx.scene;
    if (turn && ctx.toast?.becomes) whisperInto(turn, ctx.toast.becomes);
  });
  composer.on("my_chat_member", (ctx) => noteOwnMembership(ctx.scene));
  composer.on("chat_member", (ctx) => noteMembership(ctx.scene));
  composer.on("poll", (ctx) => notePoll(ctx.scene));
  composer.on("message", (ctx) => routeMessage(ctx.scene));
  const handle = composer.middleware();
  const telegram = new Telegram("");

  return {
    async route(scene) {
      const { bot } = scene.given;
      const ctx = new SceneContext(
        scene.update as unknown as RawUpdate,
        telegram,
        { id: bot.id, username: bot.username } as BotInfo,
      );
      ctx.scene = scene;
      await handle(ctx, () => Promise.resolve());
      return ctx.toast;
    },
  };
}
