import { toCaption, toMessage } from "./markup.ts";
import { replyParameters, type NoticeBody, type NoticeSpec } from "./notice.ts";

const mostPhotos = 10;

/** The call that will say a notice. */
export function composeBody(notice: NoticeSpec): NoticeBody {
  const { replyTo } = notice;
  const upload = notice.picture ?? notice.file;
  const { method, parameters } = composeCall(notice);
  return {
    method,
    parameters: {
      ...parameters,
      ...(typeof replyTo === "number" && replyParameters(replyTo)),
    },
    ...(typeof replyTo === "object" && { replyToCard: replyTo }),
    ...(upload && { file: packFile(upload) }),
    ...(notice.threadId !== undefined && { threadId: notice.threadId }),
    ...(notice.otherwise && { otherwise: toMessage(notice.otherwise) }),
  };
}

function composeCall(
  notice: NoticeSpec,
): Pick<NoticeBody, "method" | "parameters"> {
  const { content, file, picture, document, place, photos = [] } = notice;
  if (place) return composePlace(place);
  if (notice.poll) return composePoll(notice.poll);
  const [photo] = photos;
  if (photos.length > 1) return composeAlbum(notice, photos);
  if (photo !== undefined) {
    return {
      method: "sendPhoto",
      parameters: { photo, ...toCaption(content) },
    };
  }
  if (picture) return { method: "sendPhoto", parameters: toCaption(content) };
  if (document !== undefined) {
    return {
      method: "sendDocument",
      parameters: { document, ...toCaption(content) },
    };
  }
  return file
    ? { method: "sendDocument", parameters: toCaption(content) }
    : { method: "sendMessage", parameters: toMessage(content) };
}

/** Telegram shows the caption of the first photo below them all. */
function composeAlbum(
  { content }: NoticeSpec,
  photos: readonly string[],
): Pick<NoticeBody, "method" | "parameters"> {
  const { caption, caption_entities } = toCaption(content);
  return {
    method: "sendMediaGroup",
    parameters: {
      media: photos.slice(0, mostPhotos).map((media, index) => ({
        type: "photo",
        media,
        ...(index === 0 && caption !== "" && { caption }),
        ...(index === 0 &&
          caption_entities !== undefined && { caption_entities }),
      })),
    },
  };
}

function composePlace({
  latitude,
  longitude,
  name,
}: NonNullable<NoticeSpec["place"]>): Pick<
  NoticeBody,
  "method" | "parameters"
> {
  return name === null
    ? { method: "sendLocation", parameters: { latitude, longitude } }
    : {
        method: "sendVenue",
        // Telegram wants an address, and knows none for where people stand.
        parameters: { latitude, longitude, title: name, address: name },
      };
}

function composePoll({
  question,
  options,
}: NonNullable<NoticeSpec["poll"]>): Pick<NoticeBody, "method" | "parameters"> {
  return {
    method: "sendPoll",
    parameters: {
      question,
      options: options.map((text) => ({ text })),
      is_anonymous: true,
    },
  };
}

function packFile(file: NonNullable<NoticeSpec["file"]>) {
  return "text" in file
    ? file
    : { name: file.name, base64: Buffer.from(file.bytes).toString("base64") };
}
