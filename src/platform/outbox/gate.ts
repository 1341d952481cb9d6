import {
  daysBetween,
  isQuiet,
  localDate,
  nextDecentInstant,
  nextLocalTime,
  startOfLocalDay,
} from "#platform/clock";
import type { Account, QuietHours } from "#platform/community";
import type { NoticeKind, NoticeSpec } from "./notice.ts";

/** `silent`: now, without a sound; `digest`: the next digest says it in a line. */
export type GateVerdict =
  "now" | "silent" | { readonly at: number } | "digest" | "drop";

export interface GateAsk {
  readonly kind: NoticeKind;
  readonly now: number;
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly timeZone: string;
  /** Those of the person, else of the community. */
  readonly quiet: QuietHours | null;
  /** null: it goes to a person's private chat. */
  readonly group: {
    /** Messages a local day, answers aside. */
    readonly budget: number;
    readonly spent: number;
    /** Local wall time, `HH:MM`. */
    readonly digestAt: string;
    /** There is a line for the digest. */
    readonly hasLine: boolean;
  } | null;
}

/** How many days a routine notice waits for a day that is not full of others. */
const mostDaysOver = 2;

/**
 * The one gate that every notice passes just before it is sent. Answers and news
 * always go; routine waits for a decent hour, and in the group for room in the
 * day's budget: in the digest where it has a line for it, else for the next day.
 */
export function judgeNotice(ask: GateAsk): GateVerdict {
  const { kind, now, timeZone, quiet, expiresAt, group } = ask;
  if (expiresAt !== null && expiresAt <= now) return "drop";
  if (kind === "answer") return "now";
  if (kind === "news") {
    return isQuiet({ at: now, timeZone, quiet }) ? "silent" : "now";
  }
  const decentAt = nextDecentInstant({ now, timeZone, quiet });
  if (!group) return decentAt <= now ? "now" : { at: decentAt };
  const isDecent = decentAt <= now;
  const isAfforded =
    group.spent < group.budget || daysWaited(ask) >= mostDaysOver;
  if (isDecent && isAfforded) return "now";
  const at = isDecent ? nextDay(ask) : decentAt;
  if (!group.hasLine || isSameDay(ask, at)) {
    return isDecent && isTooLate(ask, at) ? "now" : { at };
  }
  const digestAt = nextLocalTime({ now, timeZone, time: group.digestAt });
  return isDecent && isTooLate(ask, digestAt) ? "now" : "digest";
}

const isTooLate = ({ expiresAt }: GateAsk, at: number): boolean =>
  expiresAt !== null && expiresAt <= at;

const isSameDay = ({ now, timeZone }: GateAsk, at: number): boolean =>
  localDate(at, timeZone).equals(localDate(now, timeZone));

const daysWaited = ({ createdAt, now, timeZone }: GateAsk): number =>
  daysBetween(localDate(createdAt, timeZone), localDate(now, timeZone));

function nextDay({ now, timeZone, quiet }: GateAsk): number {
  const date = localDate(now, timeZone).add({ days: 1 });
  return nextDecentInstant({
    now: startOfLocalDay(date, timeZone),
    timeZone,
    quiet,
  });
}

/** Whether somebody wants to hear of it at all; what they asked for they always do. */
export function isWanted(ask: {
  readonly kind: NoticeKind;
  readonly concern: NonNullable<NoticeSpec["concern"]>;
  readonly notify: Account["notify"];
}): boolean {
  if (ask.kind === "answer") return true;
  if (ask.notify === "mine") return ask.concern === "mine";
  return ask.notify === "all";
}
