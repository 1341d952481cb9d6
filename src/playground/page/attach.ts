/** What goes with the message being written: photos or a file. */
import { el, icon, icons, part } from "./dom.ts";
import { sizeOf } from "./attachment.ts";
import { openMenu } from "./menu.ts";
import { openPlaceForm } from "./place-form.ts";
import { t } from "./texts.ts";
import { toast } from "./toast.ts";

interface Attached {
  files: File[];
  arePhotos: boolean;
}

/** As many as Telegram takes as one album. */
const maxAlbum = 10;
const photoTypes = /^image\/(jpeg|png|webp|gif)$/;

let attached: Attached | undefined;
let previews: HTMLElement | undefined;

/** `changed` runs when something was attached. */
export function showAttaching(changed: () => void): void {
  const photos = part("photos", HTMLInputElement);
  const file = part("file", HTMLInputElement);
  const attach = part("attach");
  attach.append(icon(icons.attach));
  attach.addEventListener("click", () => {
    openMenu(attach, t("composer.attach"), [
      {
        label: t("composer.photos"),
        icon: icon(icons.photo),
        run: () => photos.click(),
      },
      {
        label: t("composer.file"),
        icon: icon(icons.file),
        run: () => file.click(),
      },
      {
        label: t("composer.place"),
        icon: icon(icons.place),
        run: openPlaceForm,
      },
    ]);
  });
  photos.addEventListener("change", () => take(photos, true));
  file.addEventListener("change", () => take(file, false));
  part("text").addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    attachFiles(files);
    changed();
  });

  function take(input: HTMLInputElement, arePhotos: boolean): void {
    const files = [...(input.files ?? [])];
    input.value = "";
    if (files.length > 0) setAttached({ files, arePhotos });
    part("text").focus();
    changed();
  }
}

function attachFiles(files: File[]): void {
  const arePhotos = files.every(({ type }) => photoTypes.test(type));
  setAttached({ files: arePhotos ? files : files.slice(0, 1), arePhotos });
}

export function getAttached(): Attached | undefined {
  return attached;
}

export function setAttached(next: Attached | undefined): void {
  if (next && next.files.length > maxAlbum) {
    toast(t("composer.album_full", { count: maxAlbum }));
    next = { ...next, files: next.files.slice(0, maxAlbum) };
  }
  for (const image of previews?.querySelectorAll("img") ?? [])
    URL.revokeObjectURL(image.src);
  attached = next;
  previews = next?.arePhotos
    ? el(
        "div",
        { class: "previews" },
        ...next.files.map((file) =>
          el("img", { src: URL.createObjectURL(file), alt: file.name }),
        ),
      )
    : undefined;
}

/** What stands above the field: the photos or a sign, a title, the size. */
export function describeAttached(one: Attached): [Node, string, string] {
  const count = one.files.length;
  return [
    previews ?? icon(icons.file),
    count > 1 ? t("composer.album", { count }) : (one.files[0]?.name ?? ""),
    sizeOf(one.files.reduce((sum, file) => sum + file.size, 0)),
  ];
}
