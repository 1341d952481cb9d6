/** The list above the field once a text starts with "/". */
import { fetchCommands } from "./api.ts";
import { el, part } from "./dom.ts";
import { session } from "./session.ts";
import type { Command } from "./types.ts";

let all: Command[] = [];
let askedFor = "";
let shown: Command[] = [];
let chosen = 0;

export async function offerCommands(field: HTMLTextAreaElement): Promise<void> {
  const typed = /^\/(\w*)$/.exec(field.value)?.[1];
  if (typed === undefined) {
    hide();
    return;
  }
  const place = `${session.chat}:${session.me}`;
  // A bot may set its commands at any time: ask anew with every new "/".
  if (typed === "" || askedFor !== place) {
    all = await fetchCommands(session.chat, session.me);
    askedFor = place;
    if (!field.value.startsWith("/")) return;
  }
  shown = all.filter(({ command }) => command.startsWith(typed));
  chosen = 0;
  if (shown.length === 0) hide();
  else draw(field);
}

function draw(field: HTMLTextAreaElement): void {
  const list = part("commands");
  list.replaceChildren(
    ...shown.map(({ command, description }, at) => {
      const option = el(
        "div",
        {
          role: "option",
          id: `command-${at}`,
          "aria-selected": at === chosen ? "true" : "false",
        },
        el("b", {}, `/${command}`),
        el("span", {}, description),
      );
      // Before the field loses the focus.
      option.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        take(field, at);
      });
      return option;
    }),
  );
  list.hidden = false;
  list.children[chosen]?.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", `command-${chosen}`);
}

function hide(): void {
  shown = [];
  part("commands").hidden = true;
  part("text").removeAttribute("aria-activedescendant");
}

function take(field: HTMLTextAreaElement, at: number): void {
  const command = shown[at];
  if (command) field.value = `/${command.command} `;
  hide();
  field.focus();
}

/** True when the key was meant for the list. */
export function handleCommandKeys(event: KeyboardEvent): boolean {
  if (shown.length === 0) return false;
  const field = event.currentTarget as HTMLTextAreaElement;
  switch (event.key) {
    case "ArrowDown":
      chosen = (chosen + 1) % shown.length;
      draw(field);
      break;
    case "ArrowUp":
      chosen = (chosen + shown.length - 1) % shown.length;
      draw(field);
      break;
    case "Tab":
    case "Enter":
      // A command typed in full is sent, not completed.
      if (event.key === "Enter" && isWhole(field)) {
        hide();
        return false;
      }
      take(field, chosen);
      break;
    case "Escape":
      hide();
      break;
    default:
      return false;
  }
  event.preventDefault();
  return true;
}

function isWhole(field: HTMLTextAreaElement): boolean {
  return field.value === `/${shown[chosen]?.command ?? ""}`;
}
