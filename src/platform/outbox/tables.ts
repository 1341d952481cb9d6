export interface NoticeTable {
  community_id: number;
  notice_id: number;
  /** null: for the community's group. */
  user_id: number | null;
  /** `held`: the next digest says it, in its `line`. */
  state: "pending" | "held" | "sent" | "replaced" | "expired" | "failed";
  /** 0 an answer somebody waits for, 1 news, 2 what may come last. */
  urgency: number;
  body: string;
  replaces: string | null;
  about_kind: string | null;
  about_number: number | null;
  section: string | null;
  /** Marked text. */
  line: string | null;
  created_at: number;
  not_before: number;
  expires_at: number | null;
  attempts: number;
  sent_at: number | null;
  chat_id: number | null;
  message_id: number | null;
}

export interface CardTable {
  community_id: number;
  kind: string;
  number: number;
  chat_id: number | null;
  message_id: number | null;
  reply_to: number | null;
  version: number;
  /** Stale while below `version`: what was touched during a send is not lost. */
  shown_version: number;
  shown_hash: string | null;
  shown_at: number | null;
  stale_since: number;
  /** Stale because the whole group's cards were looked through, not its own item. */
  is_refresh: number;
  not_before: number;
  attempts: number;
}

/** What the bot costs a group on one local day. */
export interface BurdenTable {
  community_id: number;
  day: string;
  /** Messages of the bot's to the group; edits are none. */
  messages: number;
  /** Those of them that somebody had asked for. */
  answers: number;
  /** People named in them, so that their phones rang. */
  mentions: number;
  /** Presses of buttons in the group. */
  taps: number;
}

/** What each sent message is about, so that a reply to it finds its item. */
export interface MessageTable {
  community_id: number;
  chat_id: number;
  message_id: number;
  about_kind: string;
  about_number: number;
}

/** The native polls of Telegram's that the bot has sent, to know them by again. */
export interface NativePollTable {
  community_id: number;
  telegram_id: string;
  chat_id: number;
  message_id: number;
  about_kind: string;
  about_number: number;
}

declare module "#platform/store" {
  interface Tables {
    notices: NoticeTable;
    cards: CardTable;
    messages: MessageTable;
    native_polls: NativePollTable;
    burden: BurdenTable;
  }
}
