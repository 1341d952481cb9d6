import type { SeenMessage } from "./seen.ts";
import type { StoredFile } from "./files.ts";
import type { State } from "./state.ts";
import type { Message } from "./types.ts";

interface PageFile {
  fileId: string;
  name: string;
  mime: string;
  size: number;
}

/** A message as the page wants it: files in one shape, answers likewise. */
type PageMessage = Omit<
  SeenMessage,
  "photo" | "document" | "reply_to_message"
> & {
  photo?: PageFile;
  document?: PageFile;
  reply_to_message?: PageMessage;
};

export function describeForPage(
  state: State,
  message: SeenMessage | Message,
): PageMessage {
  const { photo, document, reply_to_message: reply, ...rest } = message;
  const fileOf = (fileId: string | undefined) => {
    const file = state.files.get(fileId ?? "");
    return file && describeFile(file);
  };
  const picture = fileOf(photo?.at(-1)?.file_id);
  const attached = fileOf(document?.file_id);
  return {
    edits: 0,
    reactions: [],
    ...rest,
    ...(picture ? { photo: picture } : {}),
    ...(attached ? { document: attached } : {}),
    ...(reply ? { reply_to_message: describeForPage(state, reply) } : {}),
  };
}

function describeFile(file: StoredFile): PageFile {
  return {
    fileId: file.fileId,
    name: file.name,
    mime: file.mime,
    size: file.bytes.length,
  };
}
