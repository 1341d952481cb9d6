import { sql } from "kysely";
import { localDate } from "#platform/clock";
import type { Community } from "#platform/community";
import type { Db, Tx } from "#platform/store";
import type { Turn } from "#platform/turn";

interface Spent {
  readonly messages: number;
  readonly answers: number;
  readonly mentions: number;
  readonly taps: number;
}

/** Adds to what the bot costs the group today, by its calendar. */
export async function addBurden(
  tx: Tx,
  to: { community: Community; now: number },
  spent: Partial<Spent>,
): Promise<void> {
  const { messages = 0, answers = 0, mentions = 0, taps = 0 } = spent;
  await tx
    .insertInto("burden")
    .values({
      community_id: to.community.id,
      day: localDate(to.now, to.community.timeZone).toString(),
      messages,
      answers,
      mentions,
      taps,
    })
    .onConflict((c) =>
      c.columns(["community_id", "day"]).doUpdateSet({
        messages: sql`burden.messages + ${messages}`,
        answers: sql`burden.answers + ${answers}`,
        mentions: sql`burden.mentions + ${mentions}`,
        taps: sql`burden.taps + ${taps}`,
      }),
    )
    .execute();
}

/**
 * Counts presses of buttons in the turns' groups. Those of one transaction are
 * counted together, because in a storm of votes each statement is felt.
 */
export async function countTaps(turns: readonly Turn[]): Promise<void> {
  const byCommunity = Map.groupBy(turns, ({ community }) => community.id);
  for (const [first, ...others] of byCommunity.values()) {
    if (first) {
      await addBurden(first.tx, first, { taps: 1 + others.length });
    }
  }
}

const usernames = /(?<![\w@])@[a-z]\w{3,31}/gi;

/** How many people a message names, so that they are notified. */
export function countMentions(parameters: Record<string, unknown>): number {
  const { text, caption, entities, caption_entities } = parameters;
  const named = (entities ?? caption_entities ?? []) as { type: string }[];
  const written = (text ?? caption ?? "") as string;
  return (
    named.filter(({ type }) => type === "text_mention").length +
    (written.match(usernames)?.length ?? 0)
  );
}

/** Messages to the group that nobody asked for, today by its calendar. */
export async function spentToday(
  db: Db,
  community: Community,
  now: number,
): Promise<number> {
  const row = await db
    .selectFrom("burden")
    .select(["messages", "answers"])
    .where("community_id", "=", community.id)
    .where("day", "=", localDate(now, community.timeZone).toString())
    .executeTakeFirst();
  return row ? row.messages - row.answers : 0;
}

export interface WeekOfBurden extends Spent {
  /** The local days that it is about, today included. */
  readonly days: number;
  /** On one of them the group was told more, answers aside, than its budget. */
  readonly isOver: boolean;
}

const week = 7;

/**
 * What the bot cost the group today and on the six days before. Over budget is
 * who was over it on any day: an average would hide the one evening that hurt.
 */
export async function weekOfBurden(
  db: Db,
  community: Community,
  now: number,
): Promise<WeekOfBurden> {
  const today = localDate(now, community.timeZone);
  const rows = await db
    .selectFrom("burden")
    .select(["messages", "answers", "mentions", "taps"])
    .where("community_id", "=", community.id)
    .where("day", ">", today.subtract({ days: week }).toString())
    .where("day", "<=", today.toString())
    .execute();
  const sum = (of: keyof Spent) => rows.reduce((all, row) => all + row[of], 0);
  return {
    messages: sum("messages"),
    answers: sum("answers"),
    mentions: sum("mentions"),
    taps: sum("taps"),
    days: week,
    isOver: rows.some(
      (row) => row.messages - row.answers > community.dailyBudget,
    ),
  };
}
