/** What the playground's API sends: the Bot API's own objects, as far as the page shows them. */
export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
}

export interface Chat {
  id: number;
  type: "private" | "group" | "supergroup" | "channel";
  title?: string;
  /** People only. */
  memberIds: number[];
  adminIds: number[];
  /** False in a private chat: the person blocked the bot. */
  botIsMember: boolean;
  botIsAdmin: boolean;
  pinnedId?: number;
  /** Of a forum; General is not among them. */
  topics?: { id: number; name: string; isClosed: boolean }[];
}

export interface State {
  users: User[];
  chats: Chat[];
  bot: User;
  /** Epoch milliseconds on the playground's clock. */
  now: number;
  timeZone: string;
}

export interface Entity {
  type: string;
  /** UTF-16 units, as `offset`. */
  length: number;
  offset: number;
  url?: string;
  language?: string;
}

export interface Button {
  text: string;
  callback_data?: string;
  url?: string;
  style?: "danger" | "success" | "primary";
}

export interface StoredFile {
  fileId: string;
  name: string;
  size: number;
}

interface Place {
  latitude: number;
  longitude: number;
}

interface Poll {
  question: string;
  options: { text: string; voter_count: number }[];
  total_voter_count: number;
  is_closed: boolean;
}

export interface Message {
  message_id: number;
  from?: User;
  sender_chat?: { id: number; title?: string };
  chat: { id: number };
  /** Epoch seconds on the playground's clock. */
  date: number;
  edit_date?: number;
  edits: number;
  isSilent?: boolean;
  message_thread_id?: number;
  is_topic_message?: boolean;
  media_group_id?: string;
  text?: string;
  entities?: Entity[];
  caption?: string;
  caption_entities?: Entity[];
  photo?: StoredFile;
  document?: StoredFile;
  location?: Place;
  venue?: { location: Place; title: string; address: string };
  poll?: Poll;
  votes?: { userId: number; optionIds: number[] }[];
  reply_to_message?: Message;
  quote?: { text: string };
  reply_markup?: { inline_keyboard?: Button[][] };
  reactions: { emoji: string; count: number }[];
  forward_origin?: {
    sender_user?: User;
    sender_user_name?: string;
    sender_chat?: { title?: string };
    chat?: { title?: string };
  };
  new_chat_members?: User[];
  left_chat_member?: User;
  new_chat_title?: string;
  pinned_message?: Message;
  group_chat_created?: boolean;
  supergroup_chat_created?: boolean;
  forum_topic_created?: { name: string };
  forum_topic_closed?: object;
  forum_topic_reopened?: object;
  migrate_to_chat_id?: number;
  migrate_from_chat_id?: number;
}

export interface CallbackAnswer {
  text?: string;
  show_alert?: boolean;
  url?: string;
}

export interface Command {
  command: string;
  description: string;
}

export interface LiveEvent {
  type:
    "message" | "edit" | "delete" | "reaction" | "chat" | "clock" | "typing";
  chat?: number;
  message?: Message;
  messageId?: number;
}
