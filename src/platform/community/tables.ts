export interface CommunityTable {
  community_id: number;
  /** null: the lobby, which has no chat. */
  chat_id: number | null;
  chat_type: string;
  title: string;
  locale: string;
  time_zone: string;
  quiet_from: string | null;
  quiet_to: string | null;
  digest_at: string;
  is_present: number;
  is_bot_admin: number;
  admins_read_at: number;
  /** The channel whose discussion this group is; it speaks for the group. */
  linked_chat_id: number | null;
  last_number: number;
  last_member_id: number;
  created_at: number;
  is_forum: number;
  /** The forum topic that the bot keeps to; null: General, or no forum. */
  thread_id: number | null;
  daily_budget: number;
  auto_accept: number | null;
  screening_rules: string | null;
  confirmed_at: number | null;
  is_rostered: number;
}

export interface AccountTable {
  user_id: number;
  locale: string | null;
  language_code: string | null;
  is_reachable: number;
  community_id: number;
  quiet_from: string | null;
  quiet_to: string | null;
  notify: string;
}

export interface MemberTable {
  community_id: number;
  member_id: number;
  user_id: number | null;
  name: string;
  username: string | null;
  role: string;
  is_admin: number;
  is_present: number;
  joined_at: number | null;
  created_at: number;
  convener_rank: number | null;
  forgotten_at: number | null;
  /** When they came by their present name; null: they had it when they were first met. */
  named_at: number | null;
}

export interface ItemTable {
  community_id: number;
  number: number;
  kind: string;
}

declare module "#platform/store" {
  interface Tables {
    communities: CommunityTable;
    accounts: AccountTable;
    members: MemberTable;
    items: ItemTable;
  }
}
