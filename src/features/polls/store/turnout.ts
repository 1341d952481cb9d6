import { sql } from "kysely";
import type { Db } from "#platform/store";
import type {
  BallotContent,
  CastBallots,
  Poll,
  Source,
  Turnout,
} from "../types.ts";

const isSecret = (poll: Pick<Poll, "rules">) => poll.rules.secrecy === "secret";

/** Equal ballots together, with the floor area of those who cast them. */
export async function listCast(
  db: Db,
  communityId: number,
  poll: Pick<Poll, "number" | "rules">,
): Promise<CastBallots[]> {
  const rows = isSecret(poll)
    ? await db
        .selectFrom("secret_ballots")
        .select((eb) => [
          "content",
          eb.fn.countAll<number>().as("count"),
          sql<number>`0`.as("area"),
        ])
        .where("community_id", "=", communityId)
        .where("poll", "=", poll.number)
        .groupBy("content")
        .orderBy("content")
        .execute()
    : await db
        .selectFrom("open_ballots as b")
        .leftJoin(
          (eb) =>
            eb
              .selectFrom("poll_electors")
              .select((e) => [
                "elector_id",
                e.fn.sum<number>("area_cm2").as("area"),
              ])
              .where("community_id", "=", communityId)
              .where("poll", "=", poll.number)
              .groupBy("elector_id")
              .as("e"),
          (join) => join.onRef("e.elector_id", "=", "b.elector_id"),
        )
        .select((eb) => [
          "b.content",
          eb.fn.countAll<number>().as("count"),
          eb.fn
            .coalesce(eb.fn.sum<number>("e.area"), sql<number>`0`)
            .as("area"),
        ])
        .where("b.community_id", "=", communityId)
        .where("b.poll", "=", poll.number)
        .where("b.replaced_at", "is", null)
        .groupBy("b.content")
        .orderBy("b.content")
        .execute();
  return rows.map(({ content, count, area }) => ({
    content: JSON.parse(content) as BallotContent,
    count,
    areaCm2: area,
  }));
}

export async function turnoutOf(
  db: Db,
  communityId: number,
  poll: Pick<Poll, "number" | "rules">,
): Promise<Turnout> {
  const rows: { source: Source; count: number }[] = isSecret(poll)
    ? await db
        .selectFrom("poll_voters")
        .select((eb) => ["source", eb.fn.countAll<number>().as("count")])
        .where("community_id", "=", communityId)
        .where("poll", "=", poll.number)
        .groupBy("source")
        .execute()
    : await db
        .selectFrom("open_ballots")
        .select((eb) => ["source", eb.fn.countAll<number>().as("count")])
        .where("community_id", "=", communityId)
        .where("poll", "=", poll.number)
        .where("replaced_at", "is", null)
        .groupBy("source")
        .execute();
  const of = (source: Source) =>
    rows.find((row) => row.source === source)?.count ?? 0;
  const [paper, proxy] = [of("paper"), of("proxy")];
  return { voters: of("chat") + paper + proxy, paper, proxy };
}

/** Electors who have a vote that counts; not which. */
export async function listVoted(
  db: Db,
  communityId: number,
  poll: Pick<Poll, "number" | "rules">,
): Promise<number[]> {
  const rows = isSecret(poll)
    ? await db
        .selectFrom("poll_voters")
        .select("elector_id")
        .where("community_id", "=", communityId)
        .where("poll", "=", poll.number)
        .orderBy("elector_id")
        .execute()
    : await db
        .selectFrom("open_ballots")
        .select("elector_id")
        .where("community_id", "=", communityId)
        .where("poll", "=", poll.number)
        .where("replaced_at", "is", null)
        .orderBy("elector_id")
        .execute();
  return rows.map((row) => row.elector_id);
}

export async function hasVoted(
  db: Db,
  communityId: number,
  poll: Pick<Poll, "number" | "rules">,
  electorId: number,
): Promise<boolean> {
  const row = isSecret(poll)
    ? await db
        .selectFrom("poll_voters")
        .select("elector_id")
        .where("community_id", "=", communityId)
        .where("poll", "=", poll.number)
        .where("elector_id", "=", electorId)
        .executeTakeFirst()
    : await db
        .selectFrom("open_ballots")
        .select("elector_id")
        .where("community_id", "=", communityId)
        .where("poll", "=", poll.number)
        .where("elector_id", "=", electorId)
        .where("replaced_at", "is", null)
        .executeTakeFirst();
  return row !== undefined;
}

/** Members known to have voted: a household's or a secret vote may name none. */
export async function listVoterMembers(
  db: Db,
  communityId: number,
  poll: Pick<Poll, "number" | "rules">,
): Promise<number[]> {
  if (isSecret(poll)) {
    const { electorate } = poll.rules;
    return electorate === "household" || electorate === "owner"
      ? []
      : listVoted(db, communityId, poll);
  }
  const rows = await db
    .selectFrom("open_ballots")
    .select("member_id")
    .distinct()
    .where("community_id", "=", communityId)
    .where("poll", "=", poll.number)
    .where("replaced_at", "is", null)
    .where("member_id", "is not", null)
    .orderBy("member_id")
    .execute();
  return rows.flatMap(({ member_id }) => member_id ?? []);
}
