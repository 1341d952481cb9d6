import { sql } from "kysely";
import type { Db, Tx } from "#platform/store";
import type {
  Followup,
  FollowupState,
  FollowupTable,
  ProgressReport,
} from "./types.ts";

const asFollowup = (row: FollowupTable): Followup => ({
  number: row.number,
  topic: row.topic,
  text: row.text,
  ownerId: row.owner_id,
  handedOutById: row.handed_out_by_id,
  state: row.state as FollowupState,
  reason: row.reason,
  dueOn: Temporal.PlainDate.from(row.due_on),
  dueSetAt: row.due_set_at,
  extensions: row.extensions,
  asks: row.asks,
  asked:
    row.asked_due_on === null
      ? null
      : {
          dueOn: Temporal.PlainDate.from(row.asked_due_on),
          reason: row.asked_reason,
        },
  remindedRung: row.reminded_rung,
  isLeaverTold: row.is_leaver_told === 1,
});

export async function insertFollowup(
  tx: Tx,
  communityId: number,
  followup: Pick<
    Followup,
    "number" | "topic" | "text" | "ownerId" | "handedOutById" | "dueOn"
  > & { now: number },
): Promise<Followup> {
  const row = await tx
    .insertInto("followups")
    .values({
      community_id: communityId,
      number: followup.number,
      topic: followup.topic,
      text: followup.text,
      owner_id: followup.ownerId,
      handed_out_by_id: followup.handedOutById,
      handed_out_at: followup.now,
      state: "open",
      reason: null,
      due_on: followup.dueOn.toString(),
      due_set_at: followup.now,
      extensions: 0,
      asks: 0,
      asked_due_on: null,
      asked_reason: null,
      reminded_rung: null,
      is_leaver_told: 0,
      settled_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return asFollowup(row);
}

/** Writes what is given and returns the follow-up as it is then. */
export async function changeFollowup(
  tx: Tx,
  communityId: number,
  number: number,
  set: Partial<Omit<FollowupTable, "community_id" | "number">>,
): Promise<Followup> {
  const row = await tx
    .updateTable("followups")
    .set(set)
    .where("community_id", "=", communityId)
    .where("number", "=", number)
    .returningAll()
    .executeTakeFirstOrThrow();
  return asFollowup(row);
}

/** All that one member owns becomes another's; returns their numbers. */
export async function moveOwnership(
  tx: Tx,
  communityId: number,
  owner: { from: number; to: number },
): Promise<number[]> {
  const rows = await tx
    .updateTable("followups")
    .set({ owner_id: owner.to })
    .where("community_id", "=", communityId)
    .where("owner_id", "=", owner.from)
    .returning("number")
    .execute();
  return rows.map(({ number }) => number).sort((a, b) => a - b);
}

const ofCommunity = (db: Db, communityId: number) =>
  db
    .selectFrom("followups")
    .selectAll()
    .where("community_id", "=", communityId)
    .orderBy("number");

const unsettled: FollowupState[] = ["open", "reported"];

export async function findFollowup(
  db: Db,
  communityId: number,
  number: number,
): Promise<Followup | undefined> {
  const row = await ofCommunity(db, communityId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row && asFollowup(row);
}

/** The oldest first. */
export async function listFollowupsOfTopic(
  db: Db,
  communityId: number,
  topic: number,
): Promise<Followup[]> {
  const rows = await ofCommunity(db, communityId)
    .where("topic", "=", topic)
    .execute();
  return rows.map(asFollowup);
}

/** Those still to be done and those that wait to be confirmed, what is due first first. */
export async function listUnsettled(
  db: Db,
  communityId: number,
): Promise<Followup[]> {
  const rows = await ofCommunity(db, communityId)
    .where("state", "in", unsettled)
    .clearOrderBy()
    .orderBy("due_on")
    .orderBy("number")
    .execute();
  return rows.map(asFollowup);
}

/** What one person has to do or waits to have confirmed, what is due first first. */
export async function listOpenFollowupsOf(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<Followup[]> {
  const rows = await ofCommunity(db, communityId)
    .where("owner_id", "=", memberId)
    .where("state", "in", unsettled)
    .clearOrderBy()
    .orderBy("due_on")
    .orderBy("number")
    .execute();
  return rows.map(asFollowup);
}

export async function insertReport(
  tx: Tx,
  communityId: number,
  followup: number,
  report: ProgressReport,
): Promise<number> {
  const { seq } = await tx
    .insertInto("followup_reports")
    .values({
      community_id: communityId,
      followup,
      seq: sql<number>`(select coalesce(max(seq), 0) + 1 from followup_reports where community_id = ${communityId} and followup = ${followup})`,
      author_id: report.authorId,
      text: report.text,
      reported_at: report.reportedAt,
    })
    .returning("seq")
    .executeTakeFirstOrThrow();
  return seq;
}

export async function findLastReport(
  db: Db,
  communityId: number,
  followup: number,
): Promise<ProgressReport | undefined> {
  const row = await db
    .selectFrom("followup_reports")
    .selectAll()
    .where("community_id", "=", communityId)
    .where("followup", "=", followup)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirst();
  return (
    row && {
      authorId: row.author_id,
      text: row.text,
      reportedAt: row.reported_at,
    }
  );
}

/** False: this person offered help before. */
export async function insertHelper(
  tx: Tx,
  communityId: number,
  helper: { followup: number; memberId: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto("followup_helpers")
    .values({
      community_id: communityId,
      followup: helper.followup,
      member_id: helper.memberId,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirstOrThrow();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function deleteHelper(
  tx: Tx,
  communityId: number,
  helper: { followup: number; memberId: number },
): Promise<void> {
  await tx
    .deleteFrom("followup_helpers")
    .where("community_id", "=", communityId)
    .where("followup", "=", helper.followup)
    .where("member_id", "=", helper.memberId)
    .execute();
}

export async function listHelperIds(
  db: Db,
  communityId: number,
  followup: number,
): Promise<number[]> {
  const rows = await db
    .selectFrom("followup_helpers")
    .select("member_id")
    .where("community_id", "=", communityId)
    .where("followup", "=", followup)
    .orderBy("member_id")
    .execute();
  return rows.map((row) => row.member_id);
}
