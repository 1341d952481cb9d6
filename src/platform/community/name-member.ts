import type { Words } from "#platform/i18n";
import type { Member } from "./members.ts";

/** How a member is called in a text: by name, or "a resident" once forgotten. */
export const nameOf = (words: Words, member: Member | undefined): string =>
  member === undefined || member.name === ""
    ? words.plain("chat.somebody")
    : member.name;
