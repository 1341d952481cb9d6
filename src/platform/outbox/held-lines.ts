import { Html } from "#platform/i18n";
import type { Turn } from "#platform/turn";
import type { Item } from "./content.ts";
import type { DigestSection } from "./notice.ts";

/** What a notice that the gate held back says in the digest. */
export interface HeldLine {
  readonly section: DigestSection;
  readonly line: Html;
  readonly about: Item | null;
  readonly heldAt: number;
}

/** Takes what waits for the digest, the newest first; from then on it counts as said. */
export async function takeHeldLines(turn: Turn): Promise<HeldLine[]> {
  const { tx, community, now } = turn;
  const ofCommunity = tx
    .updateTable("notices")
    .where("community_id", "=", community.id)
    .where("state", "=", "held");
  await ofCommunity
    .set({ state: "expired", body: "", line: null })
    .where("expires_at", "<=", now)
    .execute();
  const held = await tx
    .selectFrom("notices")
    .select(["section", "line", "about_kind", "about_number", "created_at"])
    .where("community_id", "=", community.id)
    .where("state", "=", "held")
    .orderBy("created_at", "desc")
    .orderBy("notice_id", "desc")
    .execute();
  await ofCommunity
    .set({ state: "sent", sent_at: now, body: "", line: null })
    .execute();
  return held.map((row) => ({
    section: row.section as DigestSection,
    line: new Html(row.line ?? ""),
    about:
      row.about_kind !== null && row.about_number !== null
        ? { kind: row.about_kind, number: row.about_number }
        : null,
    heldAt: row.created_at,
  }));
}
