import { sql } from "kysely";
import type { Db, Tx } from "#platform/store";

/** Somebody's wish that another votes for them. */
export interface Proxy {
  readonly id: number;
  readonly giverId: number;
  readonly holderId: number;
  /** null: every poll but secret ones. */
  readonly poll: number | null;
  /** Only an `accepted` one gives votes. */
  readonly state: "asked" | "accepted" | "declined" | "revoked";
}

interface ProxyTable {
  community_id: number;
  proxy_id: number;
  giver_id: number;
  holder_id: number;
  poll: number | null;
  state: Proxy["state"];
  given_at: number;
  /** When it was last answered or taken back. */
  settled_at: number | null;
}

declare module "#platform/store" {
  interface Tables {
    proxies: ProxyTable;
  }
}

const asProxy = (row: ProxyTable): Proxy => ({
  id: row.proxy_id,
  giverId: row.giver_id,
  holderId: row.holder_id,
  poll: row.poll,
  state: row.state,
});

const ofCommunity = (db: Db, communityId: number) =>
  db.selectFrom("proxies").selectAll().where("community_id", "=", communityId);

/** Rows stay for ever: a number that came again would be accepted by an old button. */
export async function insertProxy(
  tx: Tx,
  communityId: number,
  given: Pick<Proxy, "giverId" | "holderId" | "poll"> & { now: number },
): Promise<Proxy> {
  const row = await tx
    .insertInto("proxies")
    .values({
      community_id: communityId,
      proxy_id: sql<number>`(select coalesce(max(proxy_id), 0) + 1 from proxies where community_id = ${communityId})`,
      giver_id: given.giverId,
      holder_id: given.holderId,
      poll: given.poll,
      state: "asked",
      given_at: given.now,
      settled_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return asProxy(row);
}

export async function findProxy(
  db: Db,
  communityId: number,
  id: number,
): Promise<Proxy | undefined> {
  const row = await ofCommunity(db, communityId)
    .where("proxy_id", "=", id)
    .executeTakeFirst();
  return row && asProxy(row);
}

/** What somebody has given and holds, asked and accepted, the oldest first. */
export async function listProxiesOf(
  db: Db,
  communityId: number,
  memberId: number,
): Promise<Proxy[]> {
  const rows = await ofCommunity(db, communityId)
    .where("state", "in", ["asked", "accepted"])
    .where((eb) =>
      eb.or([eb("giver_id", "=", memberId), eb("holder_id", "=", memberId)]),
    )
    .orderBy("proxy_id")
    .execute();
  return rows.map(asProxy);
}

/** Those that could give votes in a poll, the oldest first. */
export async function listAcceptedProxies(
  db: Db,
  communityId: number,
  poll: number,
): Promise<Proxy[]> {
  const rows = await ofCommunity(db, communityId)
    .where("state", "=", "accepted")
    .where((eb) => eb.or([eb("poll", "is", null), eb("poll", "=", poll)]))
    .orderBy("settled_at")
    .orderBy("proxy_id")
    .execute();
  return rows.map(asProxy);
}

/** Those that gave somebody votes in a poll until they were taken or given back. */
export async function listEndedProxies(
  db: Db,
  communityId: number,
  of: { readonly poll: number; readonly holderId: number },
): Promise<{ giverId: number; givenAt: number; endedAt: number }[]> {
  const rows = await ofCommunity(db, communityId)
    .where("state", "=", "revoked")
    .where("holder_id", "=", of.holderId)
    .where((eb) => eb.or([eb("poll", "is", null), eb("poll", "=", of.poll)]))
    .orderBy("proxy_id")
    .execute();
  return rows.map((row) => ({
    giverId: row.giver_id,
    givenAt: row.given_at,
    endedAt: row.settled_at ?? row.given_at,
  }));
}

export async function settleProxy(
  tx: Tx,
  communityId: number,
  id: number,
  settled: { state: Exclude<Proxy["state"], "asked">; now: number },
): Promise<void> {
  await tx
    .updateTable("proxies")
    .set({ state: settled.state, settled_at: settled.now })
    .where("community_id", "=", communityId)
    .where("proxy_id", "=", id)
    .execute();
}
