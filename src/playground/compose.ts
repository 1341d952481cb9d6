import { randomInt } from "node:crypto";
import type { Core } from "./core.ts";
import {
  describeDocument,
  describePhoto,
  storeFile,
  type FileInput,
} from "./files.ts";
import { Impossible } from "./impossible.ts";
import { fixText } from "./text/fix-text.ts";
import type { Location, Message, MessageEntity, User } from "./types.ts";

/** What a person puts into the input field. */
export interface OutgoingMessage {
  text?: string;
  replyTo?: number;
  photo?: FileInput;
  /** Two to ten become an album: a message each, one media_group_id. */
  photos?: FileInput[];
  document?: FileInput;
  caption?: string;
  location?: Location;
  venue?: Location & { title: string; address?: string };
  /** The forum topic written in; without it General, or the topic replied in. */
  threadId?: number;
  /** As an anonymous administrator. */
  asGroup?: boolean;
  /** People named without a username, as a client's name picker does it. */
  mentions?: { user: User; offset: number; length: number }[];
}

type Content = Partial<Message>;

const maxAlbum = 10;

/** What is sent as one; an album is a message for each of its photos. */
export function composeContents(
  core: Core,
  outgoing: OutgoingMessage,
): [Content, ...Content[]] {
  const { document, location, venue } = outgoing;
  const photos = [outgoing.photo ?? [], outgoing.photos ?? []].flat();
  const [first, ...others] = photos;
  if (first) return composePhotos(core, outgoing, [first, ...others]);
  if (document) {
    const file = storeFile(core.state, "document", document);
    const content = { document: describeDocument(file) };
    return [{ ...content, ...composeCaption(outgoing) }];
  }
  if (venue) return [composeVenue(outgoing, venue)];
  if (location) return [composeLocation(outgoing, location)];
  const { text, entities } = composeText(outgoing.text ?? "", outgoing);
  if (text === "") throw new Impossible("There is nothing to send.");
  return [{ text, ...(entities.length > 0 ? { entities } : {}) }];
}

/** Telegram puts the caption under the first photo alone. */
function composePhotos(
  core: Core,
  outgoing: OutgoingMessage,
  photos: [FileInput, ...FileInput[]],
): [Content, ...Content[]] {
  if (photos.length > maxAlbum) {
    throw new Impossible(`An album has at most ${maxAlbum} photos.`);
  }
  const album =
    photos.length > 1 ? { media_group_id: String(randomInt(2 ** 47)) } : {};
  const compose = (photo: FileInput): Content => ({
    ...album,
    photo: describePhoto(storeFile(core.state, "photo", photo)),
  });
  const [first, ...others] = photos;
  return [
    { ...compose(first), ...composeCaption(outgoing) },
    ...others.map(compose),
  ];
}

function composeLocation(outgoing: OutgoingMessage, place: Location): Content {
  return { location: checkPlace(outgoing, place) };
}

function composeVenue(
  outgoing: OutgoingMessage,
  venue: NonNullable<OutgoingMessage["venue"]>,
): Content {
  const location = checkPlace(outgoing, venue);
  const { title, address = "" } = venue;
  return { location, venue: { location, title, address } };
}

function checkPlace(outgoing: OutgoingMessage, place: Location): Location {
  if (outgoing.text ?? outgoing.caption) {
    throw new Impossible("A place has no caption.");
  }
  const { latitude, longitude } = place;
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
    throw new Impossible(`There is no place at ${latitude}, ${longitude}.`);
  }
  return { latitude, longitude };
}

function composeCaption(outgoing: OutgoingMessage): Content {
  const caption = outgoing.caption ?? outgoing.text ?? "";
  const { text, entities } = composeText(caption, outgoing);
  return {
    ...(text === "" ? {} : { caption: text }),
    ...(entities.length > 0 ? { caption_entities: entities } : {}),
  };
}

/** Throws if a client could not send this text. */
export function composeText(
  text: string,
  { mentions = [] }: Pick<OutgoingMessage, "mentions"> = {},
): { text: string; entities: MessageEntity[] } {
  const fixed = fixText(
    text,
    mentions.map(({ user, offset, length }) => ({
      type: "text_mention",
      offset,
      length,
      user,
    })),
  );
  if (!fixed.ok) throw new Impossible(fixed.error);
  return fixed;
}
