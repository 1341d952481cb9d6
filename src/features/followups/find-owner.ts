import type { ChatTurn } from "#platform/chat";
import {
  knowMember,
  findMemberByUsername,
  listMembers,
  type Member,
} from "#platform/community";

export type FoundOwner =
  | { ok: true; owner: Member; rest: string }
  /** Somebody whom the bot has not met. */
  | { ok: true; owner: null; username: string; rest: string }
  | { ok: false; reason: "no-owner" }
  | {
      ok: false;
      reason: "unknown-owner" | "several-owners" | "owner-left";
      name: string;
    };

/**
 * The person named at the start of `rest`, which ends the turn's message: by a
 * named mention, @username or @name; else the author of the replied-to message.
 */
export async function findOwner(
  turn: ChatTurn,
  rest: string,
): Promise<FoundOwner> {
  const { message } = turn;
  const at = (message?.text.length ?? 0) - rest.length;
  const isNamed = /^[@＠]/.test(rest);
  const mention = message?.mentions.find(
    ({ offset }) => offset === at || (isNamed && offset === at + 1),
  );
  if (mention) {
    const owner = await knowMember(
      turn.tx,
      turn.community.id,
      mention,
      turn.now,
    );
    return judge(owner, rest.slice(mention.offset - at + mention.length));
  }
  if (isNamed) return findNamed(turn, rest.slice(1));
  const author = message?.replyTo?.author;
  return author
    ? judge(
        await knowMember(turn.tx, turn.community.id, author, turn.now),
        rest,
      )
    : { ok: false, reason: "no-owner" };
}

async function findNamed(turn: ChatTurn, text: string): Promise<FoundOwner> {
  const { tx, community } = turn;
  const [username] = /^\w{1,32}(?![\p{L}\p{N}_])/u.exec(text) ?? [];
  const known =
    username && (await findMemberByUsername(tx, community.id, username));
  if (username && known) return judge(known, text.slice(username.length));
  const named = (await listMembers(tx, community.id)).filter(
    (member) => member.isPresent && startsWithName(text, member.name),
  );
  const longest = Math.max(...named.map((member) => member.name.length));
  const [owner, ...others] = named.filter(
    (member) => member.name.length === longest,
  );
  if (owner && others.length === 0) {
    return judge(owner, text.slice(owner.name.length));
  }
  const [name = ""] = text.split(/[\s,，、]/);
  const isBot = name.toLowerCase() === turn.bot.username.toLowerCase();
  if (!owner && telegramName.test(name) && !isBot) {
    const rest = afterName(text.slice(name.length));
    return { ok: true, owner: null, username: name, rest };
  }
  return {
    ok: false,
    reason: owner ? "several-owners" : "unknown-owner",
    name: owner?.name ?? Array.from(name).slice(0, 32).join(""),
  };
}

/** What a username can be; anybody of that name can be named before they ever write. */
const telegramName = /^[a-z]\w{3,31}$/i;

const startsWithName = (text: string, name: string): boolean =>
  name !== "" &&
  text.slice(0, name.length).toLowerCase() === name.toLowerCase() &&
  !/^[\p{L}\p{N}_]/u.test(text.slice(name.length));

const afterName = (rest: string): string => rest.replace(/^[\s,，、:：]+/, "");

const judge = (owner: Member, rest: string): FoundOwner =>
  owner.isPresent
    ? { ok: true, owner, rest: afterName(rest) }
    : { ok: false, reason: "owner-left", name: owner.name };
