import { sql } from "kysely";
import {
  changeCommunity,
  findAccount,
  findCommunity,
} from "#platform/community";
import type { Tx } from "#platform/store";
import type { Outcome, SendGiven } from "./delivery.ts";
import { backoffMs, judgeFailure } from "./failures.ts";
import { dropChat, followChat } from "./lost-chats.ts";
import {
  changeNotice,
  endUnsaid,
  nameOf,
  noteSent,
  type Sending,
} from "./note-sent.ts";
import { notePollFailure } from "./native-polls.ts";
import type { NoticeBody } from "./notice.ts";

export async function handleNoticeFailure(
  given: SendGiven,
  tx: Tx,
  sending: Sending,
  error: unknown,
): Promise<Outcome> {
  const { log } = given;
  const { row, chatId } = sending;
  const verdict = judgeFailure(error);
  switch (verdict.do) {
    case "done":
      await noteSent(given, tx, sending, []);
      await notePollFailure(given, tx, sending);
      return {};
    case "retry": {
      const ms = verdict.ms ?? backoffMs(row.attempts, Math.random());
      log.warn({ err: error, chat: chatId, ms }, "will be said later");
      await changeNotice(tx, row)
        .set({ attempts: row.attempts + 1 })
        .execute();
      return { blockMs: ms };
    }
    case "move-chat":
      await followChat(tx, {
        communityId: row.community_id,
        from: chatId,
        to: verdict.to,
      });
      return {};
    case "lose-chat":
      log.warn({ err: error, chat: chatId }, "the chat is lost");
      await dropChat(tx, { chatId, communityId: row.community_id });
      if (row.user_id !== null) await sayInGroup(given, tx, sending, error);
      return {};
    case "lose-thread":
      await leaveThread(given, tx, sending, error);
      return {};
    case "repost":
    case "give-up":
      await giveUp(given, tx, sending, error);
      return {};
  }
}

async function giveUp(
  given: SendGiven,
  tx: Tx,
  sending: Sending,
  error: unknown,
): Promise<void> {
  const { clock, log } = given;
  const { row, body } = sending;
  await endUnsaid(tx, row, clock.now(), "failed");
  await notePollFailure(given, tx, sending);
  const failed = { ...nameOf(row), ending: "failed", err: error };
  // Many groups let the bot pin nothing, and do well without.
  if (body.method === "pinChatMessage") log.debug(failed, "not pinned");
  else log.warn(failed, "not said");
}

/** What was meant for a person alone is given up. */
async function sayInGroup(
  given: SendGiven,
  tx: Tx,
  sending: Sending,
  error: unknown,
): Promise<void> {
  const { row, body } = sending;
  const community = await findCommunity(tx, row.community_id);
  const isKnown =
    row.user_id !== null && (await findAccount(tx, row.user_id)) !== undefined;
  if (!body.otherwise || !community?.chatId || !isKnown) {
    await giveUp(given, tx, sending, error);
    return;
  }
  await changeNotice(tx, row)
    .set({
      user_id: null,
      body: JSON.stringify({
        method: "sendMessage",
        parameters: body.otherwise,
      } satisfies NoticeBody),
    })
    .execute();
}

/** Its forum topic was deleted: it is said in General, and so is all that follows. */
async function leaveThread(
  given: SendGiven,
  tx: Tx,
  sending: Sending,
  error: unknown,
): Promise<void> {
  const { row, body, threadId } = sending;
  if (threadId === null) {
    await giveUp(given, tx, sending, error);
  } else if (body.threadId === undefined) {
    await leaveThreadOf(given, tx, { communityId: row.community_id, threadId });
  } else {
    const there: NoticeBody = { ...body, threadId: null };
    await changeNotice(tx, row)
      .set({ body: JSON.stringify(there) })
      .execute();
  }
}

/**
 * The forum topic that the community chose is gone, with what was pinned there:
 * that is posted anew in General.
 */
export async function leaveThreadOf(
  { log, clock, cards }: Pick<SendGiven, "log" | "clock" | "cards">,
  tx: Tx,
  gone: { communityId: number; threadId: number },
): Promise<void> {
  const community = await findCommunity(tx, gone.communityId);
  // Another one may have been chosen meanwhile.
  if (community?.threadId !== gone.threadId) return;
  log.warn({ community: gone.communityId }, "the chosen forum topic is gone");
  await changeCommunity(tx, gone.communityId, { threadId: null });
  const pinned = cards.filter((one) => one.isPinned).map(({ kind }) => kind);
  if (pinned.length === 0) return;
  await tx
    .updateTable("cards")
    .set({
      message_id: null,
      shown_hash: null,
      version: sql`version + 1`,
      is_refresh: 0,
      stale_since: clock.now(),
    })
    .where("community_id", "=", gone.communityId)
    .where("kind", "in", pinned)
    .execute();
}
