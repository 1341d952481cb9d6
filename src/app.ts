import type { Clock } from "#platform/clock";
import {
  createChat,
  createMenuKeeper,
  createTransport,
  introduceBot,
  publishCommands,
  type Chat,
  type Feature,
} from "#platform/chat";
import type { CommunityDefaults } from "#platform/community";
import { createRunner } from "#platform/jobs";
import type { Log } from "#platform/log";
import { createDelivery, type Rates } from "#platform/outbox";
import type { Store } from "#platform/store";
import { createTurns, type BotIdentity } from "#platform/turn";
import { communities } from "#features/communities";
import { followups } from "#features/followups";
import { opinions } from "#features/opinions";
import { polls } from "#features/polls";
import { ratings } from "#features/ratings";
import { records } from "#features/records";
import { sessions } from "#features/sessions";
import { summaries } from "#features/summaries";
import { topics } from "#features/topics";

/** By rank: a later feature may call an earlier one. */
export const features: readonly Feature[] = [
  communities,
  topics,
  opinions,
  polls,
  sessions,
  followups,
  ratings,
  summaries,
  records,
];

export interface AppGiven {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly telegram: { readonly root: string; readonly token: string };
  readonly defaults: CommunityDefaults;
  readonly rates: Rates;
  /** null: long polling. */
  readonly webhook: { readonly url: string; readonly secret: string } | null;
}

export interface App {
  readonly bot: BotIdentity;
  /** Starts taking updates; resolves once they are being taken. */
  start(): Promise<void>;
  isReady(): boolean;
  takeUpdate: Chat["takeUpdate"];
  /** Resolves when no due job and nothing that may be said now is left. */
  settle(): Promise<void>;
  /** Ends what is under way and takes nothing new; the store stays open. */
  stop(): Promise<void>;
}

/** Joins the parts around one store; rejects with CallFailed when Telegram refuses the bot. */
export async function createApp(given: AppGiven): Promise<App> {
  const { store, clock, log, webhook } = given;
  const transport = createTransport(given.telegram);
  let bot: BotIdentity;
  try {
    bot = await introduceBot(transport.call);
  } catch (error) {
    await transport.close();
    throw error;
  }
  const turns = createTurns({
    store,
    now: () => clock.now(),
    bot,
    log,
    listeners: [
      ...features.flatMap((feature) => feature.events ?? []),
      createMenuKeeper(features, given.defaults.locale),
    ],
  });
  const delivery = createDelivery({
    ...given,
    turns,
    call: transport.call,
    cards: features.flatMap((feature) => feature.cards ?? []),
  });
  const runner = createRunner({
    ...given,
    turns,
    kinds: features.flatMap((feature) => feature.jobs ?? []),
    onTurn: delivery.wake,
  });
  const chat = createChat({
    ...given,
    turns,
    transport,
    bot,
    features,
    onTurn: delivery.wake,
  });
  let isReady = false;

  return {
    bot,
    async start() {
      delivery.start();
      runner.start();
      if (webhook) await chat.startWebhook(webhook);
      else await chat.startPolling();
      isReady = true;
      // The menu is a courtesy: the bot works without it.
      publishCommands(transport.call, features, given.defaults.locale).catch(
        (error: unknown) => log.warn({ err: error }, "no command menu"),
      );
    },
    isReady: () => isReady,
    takeUpdate: chat.takeUpdate,
    async settle() {
      await chat.settle();
      await runner.runDue();
      await delivery.settle();
    },
    async stop() {
      isReady = false;
      await chat.stop();
      await runner.stop();
      await delivery.stop();
      await transport.close();
    },
  };
}
