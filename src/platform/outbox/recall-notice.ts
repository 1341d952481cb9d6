import type { Turn } from "#platform/turn";
import type { Item } from "./content.ts";

/** Whether something about this was said, or is to be said, to the person since then. */
export async function wasSaidSince(
  { tx }: Turn,
  said: { readonly userId: number; readonly about: Item },
  since: number,
): Promise<boolean> {
  const row = await tx
    .selectFrom("notices")
    .select("notice_id")
    .where("user_id", "=", said.userId)
    .where("about_kind", "=", said.about.kind)
    .where("about_number", "=", said.about.number)
    .where("created_at", ">", since)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
