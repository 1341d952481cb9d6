import { sql } from "kysely";
import { nextDecentInstant } from "#platform/clock";
import { findAccount, type Member } from "#platform/community";
import { createWords, joinHtml, localeOf, type Words } from "#platform/i18n";
import type { Turn } from "#platform/turn";
import { mentionOf, type Content, type Item } from "./content.ts";
import { toCaption, toMessage } from "./markup.ts";

/** The community's group, or a person's private chat. */
export type Place = "group" | { readonly userId: number };

export interface NoticeSpec {
  readonly to: Place;
  readonly content: Content;
  /** A message of the same chat, or a card of this community. */
  readonly replyTo?: number | Item;
  /** What a reply to this message is about. */
  readonly about?: Item;
  /** A later notice with the same key takes this one's place. */
  readonly replaces?: string;
  /** `answer`: somebody waits for it; `routine`: it waits for a decent hour. */
  readonly kind?: "answer" | "news" | "routine";
  /** Not worth saying from then on; an answer, a day later. */
  readonly expiresAt?: number;
  /** Sent as a document, with the content below it. */
  readonly file?: { readonly name: string; readonly text: string };
  /** Said in the group instead when the person cannot be reached. */
  readonly otherwise?: Content;
}

export interface NoticeBody {
  readonly method:
    | "sendMessage"
    | "sendDocument"
    | "editMessageText"
    | "setMessageReaction"
    | "deleteMessage";
  readonly parameters: Record<string, unknown>;
  readonly file?: NoticeSpec["file"];
  readonly replyToCard?: Item;
  readonly otherwise?: Record<string, unknown>;
}

/** Nobody waits longer for the answer to a command. */
const awaitedMs = 86_400_000;

export const urgencies = { answer: 0, news: 1, routine: 2 };

/** Enqueues a notice in the turn's transaction. */
export async function say(turn: Turn, notice: NoticeSpec): Promise<void> {
  if (notice.replaces) await withdrawReplaced(turn, notice.replaces);
  const { replyTo } = notice;
  await enqueue(turn, {
    userId: notice.to === "group" ? null : notice.to.userId,
    urgency: urgencies[notice.kind ?? "news"],
    notBefore: notice.kind === "routine" ? decentInstant(turn) : turn.now,
    expiresAt:
      notice.expiresAt ??
      (notice.kind === "answer" ? turn.now + awaitedMs : null),
    about: notice.about ?? null,
    replaces: notice.replaces ?? null,
    body: {
      method: notice.file ? "sendDocument" : "sendMessage",
      parameters: {
        ...(notice.file ? toCaption : toMessage)(notice.content),
        ...(typeof replyTo === "number" && replyParameters(replyTo)),
      },
      ...(typeof replyTo === "object" && { replyToCard: replyTo }),
      ...(notice.file && { file: notice.file }),
      ...(notice.otherwise && { otherwise: toMessage(notice.otherwise) }),
    },
  });
}

/**
 * Tells one person, in private chat if they have started the bot, else in the
 * group, mentioning them. `compose` is called with the words of either place.
 */
export async function tell(
  turn: Turn,
  member: Member,
  compose: (words: Words) => Content,
  rest: Omit<NoticeSpec, "to" | "content" | "otherwise"> = {},
): Promise<void> {
  const account =
    member.userId === null ? null : await findAccount(turn.tx, member.userId);
  const { timeZone, locale } = turn.community;
  const speak = (l: Words["locale"]) =>
    compose(createWords({ locale: l, timeZone, now: turn.now }));
  const inGroup = speak(locale);
  const mentioning: Content = {
    ...inGroup,
    text: joinHtml([mentionOf(member), inGroup.text], "\n"),
  };
  if (!account?.isReachable) {
    await say(turn, { ...rest, to: "group", content: mentioning });
    return;
  }
  await say(turn, {
    ...rest,
    to: { userId: account.userId },
    content: speak(account.locale ?? localeOf(account.languageCode) ?? locale),
    otherwise: mentioning,
  });
}

/** Puts new content into a message of the bot's that is no card, such as a list's next page. */
export async function revise(
  turn: Turn,
  at: { readonly place: Place; readonly messageId: number },
  content: Content,
): Promise<void> {
  await enqueue(turn, {
    userId: at.place === "group" ? null : at.place.userId,
    urgency: urgencies.answer,
    notBefore: turn.now,
    expiresAt: null,
    about: null,
    replaces: null,
    body: {
      method: "editMessageText",
      parameters: { message_id: at.messageId, ...toMessage(content) },
    },
  });
}

/** Puts a reaction on a message of the community's group. */
export async function react(
  turn: Turn,
  messageId: number,
  emoji: string,
): Promise<void> {
  await enqueue(turn, {
    userId: null,
    urgency: urgencies.answer,
    notBefore: turn.now,
    expiresAt: null,
    about: null,
    replaces: null,
    body: {
      method: "setMessageReaction",
      parameters: {
        message_id: messageId,
        reaction: [{ type: "emoji", emoji }],
      },
    },
  });
}

const decentInstant = (turn: Turn): number =>
  nextDecentInstant({
    now: turn.now,
    timeZone: turn.community.timeZone,
    quiet: turn.community.quiet,
  });

export const replyParameters = (messageId: number) => ({
  reply_parameters: {
    message_id: messageId,
    allow_sending_without_reply: true,
  },
});

async function withdrawReplaced(turn: Turn, key: string): Promise<void> {
  const replaced = await turn.tx
    .updateTable("notices")
    .set({
      state: sql`case when state = 'pending' then 'replaced' else state end`,
      replaces: null,
    })
    .where("community_id", "=", turn.community.id)
    .where("replaces", "=", key)
    .returning(["user_id", "chat_id", "message_id"])
    .execute();
  for (const { user_id, chat_id, message_id } of replaced) {
    // A group's old ids name other messages in the supergroup that it became.
    const isThere = chat_id === user_id || chat_id === turn.community.chatId;
    if (message_id === null || !isThere) continue;
    await enqueue(turn, {
      // What could not reach the person was said in the group.
      userId: chat_id === user_id ? user_id : null,
      urgency: urgencies.routine,
      notBefore: turn.now,
      expiresAt: null,
      about: null,
      replaces: null,
      body: { method: "deleteMessage", parameters: { message_id } },
    });
  }
}

async function enqueue(
  turn: Turn,
  notice: {
    userId: number | null;
    urgency: number;
    notBefore: number;
    expiresAt: number | null;
    about: Item | null;
    replaces: string | null;
    body: NoticeBody;
  },
): Promise<void> {
  const communityId = turn.community.id;
  await turn.tx
    .insertInto("notices")
    .values({
      community_id: communityId,
      notice_id: sql<number>`(select coalesce(max(notice_id), 0) + 1 from notices where community_id = ${communityId})`,
      user_id: notice.userId,
      state: "pending",
      urgency: notice.urgency,
      body: JSON.stringify(notice.body),
      replaces: notice.replaces,
      about_kind: notice.about?.kind ?? null,
      about_number: notice.about?.number ?? null,
      created_at: turn.now,
      not_before: notice.notBefore,
      expires_at: notice.expiresAt,
      attempts: 0,
      sent_at: null,
      chat_id: null,
      message_id: null,
    })
    .execute();
}
