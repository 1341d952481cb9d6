import { Refused } from "./api.ts";
import { button, el, part } from "./dom.ts";
import { t } from "./texts.ts";

const shownMs = 5_000;
let hide = 0;

/** A line that goes away by itself; longer ones stay longer. */
export function toast(text: string): void {
  const box = part("toast");
  box.replaceChildren(el("p", { dir: "auto" }, text));
  clearTimeout(hide);
  hide = setTimeout(() => box.replaceChildren(), shownMs + text.length * 40);
}

/** A box that waits for OK. */
export function alertBox(text: string): void {
  const dialog = el("dialog", {
    class: "alert",
    "aria-labelledby": "alert-text",
  });
  dialog.append(
    el("p", { id: "alert-text", dir: "auto" }, text),
    button(
      { class: "primary", autofocus: true },
      () => dialog.close(),
      t("alert.close"),
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/** For a rejected call: says why in one line. */
export function complain(error: unknown): void {
  const reason =
    error instanceof Refused ? error.message : t("error.unreachable");
  toast(t("error.failed", { reason }));
}
