import type { Tx } from "#platform/store";
import type { Outcome, SendGiven } from "./delivery.ts";
import { leaveThreadOf } from "./fail-notice.ts";
import { backoffMs, judgeFailure } from "./failures.ts";
import { dropChat, followChat } from "./lost-chats.ts";
import { changeRow, noteShown, rowOf, type Rendered } from "./note-shown.ts";
import type { Deliverable } from "./queue.ts";
import type { CardTable } from "./tables.ts";

export async function handleCardFailure(
  given: SendGiven,
  tx: Tx,
  rendered: Rendered,
  one: Deliverable,
  error: unknown,
): Promise<Outcome> {
  const { row } = rendered;
  const verdict = judgeFailure(error);
  const isPosted = row.message_id !== null && row.chat_id === one.chatId;
  switch (verdict.do) {
    case "done":
      await noteShown(given, tx, rendered, null);
      return {};
    case "repost":
      if (row.is_refresh === 1) {
        await noteShown(given, tx, rendered, null);
        return {};
      }
      // A post so refused would be refused for ever.
      if (!isPosted) return giveUp(given, tx, row, error);
      await changeRow(tx, row)
        .set({ message_id: null, shown_hash: null })
        .execute();
      return {};
    case "retry": {
      const ms = verdict.ms ?? backoffMs(row.attempts, Math.random());
      given.log.warn({ err: error, chat: one.chatId, ms }, "card shown later");
      await changeRow(tx, row)
        .set({ attempts: row.attempts + 1 })
        .execute();
      return { blockMs: ms };
    }
    case "move-chat":
      await followChat(tx, {
        communityId: row.community_id,
        from: one.chatId,
        to: verdict.to,
      });
      return {};
    case "lose-chat":
      given.log.warn({ err: error, chat: one.chatId }, "the chat is lost");
      await dropChat(tx, { chatId: one.chatId, communityId: row.community_id });
      return {};
    case "lose-thread": {
      const { threadId } = rendered.community;
      if (threadId === null) return giveUp(given, tx, row, error);
      await leaveThreadOf(given, tx, {
        communityId: row.community_id,
        threadId,
      });
      return {};
    }
    case "give-up":
      return giveUp(given, tx, row, error);
  }
}

async function giveUp(
  given: SendGiven,
  tx: Tx,
  row: CardTable,
  error: unknown,
): Promise<Outcome> {
  given.log.error({ err: error, card: rowOf(row) }, "a card was refused");
  await changeRow(tx, row).set({ shown_version: row.version }).execute();
  return {};
}
