import type { Db } from "#platform/store";

export interface RecordedAct {
  readonly at: number;
  readonly act: string;
  readonly number: number | null;
}

/** What was recorded of these acts after one instant and up to another, oldest first. */
export async function listActs(
  db: Db,
  communityId: number,
  span: {
    readonly acts: readonly string[];
    readonly after: number;
    readonly until: number;
  },
): Promise<RecordedAct[]> {
  return db
    .selectFrom("ledger")
    .select(["at", "act", "number"])
    .where("community_id", "=", communityId)
    .where("act", "in", span.acts)
    .where("at", ">", span.after)
    .where("at", "<=", span.until)
    .orderBy("seq")
    .execute();
}
