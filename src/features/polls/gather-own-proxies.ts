import type { Db } from "#platform/store";

const at = (instant: number) => new Date(instant).toISOString();

/** Whom a member asked to vote for them, who asked them, and papers they dealt with. */
export async function gatherOwnProxies(
  db: Db,
  communityId: number,
  memberId: number,
) {
  const proxies = await db
    .selectFrom("proxies")
    .select(["giver_id", "poll", "state", "given_at", "settled_at"])
    .where("community_id", "=", communityId)
    .where((eb) =>
      eb.or([eb("giver_id", "=", memberId), eb("holder_id", "=", memberId)]),
    )
    .orderBy("proxy_id")
    .execute();
  const shown = (isGiver: boolean) =>
    proxies
      .filter((row) => (row.giver_id === memberId) === isGiver)
      .map((row) => ({
        poll: row.poll,
        state: row.state,
        givenAt: at(row.given_at),
        settledAt: row.settled_at === null ? null : at(row.settled_at),
      }));
  const batches = await db
    .selectFrom("paper_batches")
    .select(["poll", "entered_by", "state", "entered_at"])
    .where("community_id", "=", communityId)
    .where((eb) =>
      eb.or([eb("entered_by", "=", memberId), eb("decided_by", "=", memberId)]),
    )
    .orderBy("batch_id")
    .execute();
  const waiting = await db
    .selectFrom("papers as p")
    .innerJoin("paper_batches as b", (join) =>
      join
        .onRef("b.community_id", "=", "p.community_id")
        .onRef("b.batch_id", "=", "p.batch_id"),
    )
    .select("b.poll")
    .where("p.community_id", "=", communityId)
    .where("p.member_id", "=", memberId)
    .orderBy("b.poll")
    .execute();
  return {
    proxiesGiven: shown(true),
    proxiesHeld: shown(false),
    papersHandled: batches.map((row) => ({
      poll: row.poll,
      as: row.entered_by === memberId ? "entered" : "decided",
      state: row.state,
      enteredAt: at(row.entered_at),
    })),
    papersWaiting: waiting,
  };
}
