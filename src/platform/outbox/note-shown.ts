import type { Community } from "#platform/community";
import type { Tx } from "#platform/store";
import { addBurden, countMentions } from "./burden.ts";
import type { SendGiven } from "./delivery.ts";
import { enqueue } from "./enqueue.ts";
import { noteSubject } from "./messages.ts";
import { urgencies } from "./notice.ts";
import type { CardTable } from "./tables.ts";

/** A card as it is to be shown. */
export interface Rendered {
  readonly row: CardTable;
  readonly community: Community;
  readonly isPinned: boolean;
  readonly replyTo: number | null;
  /** Posted as a reply to a person, it is the answer to them. */
  readonly isAnswer: boolean;
  readonly message: Record<string, unknown>;
  readonly hash: string;
}

interface Posted {
  readonly chatId: number;
  readonly messageId: number;
}

export const rowOf = (
  one: { communityId: number; kind: string; number: number } | CardTable,
) => ({
  community_id: "communityId" in one ? one.communityId : one.community_id,
  kind: one.kind,
  number: one.number,
});

export const changeRow = (tx: Tx, row: CardTable) =>
  tx.updateTable("cards").where((eb) => eb.and(rowOf(row)));

export async function noteShown(
  given: SendGiven,
  tx: Tx,
  rendered: Rendered,
  posted: Posted | null,
): Promise<void> {
  const { row, hash } = rendered;
  await changeRow(tx, row)
    .set({
      shown_version: row.version,
      shown_hash: hash,
      shown_at: given.clock.now(),
      attempts: 0,
      ...(posted && { chat_id: posted.chatId, message_id: posted.messageId }),
    })
    .execute();
  if (posted) await notePosted(given, tx, rendered, posted);
}

/** The pin takes a notice's number, which turns of the community take too: lock it first. */
async function notePosted(
  { clock }: SendGiven,
  tx: Tx,
  { row, community, isPinned, isAnswer, message }: Rendered,
  posted: Posted,
): Promise<void> {
  const now = clock.now();
  await addBurden(
    tx,
    { community, now },
    {
      messages: 1,
      answers: Number(isAnswer),
      mentions: countMentions(message),
    },
  );
  await noteSubject(tx, {
    communityId: community.id,
    ...posted,
    about: { kind: row.kind, number: row.number },
  });
  if (!isPinned) return;
  await enqueue(
    { tx, now, community },
    {
      userId: null,
      urgency: urgencies.routine,
      body: {
        method: "pinChatMessage",
        parameters: {
          message_id: posted.messageId,
          disable_notification: true,
        },
      },
    },
  );
}
