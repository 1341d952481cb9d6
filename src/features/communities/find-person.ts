import type { ChatTurn } from "#platform/chat";
import {
  findMemberByUsername,
  knowMember,
  listMembers,
  type Member,
} from "#platform/community";

export type FoundPerson =
  | { ok: true; person: Member; rest: string }
  /** Somebody whom the bot has not met. */
  | { ok: true; person: null; username: string; rest: string }
  | { ok: false; reason: "nobody" }
  | { ok: false; reason: "unknown" | "several" | "left"; name: string };

/**
 * The person named at the start of `rest`, which ends the turn's message: by a
 * named mention, @username or @name; else the author of the replied-to message.
 */
export async function findPerson(
  turn: ChatTurn,
  rest: string,
): Promise<FoundPerson> {
  const { message } = turn;
  const at = (message?.text.length ?? 0) - rest.length;
  const isNamed = /^[@＠]/.test(rest);
  const mention = message?.mentions.find(
    ({ offset }) => offset === at || (isNamed && offset === at + 1),
  );
  if (mention) {
    const person = await knowMember(
      turn.tx,
      turn.community.id,
      mention,
      turn.now,
    );
    return judge(person, rest.slice(mention.offset - at + mention.length));
  }
  if (isNamed) return findNamed(turn, rest.slice(1));
  const author = message?.replyTo?.author;
  return author
    ? judge(
        await knowMember(turn.tx, turn.community.id, author, turn.now),
        rest,
      )
    : { ok: false, reason: "nobody" };
}

async function findNamed(turn: ChatTurn, text: string): Promise<FoundPerson> {
  const { tx, community } = turn;
  const [username] = /^\w{1,32}(?![\p{L}\p{N}_])/u.exec(text) ?? [];
  const known =
    username && (await findMemberByUsername(tx, community.id, username));
  if (username && known) return judge(known, text.slice(username.length));
  const named = (await listMembers(tx, community.id)).filter(
    (member) => member.isPresent && startsWithName(text, member.name),
  );
  const longest = Math.max(...named.map((member) => member.name.length));
  const [person, ...others] = named.filter(
    (member) => member.name.length === longest,
  );
  if (person && others.length === 0) {
    return judge(person, text.slice(person.name.length));
  }
  const [name = ""] = text.split(/[\s,，、]/);
  const isBot = name.toLowerCase() === turn.bot.username.toLowerCase();
  if (!person && telegramName.test(name) && !isBot) {
    const rest = afterName(text.slice(name.length));
    return { ok: true, person: null, username: name, rest };
  }
  return {
    ok: false,
    reason: person ? "several" : "unknown",
    name: person?.name ?? Array.from(name).slice(0, 32).join(""),
  };
}

/** What a username can be; anybody of that name can be named before they ever write. */
const telegramName = /^[a-z]\w{3,31}$/i;

const startsWithName = (text: string, name: string): boolean =>
  name !== "" &&
  text.slice(0, name.length).toLowerCase() === name.toLowerCase() &&
  !/^[\p{L}\p{N}_]/u.test(text.slice(name.length));

const afterName = (rest: string): string => rest.replace(/^[\s,，、:：]+/, "");

const judge = (person: Member, rest: string): FoundPerson =>
  person.isPresent
    ? { ok: true, person, rest: afterName(rest) }
    : { ok: false, reason: "left", name: person.name };
