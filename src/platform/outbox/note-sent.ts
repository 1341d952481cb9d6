import { sql } from "kysely";
import type { Community } from "#platform/community";
import type { Tx } from "#platform/store";
import { addBurden, countMentions } from "./burden.ts";
import type { SendGiven } from "./delivery.ts";
import { noteSubject } from "./messages.ts";
import { isMessage, urgencies, type NoticeBody } from "./notice.ts";
import type { NoticeTable } from "./tables.ts";

/** What is being sent, as it was read. */
export interface Sending {
  readonly row: NoticeTable;
  readonly body: NoticeBody;
  readonly community: Community;
  readonly chatId: number;
  /** The forum topic that it is sent to. */
  readonly threadId: number | null;
}

/** The same notice: forgotten with a person while under way, its number is another's. */
export const changeNotice = (tx: Tx, row: NoticeTable) =>
  tx
    .updateTable("notices")
    .where("community_id", "=", row.community_id)
    .where("notice_id", "=", row.notice_id)
    .where("created_at", "=", row.created_at);

export const nameOf = (row: NoticeTable) => ({
  community: row.community_id,
  notice: row.notice_id,
});

export async function endUnsaid(
  tx: Tx,
  row: NoticeTable,
  now: number,
  as: "failed" | "expired",
): Promise<void> {
  await changeNotice(tx, row).set({ state: as, sent_at: now }).execute();
}

/** `messages`: the ids of what it became, the photos of an album each; of no message none. */
export async function noteSent(
  { clock }: Pick<SendGiven, "clock">,
  tx: Tx,
  { row, body, community, chatId }: Sending,
  messages: readonly number[],
): Promise<void> {
  const [messageId = null] = messages;
  const { numUpdatedRows } = await changeNotice(tx, row)
    .set({
      state: "sent",
      sent_at: clock.now(),
      chat_id: chatId,
      message_id: messageId,
      // People's words stay where they belong, not in what was said of them.
      body: "",
      line: null,
      ...(messageId !== null && withdrawIfReplaced(messageId)),
    })
    .executeTakeFirstOrThrow();
  // Forgotten with the person while it was under way.
  if (numUpdatedRows === 0n) return;
  const count = messages.length;
  if (row.user_id === null && count > 0 && isMessage(body)) {
    await addBurden(
      tx,
      { community, now: clock.now() },
      {
        messages: count,
        answers: row.urgency === urgencies.answer ? count : 0,
        mentions: countMentions(body.parameters),
      },
    );
  }
  if (row.about_kind === null || row.about_number === null) return;
  for (const id of messages) {
    await noteSubject(tx, {
      communityId: row.community_id,
      chatId,
      messageId: id,
      about: { kind: row.about_kind, number: row.about_number },
    });
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
