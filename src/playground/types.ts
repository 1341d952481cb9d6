import type { MessageEntity } from "./text/entity.ts";

export type { MessageEntity } from "./text/entity.ts";

/** The Bot API's objects, as far as the playground speaks them. */
export interface User {
  id: number;
  is_bot: boolean;
  first_name: string;
  last_name?: string;
  username?: string;
  language_code?: string;
}

export interface Chat {
  id: number;
  type: "private" | "group" | "supergroup";
  title?: string;
  username?: string;
  first_name?: string;
  last_name?: string;
  is_forum?: true;
}

export interface PhotoSize {
  file_id: string;
  file_unique_id: string;
  width: number;
  height: number;
  file_size: number;
}

export interface Document {
  file_id: string;
  file_unique_id: string;
  file_name?: string;
  mime_type?: string;
  file_size: number;
}

export interface Location {
  latitude: number;
  longitude: number;
}

export interface Venue {
  location: Location;
  title: string;
  address: string;
}

export interface PollOption {
  persistent_id: string;
  text: string;
  voter_count: number;
}

export interface Poll {
  id: string;
  question: string;
  options: PollOption[];
  total_voter_count: number;
  is_closed: boolean;
  is_anonymous: boolean;
  type: "regular" | "quiz";
  allows_multiple_answers: boolean;
  allows_revoting: boolean;
  members_only: boolean;
  correct_option_ids?: number[];
  explanation?: string;
  open_period?: number;
  close_date?: number;
}

export interface InlineButton {
  text: string;
  callback_data?: string;
  url?: string;
  [key: string]: unknown;
}

export interface ReplyMarkup {
  inline_keyboard?: InlineButton[][];
  keyboard?: { text: string }[][];
  remove_keyboard?: true;
  force_reply?: true;
  input_field_placeholder?: string;
  selective?: boolean;
  one_time_keyboard?: boolean;
  resize_keyboard?: boolean;
}

export type MessageOrigin =
  | { type: "user"; date: number; sender_user: User }
  | { type: "chat"; date: number; sender_chat: Chat };

export interface Message {
  message_id: number;
  message_thread_id?: number;
  is_topic_message?: true;
  from?: User;
  sender_chat?: Chat;
  chat: Chat;
  date: number;
  edit_date?: number;
  author_signature?: string;
  forward_origin?: MessageOrigin;
  reply_to_message?: Message;
  media_group_id?: string;
  text?: string;
  entities?: MessageEntity[];
  caption?: string;
  caption_entities?: MessageEntity[];
  photo?: PhotoSize[];
  document?: Document;
  /** A venue has one, too. */
  location?: Location;
  venue?: Venue;
  poll?: Poll;
  has_protected_content?: true;
  link_preview_options?: Record<string, unknown>;
  reply_markup?: ReplyMarkup;
  group_chat_created?: true;
  supergroup_chat_created?: true;
  new_chat_members?: User[];
  left_chat_member?: User;
  new_chat_title?: string;
  forum_topic_created?: { name: string; icon_color: number };
  forum_topic_closed?: object;
  forum_topic_reopened?: object;
  migrate_to_chat_id?: number;
  migrate_from_chat_id?: number;
  pinned_message?: Message | InaccessibleMessage;
}

interface InaccessibleMessage {
  chat: Chat;
  message_id: number;
  date: 0;
}

export interface ChatMember {
  status:
    "creator" | "administrator" | "member" | "restricted" | "left" | "kicked";
  user: User;
  is_anonymous?: boolean;
  until_date?: number;
  [right: string]: unknown;
}

export interface ChatMemberUpdated {
  chat: Chat;
  from: User;
  date: number;
  old_chat_member: ChatMember;
  new_chat_member: ChatMember;
}

export interface CallbackQuery {
  id: string;
  from: User;
  message?: Message | InaccessibleMessage;
  chat_instance: string;
  data?: string;
}

interface ReactionType {
  type: "emoji";
  emoji: string;
}

interface MessageReactionUpdated {
  chat: Chat;
  message_id: number;
  user?: User;
  actor_chat?: Chat;
  date: number;
  old_reaction: ReactionType[];
  new_reaction: ReactionType[];
}

interface PollAnswer {
  poll_id: string;
  user: User;
  option_ids: number[];
  option_persistent_ids: string[];
}

/** What can happen to a bot; an Update carries exactly one of these. */
export interface UpdateContent {
  message?: Message;
  edited_message?: Message;
  callback_query?: CallbackQuery;
  my_chat_member?: ChatMemberUpdated;
  chat_member?: ChatMemberUpdated;
  message_reaction?: MessageReactionUpdated;
  poll?: Poll;
  poll_answer?: PollAnswer;
}

export interface Update extends UpdateContent {
  update_id: number;
}
