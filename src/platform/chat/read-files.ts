import { z } from "zod";
import type { Log } from "#platform/log";
import type { IncomingFile } from "./feature.ts";
import type { Transport } from "./transport.ts";
import type { TelegramMessage, Update } from "./update.ts";

/** Larger than any roster, smaller than what hurts. */
const largestFile = 5 * 1024 * 1024;
/** What is read here are tables; nobody makes the bot fetch anything else. */
const readable = /\.(csv|tsv|txt|xls\w?)$/i;
/** Those of one batch of updates. */
const mostKept = 20;

const fileSchema = z.looseObject({ file_path: z.string() });

export interface FileReader {
  /** Fetches the document of a private message, which the turn cannot wait for. */
  readBefore(update: Update): Promise<void>;
  /** What was fetched of the message's document; null: it has none. */
  fileOf(message: TelegramMessage): IncomingFile | null;
}

export function createFileReader(given: {
  readonly transport: Transport;
  readonly log: Log;
}): FileReader {
  const { transport, log } = given;
  const fetched = new Map<string, Uint8Array>();

  return {
    async readBefore({ message }) {
      const document = message?.document;
      if (!document || message.chat.type !== "private") return;
      if (!readable.test(document.file_name)) return;
      if ((document.file_size ?? 0) > largestFile) return;
      try {
        const file = fileSchema.parse(
          await transport.ask("getFile", { file_id: document.file_id }),
        );
        const bytes = await transport.download(file.file_path, largestFile);
        if (fetched.size >= mostKept) fetched.clear();
        fetched.set(document.file_id, bytes);
      } catch (error) {
        log.warn({ err: error }, "a file could not be fetched");
      }
    },
    fileOf({ document, chat }) {
      if (!document || chat.type !== "private") return null;
      const bytes = fetched.get(document.file_id) ?? null;
      return {
        id: document.file_id,
        name: document.file_name,
        size: document.file_size ?? bytes?.length ?? 0,
        bytes,
      };
    },
  };
}
