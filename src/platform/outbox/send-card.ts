import { createHash } from "node:crypto";
import { findCommunity } from "#platform/community";
import { createWords } from "#platform/i18n";
import type { Tx } from "#platform/store";
import type { Outcome, SendGiven } from "./delivery.ts";
import { handleCardFailure } from "./fail-card.ts";
import { judgeNotice } from "./gate.ts";
import { toMessage } from "./markup.ts";
import { findSubject } from "./messages.ts";
import { noteShown, rowOf, type Rendered } from "./note-shown.ts";
import { noteSurely } from "./note-surely.ts";
import { replyParameters } from "./notice.ts";
import type { Deliverable } from "./queue.ts";

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
  const { threadId } = rendered.community;
  const isPosted = row.message_id !== null && row.chat_id === one.chatId;
  if (isPosted && hash === row.shown_hash) {
    await store.transact((tx) => noteShown(given, tx, rendered, null));
    return { isUnsent: true };
  }
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
          ...(threadId !== null && { message_thread_id: threadId }),
          ...message,
          ...(rendered.replyTo !== null && replyParameters(rendered.replyTo)),
          ...(isSilent(given, rendered) && { disable_notification: true }),
        });
  } catch (error) {
    return noteSurely(given, (tx) =>
      handleCardFailure(given, tx, rendered, one, error),
    );
  }
  const posted = isPosted
    ? null
    : {
        chatId: one.chatId,
        messageId: (result as { message_id: number }).message_id,
      };
  await noteSurely(given, async (tx) => {
    // The pin takes a notice's number, which turns of the community take too.
    if (posted && rendered.isPinned) {
      await store.lockCommunity(tx, one.communityId);
    }
    await noteShown(given, tx, rendered, posted);
  });
  return {};
}

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
  // What it was to answer stands in the chat it was first posted in.
  const isHome = row.chat_id === null || row.chat_id === one.chatId;
  const replyTo = isHome ? row.reply_to : null;
  return {
    row,
    community,
    isPinned: kind.isPinned ?? false,
    replyTo,
    isAnswer: await isPersons(tx, one, replyTo),
    message,
    hash,
  };
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

/** Whether it replies to a person: what replies to one of ours is news. */
async function isPersons(
  tx: Tx,
  { communityId, chatId }: Deliverable,
  replyTo: number | null,
): Promise<boolean> {
  if (replyTo === null) return false;
  const ours = { communityId, chatId, messageId: replyTo };
  return (await findSubject(tx, ours)) === null;
}

/** A new card that nobody asked for comes like any news. */
const isSilent = (
  { clock }: SendGiven,
  { row, community, isAnswer }: Rendered,
): boolean =>
  judgeNotice({
    kind: isAnswer ? "answer" : "news",
    now: clock.now(),
    createdAt: row.stale_since,
    expiresAt: null,
    timeZone: community.timeZone,
    quiet: community.quiet,
    group: null,
  }) === "silent";
