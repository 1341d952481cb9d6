import type { Html, Words } from "#platform/i18n";
import type { Turn } from "#platform/turn";
import type { MatterRead } from "../read-matter.ts";
import { longestTopic } from "../rules/title.ts";
import type { Submitted } from "../submit-matter.ts";
import { titleOf } from "./card.ts";

/** Why it is no matter at all. */
export const explainUnread = (
  { t }: Words,
  reason: (MatterRead & { ok: false })["reason"],
): Html =>
  reason === "too-long"
    ? t("topics.refused.too-long", { limit: longestTopic })
    : t(`topics.refused.${reason}`);

/** Why a matter was not raised, and what to do instead. */
export function explainRefusal(
  turn: Turn,
  { t, format }: Words,
  refused: Submitted & { ok: false },
): Html {
  switch (refused.reason) {
    case "gone":
      return t("topics.refused.gone", { title: turn.community.title });
    case "same": {
      const { topic } = refused;
      const n = topic.number;
      return t("topics.refused.same", { n, title: titleOf(topic) });
    }
    case "flood":
      return t("topics.refused.flood", {
        time: format.dateTimeWithWeekday(refused.until),
      });
  }
}
