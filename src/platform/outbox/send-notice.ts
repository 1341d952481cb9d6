import { findCommunity } from "#platform/community";
import type { Tx } from "#platform/store";
import { findCardMessage } from "./cards.ts";
import type { Outcome, SendGiven } from "./delivery.ts";
import { handleNoticeFailure } from "./fail-notice.ts";
import { isOfPoll, notePollAnswer } from "./native-polls.ts";
import {
  changeNotice,
  endUnsaid,
  nameOf,
  noteSent,
  type Sending,
} from "./note-sent.ts";
import { noteSurely } from "./note-surely.ts";
import {
  isMessage,
  kindOf,
  replyParameters,
  type NoticeBody,
} from "./notice.ts";
import { passGate } from "./pass-gate.ts";
import type { Deliverable } from "./queue.ts";
import { Upload } from "./transport.ts";

export async function sendNotice(
  given: SendGiven,
  one: Deliverable,
): Promise<Outcome> {
  const { store, call } = given;
  const sending = await read(given, one);
  if (!sending) return { isUnsent: true };
  const isSilent = await judge(given, sending);
  if (isSilent === null) return { isUnsent: true };
  const { row, body, chatId, threadId } = sending;
  const replyTo =
    body.replyToCard &&
    (await findCardMessage(store.db, row.community_id, body.replyToCard));
  let result: unknown;
  try {
    result = await call(body.method, {
      chat_id: chatId,
      ...(threadId !== null && { message_thread_id: threadId }),
      ...body.parameters,
      ...(body.scope && { scope: { ...body.scope, chat_id: chatId } }),
      ...(body.file && {
        [body.method === "sendPhoto" ? "photo" : "document"]: unpackFile(
          body.file,
        ),
      }),
      ...(replyTo && replyParameters(replyTo)),
      ...(isSilent && { disable_notification: true }),
    });
  } catch (error) {
    return noteSurely(given, async (tx) => {
      await lockForPoll(given, tx, sending);
      return handleNoticeFailure(given, tx, sending, error);
    });
  }
  await noteSurely(given, async (tx) => {
    await lockForPoll(given, tx, sending);
    await noteSent(given, tx, sending, messageIds(result));
    await notePollAnswer(given, tx, sending, result);
  });
  return {};
}

/** What becomes of a poll is told to its feature: a turn, though nobody acted. */
async function lockForPoll(
  { store }: SendGiven,
  tx: Tx,
  { row, body }: Sending,
): Promise<void> {
  if (isOfPoll(body)) await store.lockCommunity(tx, row.community_id);
}

async function read(
  { store }: SendGiven,
  one: Deliverable,
): Promise<Sending | null> {
  const row = await store.db
    .selectFrom("notices")
    .selectAll()
    .where("community_id", "=", one.communityId)
    .where("notice_id", "=", one.number)
    .executeTakeFirst();
  if (row?.state !== "pending") return null;
  const community = await findCommunity(store.db, one.communityId);
  if (!community) return null;
  const body = JSON.parse(row.body) as NoticeBody;
  const isInGroup = row.user_id === null && isMessage(body);
  const threadId =
    body.threadId === undefined ? community.threadId : body.threadId;
  return {
    row,
    body,
    community,
    chatId: one.chatId,
    threadId: isInGroup ? threadId : null,
  };
}

/** Whether it goes without a sound; null: it does not go now. */
async function judge(
  given: SendGiven,
  sending: Sending,
): Promise<boolean | null> {
  const { store, clock, log } = given;
  const { row, body, community } = sending;
  const isOver = row.expires_at !== null && row.expires_at <= clock.now();
  if (!isMessage(body) && !isOver) return false;
  const verdict = await passGate(store.db, community, {
    kind: kindOf(row.urgency),
    userId: row.user_id,
    now: clock.now(),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    hasLine: row.line !== null,
  });
  if (verdict === "now") return false;
  if (verdict === "silent") return true;
  if (verdict === "drop") {
    await store.transact((tx) => endUnsaid(tx, row, clock.now(), "expired"));
    log.warn({ ...nameOf(row), ending: "expired" }, "not said");
    return null;
  }
  await store.transact((tx) =>
    // Replaced meanwhile, it neither waits nor is held.
    changeNotice(tx, row)
      .where("state", "=", "pending")
      .set(
        verdict === "digest"
          ? { state: "held", body: "" }
          : { not_before: verdict.at },
      )
      .execute(),
  );
  return null;
}

/** Of what sendMessage and its like return, or sendMediaGroup. */
function messageIds(result: unknown): number[] {
  const sent = Array.isArray(result) ? result : [result];
  return sent.flatMap(
    (one: { message_id?: number } | null) => one?.message_id ?? [],
  );
}

const unpackFile = (file: NonNullable<NoticeBody["file"]>): Upload =>
  new Upload(
    file.name,
    "text" in file
      ? Buffer.from(file.text)
      : Buffer.from(file.base64, "base64"),
  );
