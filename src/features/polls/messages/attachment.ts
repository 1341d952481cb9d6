import type { Words } from "#platform/i18n";
import type { NoticeSpec } from "#platform/outbox";
import type { Attachment } from "../types.ts";

/** The picture or document that came with a poll. */
export const composeAttachment = (
  { t }: Words,
  { number, attachment }: { number: number; attachment: Attachment },
): Pick<NoticeSpec, "content" | "photos" | "document"> => ({
  content: { text: t("polls.attachment", { n: number }) },
  ...(attachment.kind === "photo"
    ? { photos: [attachment.fileId] }
    : { document: attachment.fileId }),
});
