import type { CallbackAnswer, SeenMessage } from "./seen.ts";

/** What a person in front of the playground can notice. */
export interface WorldEvents {
  message: { chatId: number; message: SeenMessage };
  edit: { chatId: number; message: SeenMessage };
  reaction: { chatId: number; message: SeenMessage };
  delete: { chatId: number; messageId: number };
  "callback-answer": {
    chatId: number;
    messageId: number;
    userId: number;
    answer: CallbackAnswer;
  };
  chat: { chatId: number };
  typing: { chatId: number };
  clock: { now: number };
}

export interface Events {
  /** The result ends the subscription. */
  on: <Name extends keyof WorldEvents>(
    name: Name,
    listener: (event: WorldEvents[Name]) => void,
  ) => () => void;
  /** `make` runs only when somebody listens. */
  emit: <Name extends keyof WorldEvents>(
    name: Name,
    make: () => WorldEvents[Name],
  ) => void;
}

type Listeners = {
  [Name in keyof WorldEvents]: Set<(event: WorldEvents[Name]) => void>;
};

export function createEvents(): Events {
  const listeners: Listeners = {
    message: new Set(),
    edit: new Set(),
    reaction: new Set(),
    delete: new Set(),
    "callback-answer": new Set(),
    chat: new Set(),
    typing: new Set(),
    clock: new Set(),
  };
  return {
    on(name, listener) {
      listeners[name].add(listener);
      return () => listeners[name].delete(listener);
    },
    emit(name, make) {
      if (listeners[name].size === 0) return;
      const event = make();
      for (const listener of [...listeners[name]]) listener(event);
    },
  };
}
