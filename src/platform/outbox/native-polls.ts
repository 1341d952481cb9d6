import { z } from "zod";
import { findCommunity } from "#platform/community";
import type { Db, Tx } from "#platform/store";
import type { Turn } from "#platform/turn";
import type { Item } from "./content.ts";
import type { SendGiven } from "./delivery.ts";
import { enqueue } from "./enqueue.ts";
import type { Sending } from "./note-sent.ts";
import type { NativePollTable } from "./tables.ts";
import { urgencies, type NoticeBody } from "./notice.ts";

/** Of Telegram's Poll what we read; the bot knows its options by their places. */
export const nativePollSchema = z.object({
  id: z.string(),
  options: z.array(z.object({ voter_count: z.number().int() })),
  total_voter_count: z.number().int(),
  is_closed: z.boolean(),
});

export type NativePoll = z.infer<typeof nativePollSchema>;

declare module "#platform/turn" {
  interface Events {
    /** What Telegram says of a native poll of ours; closed, it is the last word. */
    "native-poll.changed": { readonly about: Item; readonly poll: NativePoll };
    /** Telegram takes no such poll here. */
    "native-poll.refused": { readonly about: Item };
    /** It was closed already or is gone: no answer tells how it ended. */
    "native-poll.unanswered": { readonly about: Item };
  }
}

interface SentPoll {
  readonly communityId: number;
  readonly chatId: number;
  readonly messageId: number;
  readonly about: Item;
}

const sentPolls = (db: Db) => db.selectFrom("native_polls").selectAll();

const asSent = (row: NativePollTable): SentPoll => ({
  communityId: row.community_id,
  chatId: row.chat_id,
  messageId: row.message_id,
  about: { kind: row.about_kind, number: row.about_number },
});

async function findSentPoll(
  { tx, community }: Pick<Turn, "tx" | "community">,
  about: Item,
): Promise<SentPoll | undefined> {
  const row = await sentPolls(tx)
    .where("community_id", "=", community.id)
    .where("about_kind", "=", about.kind)
    .where("about_number", "=", about.number)
    .executeTakeFirst();
  return row && asSent(row);
}

/** An update names a poll by Telegram's id alone, whatever the community. */
export async function findPollByTelegram(
  db: Db,
  telegramId: string,
): Promise<SentPoll | undefined> {
  const row = await sentPolls(db)
    .where("telegram_id", "=", telegramId)
    .executeTakeFirst();
  return row && asSent(row);
}

/** The message with the poll; null: there is none that can be reached. */
export async function findPollMessage(
  turn: Turn,
  about: Item,
): Promise<number | null> {
  const sent = await findSentPoll(turn, about);
  // A group's old ids name other messages in the supergroup that it became.
  return sent && sent.chatId === turn.community.chatId ? sent.messageId : null;
}

/**
 * Has the group's poll stopped; how it ended comes as an event. `unsent`: it
 * never came into the group; `lost`: it stayed behind in the group's old chat.
 */
export async function stopPoll(
  turn: Turn,
  about: Item,
): Promise<"asked" | "unsent" | "lost"> {
  if (!(await findSentPoll(turn, about))) return "unsent";
  const messageId = await findPollMessage(turn, about);
  if (messageId === null) return "lost";
  await enqueue(turn, {
    userId: null,
    urgency: urgencies.news,
    body: { method: "stopPoll", parameters: { message_id: messageId } },
    about,
  });
  return "asked";
}

export const isOfPoll = ({ method }: NoticeBody): boolean =>
  method === "sendPoll" || method === "stopPoll";

/**
 * Delivery is at least once: after a crash the same poll may stand in the chat
 * twice. The one noted is the last; only its votes are known and counted.
 */
export async function notePollAnswer(
  given: SendGiven,
  tx: Tx,
  sending: Sending,
  result: unknown,
): Promise<void> {
  const about = aboutOf(sending);
  if (!about) return;
  const { row, body, chatId } = sending;
  if (body.method === "sendPoll") {
    const sent = sentSchema.safeParse(result);
    if (!sent.success) return;
    await tx
      .insertInto("native_polls")
      .values({
        community_id: row.community_id,
        telegram_id: sent.data.poll.id,
        chat_id: chatId,
        message_id: sent.data.message_id,
        about_kind: about.kind,
        about_number: about.number,
      })
      .execute();
    return;
  }
  const stopped = nativePollSchema.safeParse(result);
  const posted = stopped.success
    ? await findPollByTelegram(tx, stopped.data.id)
    : undefined;
  const turn = await openTurn(given, tx, sending);
  // Sent after a move to a supergroup, it may have hit another message.
  if (stopped.success && posted?.about.number === about.number) {
    await turn?.emit("native-poll.changed", { about, poll: stopped.data });
  } else {
    await turn?.emit("native-poll.unanswered", { about });
  }
}

/** Telegram will never do what was asked. */
export async function notePollFailure(
  given: SendGiven,
  tx: Tx,
  sending: Sending,
): Promise<void> {
  const about = aboutOf(sending);
  if (!about) return;
  const turn = await openTurn(given, tx, sending);
  const isSent = sending.body.method === "sendPoll";
  await (isSent
    ? turn?.emit("native-poll.refused", { about })
    : turn?.emit("native-poll.unanswered", { about }));
}

const sentSchema = z.object({
  message_id: z.number().int(),
  poll: nativePollSchema,
});

const aboutOf = ({ row, body }: Sending): Item | null =>
  isOfPoll(body) && row.about_kind !== null && row.about_number !== null
    ? { kind: row.about_kind, number: row.about_number }
    : null;

async function openTurn(
  { turns }: SendGiven,
  tx: Tx,
  { row }: Sending,
): Promise<Turn | null> {
  const community = await findCommunity(tx, row.community_id);
  return community ? turns.open(tx, community, null) : null;
}
