import { randomInt } from "node:crypto";
import { Impossible } from "./impossible.ts";
import type { CallbackAnswer } from "./seen.ts";
import { badRequest } from "./refusal.ts";

/** Presses of buttons that wait for the bot's answer. */
export interface Presses {
  /** Rejects when the bot lets the time run out. */
  open(place: { chatId: number; messageId: number; userId: number }): {
    id: string;
    answer: Promise<CallbackAnswer>;
  };
  /** Throws the refusal of an unknown, old or answered query. */
  answer(id: string, answer: CallbackAnswer): PressPlace;
  close(): void;
}

interface PressPlace {
  chatId: number;
  messageId: number;
  userId: number;
}

interface OpenPress {
  place: PressPlace;
  expiresAtMs: number;
  resolve: (answer: CallbackAnswer) => void;
  reject: (error: Error) => void;
  timer: NodeJS.Timeout;
}

const answerWithinMs = 15_000;

export function createPresses(wallNow: () => number): Presses {
  const presses = new Map<string, OpenPress>();
  let nextId = BigInt(randomInt(2 ** 47)) * 4096n;

  return {
    open(place) {
      const id = String(nextId++);
      const answer = new Promise<CallbackAnswer>((resolve, reject) => {
        const timer = setTimeout(() => {
          presses.delete(id);
          reject(new Impossible("The bot did not answer within 15 s."));
        }, answerWithinMs);
        timer.unref();
        presses.set(id, {
          place,
          expiresAtMs: wallNow() + answerWithinMs,
          resolve,
          reject,
          timer,
        });
      });
      return { id, answer };
    },
    answer(id, answer) {
      const press = presses.get(id);
      if (!press || press.expiresAtMs <= wallNow()) {
        throw badRequest(
          "query is too old and response timeout expired or query ID is invalid",
        );
      }
      presses.delete(id);
      clearTimeout(press.timer);
      press.resolve(answer);
      return press.place;
    },
    close() {
      for (const press of presses.values()) {
        clearTimeout(press.timer);
        press.reject(new Error("The playground was closed."));
      }
      presses.clear();
    },
  };
}
