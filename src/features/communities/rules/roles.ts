import type { Member } from "#platform/community";

export type AppointedRole = Exclude<Member["role"], "resident">;

const mostConveners = 2;

export type Appointment =
  | { ok: true; rank: Member["rank"] }
  | { ok: false; reason: "already" | "left" | "convenes" | "full" };

/** Whether somebody can be given a role beside the conveners that there are. */
export function judgeAppointment(
  member: Pick<Member, "role" | "isPresent">,
  role: AppointedRole,
  conveners: readonly Pick<Member, "rank">[],
): Appointment {
  if (!member.isPresent) return { ok: false, reason: "left" };
  if (member.role === role) return { ok: false, reason: "already" };
  // Else a slip would leave a community without its convener.
  if (member.role === "convener") return { ok: false, reason: "convenes" };
  if (role !== "convener") return { ok: true, rank: null };
  if (conveners.length >= mostConveners) return { ok: false, reason: "full" };
  const hasFirst = conveners.some(({ rank }) => rank === 1);
  return { ok: true, rank: hasFirst ? 2 : 1 };
}

const alone = /^(?:off|卸任|撤掉?|不当了)$/iu;
const behind = /(?:\s+(?:off|卸任|撤掉?|不当了)|卸任)$/iu;

/** `@x`, `@x off`, `off`, or nothing. */
export function readRoleChange(text: string): { who: string; isOff: boolean } {
  const asked = text.normalize("NFKC").trimEnd();
  if (alone.test(asked)) return { who: "", isOff: true };
  const who = asked.replace(behind, "").trimEnd();
  return { who, isOff: who !== asked };
}

/** Telegram keeps names that end so for bots. */
export const isBotName = (username: string): boolean => /bot$/i.test(username);
