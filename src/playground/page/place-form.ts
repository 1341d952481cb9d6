/** Sends a place: the activity room, or wherever the numbers say. */
import { sendPlace } from "./api.ts";
import { part } from "./dom.ts";
import { changed, presentSending, session } from "./session.ts";
import { t } from "./texts.ts";
import { complain } from "./toast.ts";

const activityRoom = { latitude: 31.2304, longitude: 121.4737 };

const field = (name: string) => part(`place-${name}`, HTMLInputElement);

export function showPlaceForm(): void {
  const form = part("place");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send().catch(complain);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    closePlaceForm();
  });
  part("place-cancel").addEventListener("click", closePlaceForm);
}

export function openPlaceForm(): void {
  field("title").value = t("place.room");
  field("latitude").value = String(activityRoom.latitude);
  field("longitude").value = String(activityRoom.longitude);
  part("place").hidden = false;
  field("title").focus();
}

function closePlaceForm(): void {
  part("place").hidden = true;
  part("text").focus();
}

async function send(): Promise<void> {
  const [latitude, longitude] = [field("latitude"), field("longitude")];
  await sendPlace({
    ...presentSending(),
    title: field("title").value.trim(),
    latitude: latitude.valueAsNumber,
    longitude: longitude.valueAsNumber,
  });
  session.replyTo = undefined;
  changed();
  closePlaceForm();
}
