import { sql } from "kysely";
import { nextDecentInstant } from "#platform/clock";
import { findAccount, findCommunity } from "#platform/community";
import type { Tx } from "#platform/store";
import { findCardMessage } from "./cards.ts";
import type { Outcome, SendGiven } from "./delivery.ts";
import { backoffMs, judgeFailure } from "./failures.ts";
import { dropChat, followChat } from "./lost-chats.ts";
import { noteSubject } from "./messages.ts";
import { noteSurely } from "./note-surely.ts";
import type { Deliverable } from "./queue.ts";
import { replyParameters, urgencies, type NoticeBody } from "./say.ts";
import type { NoticeTable } from "./tables.ts";
import { Upload } from "./transport.ts";

type Ending =
  | { as: "sent"; messageId: number | null }
  | { as: "failed" | "expired"; error?: unknown };

export async function sendNotice(
  given: SendGiven,
  one: Deliverable,
): Promise<Outcome> {
  const { store, clock, call } = given;
  const row = await rowOf(store.db, one).selectAll().executeTakeFirst();
  if (row?.state !== "pending") return { isUnsent: true };
  if (row.expires_at !== null && row.expires_at <= clock.now()) {
    await store.transact((tx) => end(given, tx, row, one, { as: "expired" }));
    return { isUnsent: true };
  }
  const body = JSON.parse(row.body) as NoticeBody;
  if (await putOff(given, row, body)) return { isUnsent: true };
  const replyTo =
    body.replyToCard &&
    (await findCardMessage(store.db, row.community_id, body.replyToCard));
  let result: unknown;
  try {
    result = await call(body.method, {
      chat_id: one.chatId,
      ...body.parameters,
      ...(body.file && {
        document: new Upload(body.file.name, Buffer.from(body.file.text)),
      }),
      ...(replyTo && replyParameters(replyTo)),
    });
  } catch (error) {
    return noteSurely(given, (tx) => handleFailure(given, tx, row, one, error));
  }
  const messageId =
    (result as { message_id?: number } | null)?.message_id ?? null;
  await noteSurely(given, (tx) =>
    end(given, tx, row, one, { as: "sent", messageId }),
  );
  return {};
}

/** What waited past its decent hour, in a downtime say, waits for the next one. */
async function putOff(
  { store, clock }: SendGiven,
  row: NoticeTable,
  body: NoticeBody,
): Promise<boolean> {
  if (row.urgency !== urgencies.routine || body.method !== "sendMessage") {
    return false;
  }
  const community = await findCommunity(store.db, row.community_id);
  if (!community) return false;
  const now = clock.now();
  const { timeZone, quiet } = community;
  const decent = nextDecentInstant({ now, timeZone, quiet });
  if (decent <= now) return false;
  await store.transact((tx) =>
    changeRow(tx, row).set({ not_before: decent }).execute(),
  );
  return true;
}

const rowOf = (db: SendGiven["store"]["db"], one: Deliverable) =>
  db
    .selectFrom("notices")
    .where("community_id", "=", one.communityId)
    .where("notice_id", "=", one.number);

const changeRow = (tx: Tx, row: NoticeTable) =>
  tx
    .updateTable("notices")
    .where("community_id", "=", row.community_id)
    .where("notice_id", "=", row.notice_id);

async function end(
  given: SendGiven,
  tx: Tx,
  row: NoticeTable,
  one: Deliverable,
  ending: Ending,
): Promise<void> {
  const { clock, log } = given;
  const messageId = ending.as === "sent" ? ending.messageId : null;
  await changeRow(tx, row)
    .set({
      state: ending.as,
      sent_at: clock.now(),
      chat_id: one.chatId,
      message_id: messageId,
      // People's words stay where they belong, not in what was said of them.
      ...(ending.as === "sent" && { body: "" }),
      ...(messageId !== null && withdrawIfReplaced(messageId)),
    })
    .execute();
  if (messageId !== null && row.about_kind && row.about_number !== null) {
    await noteSubject(tx, {
      communityId: row.community_id,
      chatId: one.chatId,
      messageId,
      about: { kind: row.about_kind, number: row.about_number },
    });
  }
  if (ending.as !== "sent") {
    const notice = { community: row.community_id, notice: row.notice_id };
    log.warn({ ...notice, ending: ending.as, err: ending.error }, "not said");
  }
}

/** Replaced while it was under way: the row becomes the deletion of what it said. */
function withdrawIfReplaced(messageId: number) {
  const deletion = JSON.stringify({
    method: "deleteMessage",
    parameters: { message_id: messageId },
  } satisfies NoticeBody);
  return {
    state: sql<
      "pending" | "sent"
    >`case when state = 'replaced' then 'pending' else 'sent' end`,
    body: sql<string>`case when state = 'replaced' then ${deletion} else '' end`,
    expires_at: sql<null>`case when state = 'replaced' then null else expires_at end`,
  };
}

async function handleFailure(
  given: SendGiven,
  tx: Tx,
  row: NoticeTable,
  one: Deliverable,
  error: unknown,
): Promise<Outcome> {
  const verdict = judgeFailure(error);
  switch (verdict.do) {
    case "done":
      await end(given, tx, row, one, { as: "sent", messageId: null });
      return {};
    case "retry": {
      const ms = verdict.ms ?? backoffMs(row.attempts, Math.random());
      given.log.warn(
        { err: error, chat: one.chatId, ms },
        "will be said later",
      );
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
      await readdress(given, tx, row, one, error);
      return {};
    case "repost":
    case "give-up":
      await end(given, tx, row, one, { as: "failed", error });
      return {};
  }
}

/** A notice for the group waits with it; one for a person goes to the group. */
async function readdress(
  given: SendGiven,
  tx: Tx,
  row: NoticeTable,
  one: Deliverable,
  error: unknown,
): Promise<void> {
  if (row.user_id === null) return;
  const body = JSON.parse(row.body) as NoticeBody;
  const community = await findCommunity(tx, row.community_id);
  const isKnown = await findAccount(tx, row.user_id);
  if (!body.otherwise || !community?.chatId || !isKnown) {
    await end(given, tx, row, one, { as: "failed", error });
    return;
  }
  await changeRow(tx, row)
    .set({
      user_id: null,
      body: JSON.stringify({
        method: body.method,
        parameters: body.otherwise,
      } satisfies NoticeBody),
    })
    .execute();
}
