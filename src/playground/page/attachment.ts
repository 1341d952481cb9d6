/** What a message carries beside its text: photos, a file, a place. */
import { fileAddress } from "./api.ts";
import { el, icon, icons } from "./dom.ts";
import { t } from "./texts.ts";
import type { Message, StoredFile } from "./types.ts";

const coordinateDigits = 5;

export function attachmentOf(
  message: Message,
  album: Message[],
): HTMLElement | undefined {
  if (album.length > 1) return grid(album);
  if (message.photo)
    return photo(message.photo, message.caption ?? t("message.photo"));
  if (message.document) return documentLink(message.document);
  return placeOf(message);
}

function photo(file: StoredFile, alt: string): HTMLElement {
  const src = fileAddress(file.fileId);
  return el(
    "a",
    { class: "photo", href: src, target: "_blank", rel: "noopener" },
    el("img", { src, alt }),
  );
}

function grid(album: Message[]): HTMLElement {
  const count = album.length;
  const shape = count === 2 || count === 4 ? "two" : "three";
  return el(
    "div",
    { class: `album ${shape}` },
    ...album.map((one, at) => {
      const name = t("message.photo_of", { number: at + 1, count });
      const node = one.photo && photo(one.photo, name);
      if (node && at > 0) node.id = `message-${one.message_id}`;
      return node;
    }),
  );
}

function documentLink(file: StoredFile): HTMLElement {
  const { name } = file;
  return el(
    "a",
    { class: "document", href: fileAddress(file.fileId), download: name },
    icon(icons.file),
    el("span", { class: "file-name" }, name),
    el("span", { class: "file-size" }, sizeOf(file.size)),
  );
}

function placeOf(message: Message): HTMLElement | undefined {
  const { location, venue } = message;
  if (!location) return undefined;
  const { latitude, longitude } = location;
  const numbers = [latitude, longitude].map((degrees) =>
    Number(degrees.toFixed(coordinateDigits)),
  );
  return el(
    "div",
    { class: "place" },
    icon(icons.place),
    el("b", { dir: "auto" }, venue?.title ?? t("message.place")),
    venue?.address && el("span", { dir: "auto" }, venue.address),
    el("span", { class: "coordinates" }, numbers.join(", ")),
  );
}

export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilo = bytes / 1024;
  if (kilo < 1024) return `${Math.round(kilo)} KB`;
  return `${(kilo / 1024).toFixed(1)} MB`;
}
