import { eraseDeep, type Eraser } from "#platform/community";
import type { Tx } from "#platform/store";
import type { NoticeBody } from "./notice.ts";

interface Erased {
  readonly userId: number | null;
  readonly eraser: Eraser;
}

/** What was said, or is to be said, to one person; and where it stands in their chat. */
export async function forgetNotices(tx: Tx, userId: number): Promise<void> {
  await tx.deleteFrom("notices").where("user_id", "=", userId).execute();
  await tx.deleteFrom("messages").where("chat_id", "=", userId).execute();
}

/**
 * What waits to be said in a community names and mentions the person no more;
 * of what was never said nothing stays.
 */
export async function eraseNotices(
  tx: Tx,
  communityId: number,
  person: Erased,
): Promise<void> {
  const ofCommunity = tx
    .updateTable("notices")
    .where("community_id", "=", communityId);
  await ofCommunity
    .where("state", "not in", ["pending", "held"])
    .where("body", "!=", "")
    .set({ body: "", line: null })
    .execute();
  const waiting = await tx
    .selectFrom("notices")
    .select(["notice_id", "body", "line"])
    .where("community_id", "=", communityId)
    .where("state", "in", ["pending", "held"])
    .execute();
  for (const { notice_id, body, line } of waiting) {
    const erased = {
      body: body === "" ? body : eraseBody(body, person),
      line: line === null ? line : eraseLine(line, person),
    };
    if (erased.body === body && erased.line === line) continue;
    await ofCommunity.where("notice_id", "=", notice_id).set(erased).execute();
  }
}

function eraseLine(line: string, { userId, eraser }: Erased): string {
  const unlinked =
    userId === null
      ? line
      : line.replaceAll(
          new RegExp(`<a href="tg://user\\?id=${userId}">(.*?)</a>`, "g"),
          "$1",
        );
  return eraser.erase(unlinked);
}

function eraseBody(body: string, person: Erased): string {
  const read = JSON.parse(body) as NoticeBody;
  return JSON.stringify({
    ...read,
    parameters: eraseParameters(read.parameters, person),
    ...(read.otherwise && {
      otherwise: eraseParameters(read.otherwise, person),
    }),
    // A short name may well stand in the letters of a picture's bytes.
    ...(read.file &&
      "text" in read.file && { file: eraseDeep(read.file, person.eraser) }),
  });
}

type Call = Record<string, unknown>;

interface Entity {
  readonly offset: number;
  readonly length: number;
  readonly user?: { readonly id: number };
}

/** Where a call has words; all else means something to Telegram or to the bot. */
const shown = new Set(["text", "caption", "title", "address", "question"]);

/** Somebody may well be called `bold`, or as a part of what a button carries. */
function eraseShown(value: unknown, eraser: Eraser): unknown {
  if (Array.isArray(value)) return value.map((one) => eraseShown(one, eraser));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      shown.has(key) ? eraseDeep(one, eraser) : eraseShown(one, eraser),
    ]),
  );
}

/** Marked text is rewritten with its entities, which stand where they stood. */
function eraseParameters(parameters: Call, person: Erased): Call {
  const media = parameters["media"];
  return {
    ...(eraseShown(parameters, person.eraser) as Call),
    ...eraseMarked(parameters, person, "text", "entities"),
    ...eraseMarked(parameters, person, "caption", "caption_entities"),
    ...(Array.isArray(media) && {
      media: media.map((one: Call) => ({
        ...one,
        ...eraseMarked(one, person, "caption", "caption_entities"),
      })),
    }),
  };
}

function eraseMarked(
  parameters: Call,
  { userId, eraser }: Erased,
  textName: string,
  entitiesName: string,
): Call {
  const text = parameters[textName];
  if (typeof text !== "string") return {};
  const entities = (parameters[entitiesName] ?? []) as Entity[];
  const moved = [...text.matchAll(eraser.pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    by: eraser.instead.length - match[0].length,
  }));
  /** Where a place of the old text is in the new one; inside a name: its end. */
  const placeOf = (at: number): number =>
    moved
      .filter(({ from }) => from < at)
      .reduce((place, { to, by }) => place + Math.max(0, to - at) + by, at);
  const kept = entities
    .filter(({ user }) => userId === null || user?.id !== userId)
    .map((entity) => {
      const offset = placeOf(entity.offset);
      const end = placeOf(entity.offset + entity.length);
      return { ...entity, offset, length: end - offset };
    })
    .filter(({ length }) => length > 0);
  return {
    [textName]: eraser.erase(text),
    ...(entities.length > 0 && { [entitiesName]: kept }),
  };
}
