import { callback } from "#platform/chat";
import type { Member } from "#platform/community";
import type { Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";

export const forget = callback("records.forget", ["member"]);
export const keep = callback("records.keep", ["member"]);

/** What goes and what stays, before it is done. */
export function composeForgetting(
  turn: Turn,
  { t, plain }: Words,
  member: Member,
): Content {
  const args = { member: member.id };
  return {
    text: t("records.forget.ask"),
    buttons: [
      [
        {
          label: plain("records.forget.yes"),
          data: forget.data(turn.community.id, args),
        },
        {
          label: plain("records.forget.no"),
          data: keep.data(turn.community.id, args),
        },
      ],
    ],
  };
}
