import { button, el } from "./dom.ts";

export interface MenuItem {
  label: string;
  run: () => void;
  icon?: Node;
  checked?: boolean;
  danger?: boolean;
}

/** A menu beside its button: arrow keys move, Escape and a click elsewhere close it. */
export function openMenu(
  anchor: HTMLElement,
  label: string,
  items: MenuItem[],
  emoji: { name: string; run: () => void }[] = [],
): void {
  const menu = el("div", {
    class: "menu",
    popover: "manual",
    role: "menu",
    "aria-label": label,
  });
  const before = document.activeElement;
  const outside = (event: Event) => {
    if (!menu.contains(event.target as Node)) close();
  };
  const close = () => {
    document.removeEventListener("pointerdown", outside, true);
    menu.remove();
  };
  const choose = (run: () => void) => () => {
    close();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
    run();
  };
  if (emoji.length > 0)
    menu.append(
      el(
        "div",
        { class: "menu-emoji", role: "none" },
        ...emoji.map(({ name, run }) =>
          button({ role: "menuitem" }, choose(run), name),
        ),
      ),
    );
  for (const item of items) {
    const role = item.checked === undefined ? "menuitem" : "menuitemradio";
    menu.append(
      button(
        {
          role,
          class: item.danger ? "danger" : undefined,
          "aria-checked":
            item.checked === undefined ? undefined : String(item.checked),
        },
        choose(() => item.run()),
        item.icon,
        el("span", {}, item.label),
      ),
    );
  }
  menu.addEventListener("keydown", (event) => {
    if (event.key === "Escape") choose(() => undefined)();
    else if (event.key === "Tab") close();
    else moveByArrows(event);
    // Escape closes the menu alone, not the drawer beneath it.
    event.stopPropagation();
  });
  // Not popover="auto": releasing the right button would close it at once.
  document.addEventListener("pointerdown", outside, true);
  // Inside its landmark, beside what it belongs to.
  (anchor.closest("main, nav, aside") ?? document.body).append(menu);
  menu.showPopover();
  place(menu, anchor);
  const first =
    menu.querySelector<HTMLElement>('[aria-checked="true"]') ??
    menu.querySelector<HTMLElement>("button");
  first?.focus();
}

function moveByArrows(event: KeyboardEvent): void {
  const menu = event.currentTarget as HTMLElement;
  const items = [...menu.querySelectorAll<HTMLElement>("button")];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const steps: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowRight: at + 1,
    ArrowUp: at - 1,
    ArrowLeft: at - 1,
    Home: 0,
    End: -1,
  };
  const to = steps[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}

const gap = 6;

function place(menu: HTMLElement, anchor: HTMLElement): void {
  const at = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = at.bottom + gap + height < innerHeight;
  const top = below ? at.bottom + gap : Math.max(gap, at.top - gap - height);
  const left = Math.min(at.left, innerWidth - width - gap);
  menu.style.top = `${top}px`;
  menu.style.left = `${Math.max(gap, left)}px`;
}
