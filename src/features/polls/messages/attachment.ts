import type { Words } from "#platform/i18n";
import type { NoticeSpec } from "#platform/outbox";
import type { Attachment } from "../types.ts";

/** The picture that came with a poll. */
export const composeAttachment = (
  { t }: Words,
  { number, attachment }: { number: number; attachment: Attachment },
): Pick<NoticeSpec, "content" | "photos"> => ({
  content: { text: t("polls.attachment", { n: number }) },
  photos: [attachment.fileId],
});
