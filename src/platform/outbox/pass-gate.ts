import { findAccount, type Community } from "#platform/community";
import type { Db } from "#platform/store";
import { spentToday } from "./burden.ts";
import { judgeNotice, type GateVerdict } from "./gate.ts";
import type { NoticeKind } from "./notice.ts";

/**
 * Gathers what the gate must know of a notice and asks it: when it is said, so
 * that what waits is known at once, and again when it is sent, because by then
 * the day may be another or full.
 */
export async function passGate(
  db: Db,
  community: Community,
  notice: {
    readonly kind: NoticeKind;
    readonly userId: number | null;
    readonly now: number;
    readonly createdAt: number;
    readonly expiresAt: number | null;
    readonly hasLine: boolean;
  },
): Promise<GateVerdict> {
  const { kind, userId, now, hasLine } = notice;
  const account =
    userId !== null && kind !== "answer"
      ? await findAccount(db, userId)
      : undefined;
  const spent =
    userId === null && kind === "routine"
      ? await spentToday(db, community, now)
      : 0;
  return judgeNotice({
    ...notice,
    timeZone: community.timeZone,
    quiet: account?.quiet ?? community.quiet,
    group:
      userId === null
        ? {
            budget: community.dailyBudget,
            spent,
            digestAt: community.digestAt,
            hasLine,
          }
        : null,
  });
}
