import type { ChatTurn } from "#platform/chat";
import type { Attachment } from "./types.ts";

/** The picture or document of the message, or the picture of the one it answers. */
export function attachmentOf({ message }: ChatTurn): Attachment | null {
  const [photo = null] = [
    ...(message?.photos ?? []),
    ...(message?.replyTo?.photos ?? []),
  ];
  if (photo !== null) return { kind: "photo", fileId: photo };
  return message?.file ? { kind: "document", fileId: message.file.id } : null;
}
