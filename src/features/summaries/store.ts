import type { Db, Tx } from "#platform/store";
import type { Draft, Summary, SummaryTable } from "./types.ts";

const asDraft = (row: SummaryTable): Draft => ({
  topic: row.topic,
  draft: row.draft,
  convenerId: row.convener_id,
  computed: row.computed,
  note: row.note,
  state: row.state as Draft["state"],
});

/** What is shown, and posted to the letter. */
export const textOf = ({
  computed,
  note,
}: Pick<Draft, "computed" | "note">): string =>
  note === null ? computed : `${computed}\n${note}`;

const ofTopic = (db: Db, communityId: number, topic: number) =>
  db
    .selectFrom("summaries")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("topic", "=", topic);

/** A new draft; the convener's open one on the topic is discarded. */
export async function insertDraft(
  tx: Tx,
  communityId: number,
  draft: Pick<Draft, "topic" | "convenerId" | "computed"> & { now: number },
): Promise<Draft> {
  const last = await ofTopic(tx, communityId, draft.topic)
    .orderBy("draft", "desc")
    .limit(1)
    .executeTakeFirst();
  await tx
    .updateTable("summaries")
    .set({ state: "discarded" })
    .where("community_id", "=", communityId)
    .where("topic", "=", draft.topic)
    .where("state", "=", "open")
    .where(
      "convener_id",
      draft.convenerId === null ? "is" : "=",
      draft.convenerId,
    )
    .execute();
  const row = await tx
    .insertInto("summaries")
    .values({
      community_id: communityId,
      topic: draft.topic,
      draft: (last?.draft ?? 0) + 1,
      convener_id: draft.convenerId,
      computed: draft.computed,
      note: null,
      state: "open",
      version: null,
      drafted_at: draft.now,
      posted_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return asDraft(row);
}

export async function findDraft(
  db: Db,
  communityId: number,
  which: Pick<Draft, "topic" | "draft">,
): Promise<Draft | undefined> {
  const row = await ofTopic(db, communityId, which.topic)
    .where("draft", "=", which.draft)
    .executeTakeFirst();
  return row && asDraft(row);
}

/** The newest draft on a topic that this convener may go on with. */
export async function findOpenDraft(
  db: Db,
  communityId: number,
  which: { topic: number; convenerId: number },
): Promise<Draft | undefined> {
  const row = await ofTopic(db, communityId, which.topic)
    .where("state", "=", "open")
    .where((eb) =>
      eb.or([
        eb("convener_id", "=", which.convenerId),
        eb("convener_id", "is", null),
      ]),
    )
    .orderBy("draft", "desc")
    .limit(1)
    .executeTakeFirst();
  return row && asDraft(row);
}

export async function setNote(
  tx: Tx,
  communityId: number,
  which: Pick<Draft, "topic" | "draft">,
  note: string,
): Promise<void> {
  await tx
    .updateTable("summaries")
    .set({ note })
    .where("community_id", "=", communityId)
    .where("topic", "=", which.topic)
    .where("draft", "=", which.draft)
    .execute();
}

export async function endDraft(
  tx: Tx,
  communityId: number,
  which: Pick<Draft, "topic" | "draft">,
  as:
    | { state: "posted"; version: number; postedAt: number }
    | { state: "discarded" },
): Promise<void> {
  await tx
    .updateTable("summaries")
    .set({
      state: as.state,
      ...(as.state === "posted" && {
        version: as.version,
        posted_at: as.postedAt,
      }),
    })
    .where("community_id", "=", communityId)
    .where("topic", "=", which.topic)
    .where("draft", "=", which.draft)
    .execute();
}

/** What the group was last told of a topic. */
export async function findLastSummary(
  db: Db,
  communityId: number,
  topic: number,
): Promise<Summary | undefined> {
  const row = await ofTopic(db, communityId, topic)
    .where("version", "is not", null)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      topic,
      version: row.version ?? 0,
      text: textOf(row),
      postedAt: row.posted_at ?? 0,
    }
  );
}
