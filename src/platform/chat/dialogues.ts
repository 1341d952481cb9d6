import { tell, type Content } from "#platform/outbox";
import type { Words } from "#platform/i18n";
import type { Tx } from "#platform/store";
import type { ChatTurn } from "./feature.ts";

export interface DialogueTable {
  community_id: number;
  member_id: number;
  kind: string;
  state: string;
  expires_at: number;
}

declare module "#platform/store" {
  interface Tables {
    dialogues: DialogueTable;
  }
}

/** The kind of item that a question of a dialogue is about; its number is the member's. */
export const dialogueKind = "dialogue";

const lifetimeMs = 7 * 86_400_000;

/**
 * The actor's next words in private chat, or their reply to a question, go to
 * the dialogue `kind`, without a question of its own. It replaces the last.
 */
export async function awaitWords(
  turn: ChatTurn,
  dialogue: {
    readonly kind: string;
    readonly state: Readonly<Record<string, string | number>>;
  },
): Promise<void> {
  const row = {
    kind: dialogue.kind,
    state: JSON.stringify(dialogue.state),
    expires_at: turn.now + lifetimeMs,
  };
  await turn.tx
    .insertInto("dialogues")
    .values({
      community_id: turn.community.id,
      member_id: turn.actor.id,
      ...row,
    })
    .onConflict((c) =>
      c.columns(["community_id", "member_id"]).doUpdateSet(row),
    )
    .execute();
}

/**
 * Asks the actor a question whose answer, a reply to it or the next words in
 * private chat, goes to the dialogue `kind`. A new question replaces the last.
 */
export async function ask(
  turn: ChatTurn,
  question: {
    readonly kind: string;
    readonly state: Readonly<Record<string, string | number>>;
    compose(words: Words): Content;
  },
): Promise<void> {
  await awaitWords(turn, question);
  await tell(turn, turn.actor, (words) => question.compose(words), {
    kind: "answer",
    about: { kind: dialogueKind, number: turn.actor.id },
    replaces: `dialogue/${turn.actor.id}`,
    ...(turn.message &&
      turn.place === "group" && { threadId: turn.message.threadId }),
  });
}

/**
 * The actor's open dialogue of this kind ends; its last question stays readable.
 * False: none of this kind was open.
 */
export async function endDialogue(
  turn: ChatTurn,
  kind: string,
): Promise<boolean> {
  const { numDeletedRows } = await turn.tx
    .deleteFrom("dialogues")
    .where("community_id", "=", turn.community.id)
    .where("member_id", "=", turn.actor.id)
    .where("kind", "=", kind)
    .executeTakeFirst();
  if (numDeletedRows === 0n) return false;
  await turn.tx
    .updateTable("notices")
    .set({ replaces: null })
    .where("community_id", "=", turn.community.id)
    .where("replaces", "=", `dialogue/${turn.actor.id}`)
    .execute();
  return true;
}

/** The dialogue that this account has open, newest first, in this community or any. */
export async function findOpenDialogue(
  tx: Tx,
  ask: { userId: number; now: number; communityId: number | null },
): Promise<DialogueTable | undefined> {
  let open = tx
    .selectFrom("dialogues")
    .innerJoin("members", (join) =>
      join
        .onRef("members.community_id", "=", "dialogues.community_id")
        .onRef("members.member_id", "=", "dialogues.member_id"),
    )
    .selectAll("dialogues")
    .where("members.user_id", "=", ask.userId)
    .where("dialogues.expires_at", ">", ask.now)
    .orderBy("dialogues.expires_at", "desc");
  if (ask.communityId !== null) {
    open = open.where("dialogues.community_id", "=", ask.communityId);
  }
  return open.executeTakeFirst();
}
