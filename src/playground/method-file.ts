import { randomInt } from "node:crypto";
import type { Call, Method } from "./call.ts";
import {
  describeDocument,
  describePhoto,
  measureImage,
  storeFile,
  type StoredFile,
} from "./files.ts";
import { readInlineMarkup } from "./keyboards.ts";
import { applyEdit, findEditable } from "./method-edit.ts";
import { showSent } from "./method-send.ts";
import { isObject, readJson, readText } from "./params.ts";
import { postMessage } from "./post.ts";
import { readCaption } from "./read-text.ts";
import { badRequest } from "./refusal.ts";
import { readDestination, sendContent, type Content } from "./send-to-chat.ts";

const maxPhotoBytes = 10 * 1024 * 1024;
const maxDownloadBytes = 20 * 1024 * 1024;

export const sendPhoto: Method = (call) => {
  const content = readMedia(call, "photo", "photo");
  return showSent(call, sendContent(call, content));
};

export const sendDocument: Method = (call) => {
  const content = readMedia(call, "document", "document");
  return showSent(call, sendContent(call, content));
};

export const sendMediaGroup: Method = (call) => {
  const items = readJson(call.params, "media", "media");
  if (!Array.isArray(items)) {
    throw badRequest("expected an Array of InputMedia");
  }
  if (items.length === 0) throw badRequest("there are no messages to send");
  if (items.length > 10)
    throw badRequest("too many messages to send as an album");
  const contents = items.map((item: unknown) => readInputMedia(call, item));
  const isMixed =
    contents.some((content) => content.photo) &&
    contents.some((content) => content.document);
  if (isMixed) {
    throw badRequest("document can't be mixed with other media types");
  }
  const { record, replyToId, isSilent, content } = readDestination(call);
  call.core.limits.spend(record.chat, contents.length);
  // One alone is sent, but makes no album.
  const album =
    contents.length > 1 ? { media_group_id: String(randomInt(2 ** 47)) } : {};
  return contents.map((media) =>
    showSent(
      call,
      postMessage(call.core, record, {
        from: call.core.state.bot,
        content: { ...content, ...media, ...album },
        replyToId,
        isSilent,
      }),
    ),
  );
};

export const editMessageMedia: Method = (call) => {
  const markup = readInlineMarkup(call.params);
  const item = readJson(call.params, "media", "input media");
  const media = readInputMedia(call, item);
  const { record, stored } = findEditable(call);
  if (stored.body.poll || stored.body.location)
    throw badRequest("message can't be edited");
  const content = {
    caption: "",
    caption_entities: [],
    ...media,
  };
  const without = (["text", "entities", "photo", "document"] as const).filter(
    (key) => !(key in media),
  );
  return applyEdit(call, record, stored, { content, without, markup });
};

export const getFile: Method = ({ core, params }) => {
  const fileId = readText(params, "file_id") ?? "";
  const file = core.state.files.get(fileId);
  if (!file) throw badRequest("invalid file_id");
  if (file.bytes.length > maxDownloadBytes) {
    throw badRequest("file is too big");
  }
  return {
    file_id: file.fileId,
    file_unique_id: file.uniqueId,
    file_size: file.bytes.length,
    file_path: file.path,
  };
};

function readInputMedia(call: Call, item: unknown): Content {
  const refuse = (reason: string) =>
    badRequest(`can't parse InputMedia: ${reason}`);
  if (!isObject(item)) throw refuse("expected an Object");
  const { type } = item;
  if (type !== "photo" && type !== "document") {
    throw refuse(`type "${String(type)}" can't be used here`);
  }
  const params = { values: item, files: call.params.files };
  return readMedia({ ...call, params }, type, "media");
}

/** A file with its caption, as content of a message. */
function readMedia(
  call: Call,
  kind: StoredFile["kind"],
  field: string,
): Content {
  const file = readFile(call, kind, field);
  const caption = readCaption(call);
  return {
    ...(kind === "photo"
      ? { photo: describePhoto(file) }
      : { document: describeDocument(file) }),
    ...(caption.text === "" ? {} : { caption: caption.text }),
    ...(caption.entities.length > 0
      ? { caption_entities: caption.entities }
      : {}),
  };
}

/** An upload, an upload named by attach://, or a file known by its id. */
function readFile(
  call: Call,
  kind: StoredFile["kind"],
  field: string,
): StoredFile {
  const { state } = call.core;
  const { params } = call;
  const named = readText(params, field) ?? "";
  if (named !== "" && !named.startsWith("attach://")) {
    return findKnownFile(call, kind, named);
  }
  const upload = params.files.get(named.slice("attach://".length) || field);
  if (!upload) throw badRequest(`there is no ${kind} in the request`);
  if (upload.bytes.length === 0) throw badRequest("file must be non-empty");
  if (kind === "photo") {
    if (upload.bytes.length > maxPhotoBytes) {
      throw badRequest(
        `file of size ${upload.bytes.length} bytes is too big for a photo; the maximum size is ${maxPhotoBytes} bytes`,
      );
    }
    const size = measureImage(upload.bytes);
    if (!size) throw badRequest("IMAGE_PROCESS_FAILED");
    const { width, height } = size;
    const ratio = Math.max(width, height) / Math.min(width, height);
    if (width + height > 10_000 || ratio > 20) {
      throw badRequest("PHOTO_INVALID_DIMENSIONS");
    }
  }
  return storeFile(state, kind, upload);
}

function findKnownFile(
  call: Call,
  kind: StoredFile["kind"],
  named: string,
): StoredFile {
  if (/^https?:\/\//i.test(named)) {
    // The playground fetches nothing from outside.
    throw badRequest("failed to get HTTP URL content");
  }
  const file = call.core.state.files.get(named);
  if (!file) {
    throw badRequest(
      "wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
    );
  }
  if (file.kind !== kind) {
    const label = (one: string) => one.charAt(0).toUpperCase() + one.slice(1);
    throw badRequest(
      `can't use file of type ${label(file.kind)} as ${label(kind)}`,
    );
  }
  return file;
}
