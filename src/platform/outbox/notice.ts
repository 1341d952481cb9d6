import type { Html } from "#platform/i18n";
import type { Content, Item } from "./content.ts";

/** The community's group, or a person's private chat. */
export type Place = "group" | { readonly userId: number };

/** By what the reader must do: vote, come, do something, or only know. */
export type DigestSection = "vote" | "come" | "do" | "know";

/**
 * `answer`: somebody waits for it; `news`: it never waits, but comes without a
 * sound in quiet hours; `routine`: it waits for a decent hour, and in the group
 * for room in the day's budget.
 */
export type NoticeKind = "answer" | "news" | "routine";

export interface NoticeSpec {
  readonly to: Place;
  readonly content: Content;
  /** A message of the same chat, or a card of this community. */
  readonly replyTo?: number | Item;
  /** What a reply to this message is about. */
  readonly about?: Item;
  /** A later notice with the same key takes this one's place. */
  readonly replaces?: string;
  /** Without it: news. */
  readonly kind?: NoticeKind;
  /**
   * Whether it is about the person's own affairs, or about everybody's: those who
   * want to hear of theirs alone are not told the latter. Without it: `mine`.
   */
  readonly concern?: "mine" | "ours";
  /** Not worth saying from then on; an answer, a day later. */
  readonly expiresAt?: number;
  /** Sent as a document, with the content below it. */
  readonly file?: NoticeFile;
  /** A picture of the bot's own, sent as a photo, with the content below it. */
  readonly picture?: Extract<NoticeFile, { bytes: unknown }>;
  /** Telegram's ids of one to ten photos, with the content below them; an album has no buttons. */
  readonly photos?: readonly string[];
  /** Telegram's id of a document that somebody sent, with the content below it. */
  readonly document?: string;
  /** Sent as a place on the map, in the place of the content. */
  readonly place?: {
    readonly latitude: number;
    readonly longitude: number;
    readonly name: string | null;
  };
  /**
   * Sent as an anonymous native poll of Telegram's, in the place of the content;
   * how it stands comes as the event `native-poll.changed`.
   */
  readonly poll?: {
    readonly question: string;
    readonly options: readonly string[];
  };
  /**
   * What the group's digest says of a routine notice that would have to wait for
   * another day: a line in the community's language, the newest first in its
   * section. It begins with `#n`; what the reader has to do (要您投票：) is put
   * before it there.
   */
  readonly digest?: { readonly section: DigestSection; readonly line: Html };
  /** The forum topic, null: General. Without it: the one that the community chose. */
  readonly threadId?: number | null;
  /** Said in the group instead when the person cannot be reached. */
  readonly otherwise?: Content;
}

type NoticeFile =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly bytes: Uint8Array };

/** What is stored of a notice until it is said. */
export interface NoticeBody {
  /** First, so that the queue tells by the beginning what it costs. */
  readonly method:
    | "sendMessage"
    | "sendDocument"
    | "sendPhoto"
    | "sendMediaGroup"
    | "sendLocation"
    | "sendVenue"
    | "sendPoll"
    | "stopPoll"
    | "editMessageText"
    | "setMessageReaction"
    | "deleteMessage"
    | "pinChatMessage"
    | "setMyCommands"
    | "deleteMyCommands";
  readonly parameters: Record<string, unknown>;
  readonly file?:
    | { readonly name: string; readonly text: string }
    | { readonly name: string; readonly base64: string };
  readonly replyToCard?: Item;
  /** Whose menu of commands it is; in which chat is known when it is sent. */
  readonly scope?: { readonly type: string; readonly user_id?: number };
  readonly threadId?: number | null;
  readonly otherwise?: Record<string, unknown>;
}

/** A new message, no edit, reaction or the like. */
export const isMessage = ({ method }: NoticeBody): boolean =>
  method.startsWith("send");

export const urgencies: Readonly<Record<NoticeKind, number>> = {
  answer: 0,
  news: 1,
  routine: 2,
};

const kinds = Object.keys(urgencies) as NoticeKind[];

export const kindOf = (urgency: number): NoticeKind =>
  kinds.find((kind) => urgencies[kind] === urgency) ?? "news";

export const replyParameters = (messageId: number) => ({
  reply_parameters: {
    message_id: messageId,
    allow_sending_without_reply: true,
  },
});
