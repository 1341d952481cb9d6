import { lines, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";

/** That an item is ended, unless that is said already, and what is not ended with it. */
export const composeClosed = (
  { t }: Words,
  closed: { number: number; isSaid: boolean; sessions: readonly number[] },
): Content => ({
  text: lines(
    !closed.isSaid && t("records.close.done", { n: closed.number }),
    closed.sessions.length > 0 &&
      t("records.close.sessions", {
        n: closed.number,
        sessions: closed.sessions.map((n) => `#${n}`).join(" "),
        first: closed.sessions[0] ?? 0,
      }),
  ),
});
