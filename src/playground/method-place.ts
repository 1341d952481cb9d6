import type { Call, Method } from "./call.ts";
import { showSent } from "./method-send.ts";
import { readText } from "./params.ts";
import { badRequest } from "./refusal.ts";
import { sendContent } from "./send-to-chat.ts";
import type { Location } from "./types.ts";

export const sendLocation: Method = (call) =>
  showSent(call, sendContent(call, { location: readLocation(call) }));

/** A venue's message has its location twice, as at Telegram. */
export const sendVenue: Method = (call) => {
  const location = readLocation(call);
  const title = (readText(call.params, "title") ?? "").trim();
  const address = (readText(call.params, "address") ?? "").trim();
  const venue = { location, title, address };
  return showSent(call, sendContent(call, { location, venue }));
};

function readLocation(call: Call): Location {
  const latitude = readDegrees(call, "latitude");
  const longitude = readDegrees(call, "longitude");
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
    throw badRequest("wrong location specified");
  }
  return { latitude, longitude };
}

function readDegrees(call: Call, name: "latitude" | "longitude"): number {
  const text = (readText(call.params, name) ?? "").trim();
  if (text === "") throw badRequest(`${name} is empty`);
  return Number.parseFloat(text);
}
