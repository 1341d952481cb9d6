import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { CallFailed, judgeFailure, noteSubject } from "#platform/outbox";
import type { SceneGiven } from "./create-chat.ts";
import type { Toast } from "./feature.ts";
import { cutToast } from "./toasts.ts";
import type { Whisper } from "./whisper.ts";

export interface Pressed {
  readonly id: string;
  readonly toast: Toast | null;
}

/** Says after the commit what is stored nowhere, so that a crash loses it. */
export interface Unstored {
  answerPress(press: Pressed): void;
  /** In their order within a chat. */
  whisper(whispers: readonly Whisper[]): void;
  /** Resolves when what is under way has arrived or is given up. */
  readonly settle: () => Promise<void>;
}

const longestWaitMs = 5_000;
const sentSchema = z.object({ message_id: z.number() });

/**
 * Whispers do not count against delivery's limits, which its loop alone knows:
 * each answers something that a person just did in private chat, at their pace.
 */
export function createUnstored({
  store,
  transport,
  log,
}: Pick<SceneGiven, "store" | "transport" | "log">): Unstored {
  const toasts = new Set<Promise<void>>();
  /** The last whisper under way in each chat, which waits for those before it. */
  const whispering = new Map<number, Promise<void>>();

  /** What is worth one more try: a connection that broke, a short wait. */
  async function call(
    method: string,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<unknown> {
    try {
      return await transport.call(method, parameters);
    } catch (error) {
      const waitMs = waitBeforeAgain(error);
      if (waitMs === null) throw error;
      await pause(waitMs);
      return transport.call(method, parameters);
    }
  }

  async function toastOnce({ id, toast }: Pressed): Promise<void> {
    try {
      await call("answerCallbackQuery", {
        callback_query_id: id,
        ...(toast && {
          ...("url" in toast
            ? { url: toast.url }
            : { text: cutToast(toast.text) }),
          ...(toast.alert && { show_alert: true }),
        }),
      });
    } catch (error) {
      // Too old, or answered before a crash: nothing is lost but the toast.
      log.debug({ err: error }, "a press went unanswered");
    }
  }

  async function whisperOnce(one: Whisper): Promise<void> {
    const { chatId, method, parameters, subject } = one;
    try {
      const sent = await call(method, { chat_id: chatId, ...parameters });
      if (!subject) return;
      const messageId = sentSchema.parse(sent).message_id;
      await store.transact((tx) =>
        noteSubject(tx, { ...subject, chatId, messageId }),
      );
    } catch (error) {
      if (judgeFailure(error).do === "done") return;
      if (error instanceof CallFailed) {
        log.debug({ err: error }, "a whisper was not heard");
      } else {
        log.error({ err: error }, "what a whisper is about was not noted");
      }
    }
  }

  return {
    answerPress(press) {
      const answer = toastOnce(press);
      toasts.add(answer);
      void answer.finally(() => toasts.delete(answer));
    },
    whisper(whispers) {
      for (const one of whispers) {
        const before = whispering.get(one.chatId) ?? Promise.resolve();
        const last = before.then(() => whisperOnce(one));
        whispering.set(one.chatId, last);
        void last.finally(() => {
          if (whispering.get(one.chatId) === last) {
            whispering.delete(one.chatId);
          }
        });
      }
    },
    async settle() {
      await Promise.all([...toasts, ...whispering.values()]);
    },
  };
}

function waitBeforeAgain(error: unknown): number | null {
  if (!(error instanceof CallFailed)) return null;
  if (error.code === 0) return 0;
  const { retryAfterMs } = error;
  return retryAfterMs !== null && retryAfterMs <= longestWaitMs
    ? retryAfterMs
    : null;
}
