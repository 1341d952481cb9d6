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
  /** Who chose what in its native poll: whoever looks sees their own choice. */
  votes?: { userId: number; optionIds: number[] }[];
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
  const votes = state.polls.get(rest.poll?.id ?? "")?.votes;
  return {
    edits: 0,
    reactions: [],
    ...rest,
    ...(picture ? { photo: picture } : {}),
    ...(attached ? { document: attached } : {}),
    ...(votes ? { votes: [...votes].map(describeVote) } : {}),
    ...(reply ? { reply_to_message: describeForPage(state, reply) } : {}),
  };
}

const describeVote = ([userId, optionIds]: [number, number[]]) => ({
  userId,
  optionIds,
});

function describeFile(file: StoredFile): PageFile {
  return {
    fileId: file.fileId,
    name: file.name,
    mime: file.mime,
    size: file.bytes.length,
  };
}
