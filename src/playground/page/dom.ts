type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | undefined>;

/** Creates an element. Text goes in as text nodes, so nothing is ever parsed. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.filter(isPresent));
  return node;
}

function isPresent(child: Child): child is Node | string {
  return child !== null && child !== undefined && child !== false;
}

/** A `<button>` with its action. */
export function button(
  attributes: Attributes,
  run: (event: MouseEvent) => void,
  ...children: Child[]
): HTMLButtonElement {
  const node = el("button", { type: "button", ...attributes }, ...children);
  node.addEventListener("click", run);
  return node;
}

/** An element of index.html, of a certain kind if need be. */
export function part(id: string): HTMLElement;
export function part<T extends HTMLElement>(id: string, kind: new () => T): T;
export function part(id: string, kind = HTMLElement): HTMLElement {
  const node = document.getElementById(id);
  if (node instanceof kind) return node;
  throw new Error(`index.html has no #${id} of this kind`);
}

/** Replaces the children; the focus stays on the element with the same `data-key`. */
export function redraw(container: HTMLElement, ...children: Child[]): void {
  keepFocus(container, () => {
    container.replaceChildren(...children.filter(isPresent));
  });
}

export function keepFocus(within: HTMLElement, change: () => void): void {
  const focused = document.activeElement;
  const key =
    focused instanceof HTMLElement && within.contains(focused)
      ? focused.dataset["key"]
      : undefined;
  change();
  if (key === undefined) return;
  within
    .querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)
    ?.focus({ preventScroll: true });
}

const svgNamespace = "http://www.w3.org/2000/svg";

/** A line icon from a path on a 24 × 24 grid. */
export function icon(path: string): SVGElement {
  const svg = document.createElementNS(svgNamespace, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(svgNamespace, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export const icons = {
  menu: "M4 7h16M4 12h16M4 17h16",
  people:
    "M9 11.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM2.5 19.5c.6-3.4 3.2-5 6.5-5s5.9 1.6 6.5 5M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.9c2 .6 3.2 2.2 3.6 4.6",
  send: "M4.5 11.8 20 4.5l-5.5 15-3-6.5-7-1.2Z",
  attach: "m8 12.5 6.2-6.2a3 3 0 0 1 4.3 4.3l-8.3 8.3a5 5 0 0 1-7.1-7.1L11 4",
  close: "M6 6l12 12M18 6 6 18",
  more: "M12 5.5v.01M12 12v.01M12 18.5v.01",
  reply: "M10 6 4.5 11.5 10 17M5 11.5h8c4 0 6.5 2.5 6.5 6.5",
  pin: "m9 4 6 0M10 4v6l-3 4h10l-3-4V4M12 14v6",
  file: "M7 3.5h7l4 4v13H7zM14 3.5v4h4",
  down: "M12 5v13M6.5 12.5 12 18l5.5-5.5",
  pencil: "m5 19 1-4L16 5l3 3L9 18l-4 1Z",
  photo: "M4 5.5h16v13H4zM4 16l4.5-4.5 4 4 3-3L20 17M15.5 9.5v.01",
  place:
    "M12 21c4.5-4.6 6.8-8.2 6.8-11a6.8 6.8 0 0 0-13.6 0c0 2.8 2.3 6.4 6.8 11ZM12 12.3a2.3 2.3 0 1 0 0-4.6 2.3 2.3 0 0 0 0 4.6Z",
  silent:
    "M6.5 16.5h11l-1.5-3V10a4 4 0 0 0-8 0v3.5ZM10.5 19.5a1.8 1.8 0 0 0 3 0M4 4l16 16",
  mask: "M3.5 9h17M6.5 9l1.5-5h8l1.5 5M7.5 17.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM16.5 17.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5ZM10 15h4",
} as const;
