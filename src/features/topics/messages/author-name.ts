import { nameOf, type Member } from "#platform/community";
import type { Words } from "#platform/i18n";
import type { Topic } from "../types.ts";

/** As everybody reads it, conveners too: who asked to be unnamed is a resident. */
export const nameOfAuthor = (
  words: Words,
  topic: Pick<Topic, "onBehalfOf" | "isUnnamed">,
  author: Member | undefined,
): string =>
  topic.onBehalfOf ?? nameOf(words, topic.isUnnamed ? undefined : author);
