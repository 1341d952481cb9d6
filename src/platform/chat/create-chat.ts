import type { Clock } from "#platform/clock";
import type { CommunityDefaults } from "#platform/community";
import type { Log } from "#platform/log";
import type { Store } from "#platform/store";
import type { BotIdentity, Turns } from "#platform/turn";
import { createCommandBook } from "./commands.ts";
import type { Feature } from "./feature.ts";
import { createAdminReader, type AdminReader } from "./read-admins.ts";
import { createFileReader, type FileReader } from "./read-files.ts";
import { createMembershipReader } from "./read-membership.ts";
import { createRouter } from "./router.ts";
import { createPoller } from "./poller.ts";
import { createTaker } from "./take-updates.ts";
import type { Transport } from "./transport.ts";
import { allowedUpdates } from "./update.ts";

export interface ChatGiven {
  readonly store: Store;
  readonly turns: Turns;
  readonly clock: Clock;
  readonly log: Log;
  readonly transport: Transport;
  readonly bot: BotIdentity;
  readonly features: readonly Feature[];
  readonly defaults: CommunityDefaults;
  /** Called after each commit. */
  readonly onTurn: () => void;
}

/** What a turn's scene is set with. */
export type SceneGiven = ChatGiven & {
  readonly admins: AdminReader;
  readonly files: FileReader;
};

export interface Chat {
  /** Takes updates by long polling until `stop`; resolves once they are being taken. */
  startPolling(): Promise<void>;
  /** Tells Telegram where updates go; rejects with CallFailed. */
  startWebhook(webhook: { url: string; secret: string }): Promise<void>;
  /** One update that came by the webhook; resolves after the commit. */
  readonly takeUpdate: (raw: unknown) => Promise<void>;
  /** Resolves when what turns say from memory alone is said. */
  readonly settle: () => Promise<void>;
  stop(): Promise<void>;
}

export function createChat(given: ChatGiven): Chat {
  const { transport } = given;
  const admins = createAdminReader(given);
  const files = createFileReader(given);
  const taker = createTaker({
    ...given,
    admins,
    files,
    router: createRouter(given.features, createCommandBook(given.features)),
    readers: [admins, createMembershipReader(given), files],
  });
  const poller = createPoller({ ...given, take: taker.take });
  return {
    async startPolling() {
      // With a webhook left from another day Telegram refuses getUpdates.
      await transport.call("deleteWebhook", { drop_pending_updates: false });
      await poller.start();
    },
    async startWebhook({ url, secret }) {
      await transport.call("setWebhook", {
        url,
        secret_token: secret,
        allowed_updates: allowedUpdates,
      });
    },
    takeUpdate: (raw) => taker.take([raw]),
    settle: taker.settle,
    async stop() {
      transport.endSoon();
      await poller.stop();
      await taker.settle();
    },
  };
}
