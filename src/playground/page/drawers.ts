/** The side columns. On a narrow screen they lie over the chat. */
import { icon, icons, part } from "./dom.ts";
import { t } from "./texts.ts";
import { onChange } from "./session.ts";

type Drawer = "chats" | "panel";

const openers: Record<Drawer, string> = {
  chats: "open-chats",
  panel: "open-panel",
};
const columns: Record<Drawer, string> = { chats: "side", panel: "panel" };

const narrow = matchMedia("(max-width: 860px)");
let open: Drawer | undefined;

export function showDrawers(): void {
  part("open-chats").append(icon(icons.menu));
  part("open-panel").append(icon(icons.people));
  part("close-panel").append(icon(icons.close));
  part("close-side").append(icon(icons.close));
  for (const name of ["chats", "panel"] as const)
    part(openers[name]).addEventListener("click", () =>
      show(open === name ? undefined : name),
    );
  for (const id of ["close-panel", "close-side", "shade"])
    part(id).addEventListener("click", closeDrawers);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    const column = open && part(columns[open]);
    if (column?.contains(document.activeElement) || narrow.matches)
      closeDrawers();
  });
  narrow.addEventListener("change", () => show(undefined));
  onChange(label);
  show(undefined);
}

export function closeDrawers(): void {
  const was = open;
  show(undefined);
  if (was) part(openers[was]).focus();
}

function show(drawer: Drawer | undefined): void {
  open = drawer;
  document.body.dataset["drawer"] = drawer ?? "";
  part("side").inert = narrow.matches && drawer !== "chats";
  part("panel").inert = drawer !== "panel";
  part("chat").inert = narrow.matches && drawer !== undefined;
  part("shade").hidden = !narrow.matches || drawer === undefined;
  label();
  if (drawer === "panel") part("close-panel").focus();
  else if (drawer === "chats") part("close-side").focus();
}

function label(): void {
  for (const name of ["chats", "panel"] as const)
    part(openers[name]).setAttribute("aria-expanded", String(open === name));
  part("open-chats").setAttribute("aria-label", t("head.open_chats"));
  part("open-panel").setAttribute("aria-label", t("head.open_panel"));
}
