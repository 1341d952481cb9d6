import { z } from "zod";

/** Telegram's limit, in bytes. */
const longest = 64;

const integer = z
  .string()
  .regex(/^-?\d{1,15}$/)
  .transform(Number);
/** What a column of the database holds: PostgreSQL fails on more. */
const longestNumber = 2 ** 31 - 1;
const number = integer.pipe(z.number().min(-longestNumber).max(longestNumber));

/** What one kind of button carries: whole numbers of 32 bits, by name. */
export interface Callback<Field extends string = string> {
  readonly name: string;
  /** The data for a button of this community. */
  data(communityId: number, args: Readonly<Record<Field, number>>): string;
  /** null: not what `data` writes. */
  read(parts: readonly string[]): Record<Field, number> | null;
}

/** `callback("polls.vote", ["poll", "option"])`; the name is unique in the bot. */
export function callback<const Field extends string>(
  name: string,
  fields: readonly Field[],
): Callback<Field> {
  const schema = z.array(number).length(fields.length);
  return {
    name,
    data(communityId, args) {
      const data = [name, communityId, ...fields.map((f) => args[f])].join(":");
      if (Buffer.byteLength(data) > longest) {
        throw new Error(`the data of a button is too long: ${data}`);
      }
      return data;
    },
    read(parts) {
      const read = schema.safeParse(parts);
      if (!read.success) return null;
      return Object.fromEntries(
        fields.map((field, i) => [field, read.data[i]]),
      ) as Record<Field, number>;
    },
  };
}

/** The parts of any button's data; null: none of ours. */
export function splitData(
  data: string,
): { name: string; communityId: number; parts: string[] } | null {
  const [name, community, ...parts] = data.split(":");
  const id = integer.safeParse(community);
  return name && id.success ? { name, communityId: id.data, parts } : null;
}
