import type { RefusalParameters } from "./refusal.ts";

/**
 * What goes wrong with the next calls that fit. Without a method any call of a
 * chat fits; without a chat too, even getUpdates.
 */
export interface FaultRule {
  method?: string;
  chatId?: number;
  error:
    | { code: number; description: string; parameters?: RefusalParameters }
    /** The connection breaks and nothing was done. */
    | "reset-before"
    /** The connection breaks after the work was done. */
    | "reset-after"
    /** The answer comes late. */
    | { stallMs: number };
  /** 1 unless given. */
  times?: number;
}

export interface Faults {
  failNext(rule: FaultRule): void;
  /** Uses up one of the first rule that fits. */
  take(
    method: string,
    chatId: string | undefined,
  ): FaultRule["error"] | undefined;
}

export function createFaults(): Faults {
  const rules: { rule: FaultRule; left: number }[] = [];
  return {
    failNext(rule) {
      rules.push({ rule, left: rule.times ?? 1 });
    },
    take(method, chatId) {
      if (rules.length === 0) return undefined;
      const index = rules.findIndex(
        ({ rule }) =>
          (rule.method === undefined ||
            rule.method.toLowerCase() === method.toLowerCase()) &&
          (rule.chatId === undefined || String(rule.chatId) === chatId),
      );
      const found = rules[index];
      if (!found) return undefined;
      if (--found.left <= 0) rules.splice(index, 1);
      return found.rule.error;
    },
  };
}
