import {
  findMemberByUser,
  meetMember,
  type Community,
  type Member,
} from "#platform/community";
import type { Tx } from "#platform/store";
import type { SceneGiven } from "./create-chat.ts";
import {
  channelBot,
  chatOf,
  groupAnonymousBot,
  personOf,
  type TelegramUser,
  type Update,
} from "./update.ts";

declare module "#platform/turn" {
  interface Events {
    /** Somebody expected by @username turned out to be a member known already. */
    "member.recognised": { readonly from: number; readonly to: number };
  }
}

/** A person who is in the group, as the member they are. */
export async function meet(
  given: SceneGiven,
  tx: Tx,
  community: Community,
  user: TelegramUser,
): Promise<Member> {
  const { member, formerId } = await meetMember(
    tx,
    community.id,
    personOf(user),
    given.clock.now(),
  );
  if (formerId !== null) {
    const turn = given.turns.open(tx, community, member);
    await turn.emit("member.recognised", { from: formerId, to: member.id });
  }
  return member;
}

/**
 * Whoever acts. Somebody who left stays out whatever they write in private chat
 * or press: of a public group Telegram lets anybody press the buttons.
 */
export async function meetActor(
  given: SceneGiven,
  tx: Tx,
  update: Update,
  community: Community,
  sender: TelegramUser,
): Promise<Member> {
  const isPrivate = chatOf(update)?.type === "private";
  if (isPrivate || update.callback_query) {
    const known = await findMemberByUser(tx, community.id, sender.id);
    if (known?.isPresent === false) return known;
  }
  return meet(given, tx, community, nameAsSeen(update, community, sender));
}

/** An anonymous administrator or a channel is seen by the chat's title. */
function nameAsSeen(
  { message }: Update,
  community: Community,
  sender: TelegramUser,
): TelegramUser {
  if (sender.id !== groupAnonymousBot && sender.id !== channelBot)
    return sender;
  const title = message?.sender_chat?.title ?? community.title;
  return { ...sender, first_name: title, last_name: undefined };
}
