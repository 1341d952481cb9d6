import { createHash } from "node:crypto";
import { findCommunity } from "#platform/community";
import { createWords } from "#platform/i18n";
import type { Tx } from "#platform/store";
import type { Outcome, SendGiven } from "./delivery.ts";
import { backoffMs, judgeFailure } from "./failures.ts";
import { dropChat, followChat } from "./lost-chats.ts";
import { toMessage } from "./markup.ts";
import { noteSubject } from "./messages.ts";
import { noteSurely } from "./note-surely.ts";
import type { Deliverable } from "./queue.ts";
import { replyParameters } from "./say.ts";
import type { CardTable } from "./tables.ts";

interface Rendered {
  readonly row: CardTable;
  readonly message: Record<string, unknown>;
  readonly hash: string;
}

/** Posts a card or edits it to what its item is now; nothing if nothing changed. */
export async function sendCard(
  given: SendGiven,
  one: Deliverable,
): Promise<Outcome> {
  const { store, call } = given;
  let rendered: Rendered | null;
  try {
    rendered = await store.transact((tx) => render(given, tx, one));
  } catch (error) {
    // A card that cannot be drawn must not hold up what else the chat waits for.
    given.log.error({ err: error, card: rowOf(one) }, "a card was not drawn");
    await store.transact((tx) => postpone(given, tx, one));
    return { isUnsent: true };
  }
  if (!rendered) return { isUnsent: true };
  const { row, message, hash } = rendered;
  const isPosted = row.message_id !== null && row.chat_id === one.chatId;
  if (isPosted && hash === row.shown_hash) {
    await store.transact((tx) => noteShown(given, tx, rendered, null));
    return { isUnsent: true };
  }
  // What it was to answer stands in the chat it was first posted in.
  const replyTo =
    row.chat_id === null || row.chat_id === one.chatId ? row.reply_to : null;
  let result: unknown;
  try {
    result = isPosted
      ? await call("editMessageText", {
          chat_id: one.chatId,
          message_id: row.message_id,
          ...message,
        })
      : await call("sendMessage", {
          chat_id: one.chatId,
          ...message,
          ...(replyTo !== null && replyParameters(replyTo)),
        });
  } catch (error) {
    return noteSurely(given, (tx) =>
      handleFailure(given, tx, rendered, one, error),
    );
  }
  const messageId = isPosted
    ? null
    : (result as { message_id: number }).message_id;
  await noteSurely(given, (tx) =>
    noteShown(
      given,
      tx,
      rendered,
      messageId === null ? null : { chatId: one.chatId, messageId },
    ),
  );
  return {};
}

const rowOf = (one: Deliverable | CardTable) => ({
  community_id: "communityId" in one ? one.communityId : one.community_id,
  kind: one.kind,
  number: one.number,
});

async function render(
  given: SendGiven,
  tx: Tx,
  one: Deliverable,
): Promise<Rendered | null> {
  const row = await tx
    .selectFrom("cards")
    .selectAll()
    .where((eb) => eb.and(rowOf(one)))
    .executeTakeFirst();
  const community = await findCommunity(tx, one.communityId);
  if (!row || !community) return null;
  const kind = given.cards.find((card) => card.kind === one.kind);
  if (!kind) throw new Error(`nothing draws cards of the kind ${one.kind}`);
  const turn = given.turns.open(tx, community, null);
  const { locale, timeZone } = community;
  const content = await kind.render(
    turn,
    one.number,
    createWords({ locale, timeZone, now: turn.now }),
  );
  const message = toMessage(content);
  const hash = createHash("sha256")
    .update(JSON.stringify(message))
    .digest("base64url");
  return { row, message, hash };
}

const redrawMs = 60_000;

async function postpone(
  given: SendGiven,
  tx: Tx,
  one: Deliverable,
): Promise<void> {
  await tx
    .updateTable("cards")
    .where((eb) => eb.and(rowOf(one)))
    .set({ not_before: given.clock.now() + redrawMs })
    .execute();
}

const changeRow = (tx: Tx, row: CardTable) =>
  tx.updateTable("cards").where((eb) => eb.and(rowOf(row)));

async function noteShown(
  given: SendGiven,
  tx: Tx,
  { row, hash }: Rendered,
  posted: { chatId: number; messageId: number } | null,
): Promise<void> {
  await changeRow(tx, row)
    .set({
      shown_version: row.version,
      shown_hash: hash,
      shown_at: given.clock.now(),
      attempts: 0,
      ...(posted && { chat_id: posted.chatId, message_id: posted.messageId }),
    })
    .execute();
  if (posted) {
    await noteSubject(tx, {
      communityId: row.community_id,
      ...posted,
      about: { kind: row.kind, number: row.number },
    });
  }
}

async function handleFailure(
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
