/** Formatted text as DOM nodes; a string is never parsed as HTML. */
import { el } from "./dom.ts";
import { followLink, safeAddress } from "./links.ts";
import type { Entity } from "./types.ts";

export type RunCommand = (text: string) => void;

export function formatted(
  text: string,
  entities: Entity[] = [],
  runCommand: RunCommand,
): Node[] {
  const inOrder = entities.toSorted(
    (a, b) => a.offset - b.offset || b.length - a.length,
  );
  return nest(text, inOrder, { from: 0, to: text.length }, runCommand);
}

function nest(
  text: string,
  entities: Entity[],
  { from, to }: { from: number; to: number },
  runCommand: RunCommand,
): Node[] {
  const nodes: Node[] = [];
  let at = from;
  for (let i = 0; i < entities.length;) {
    const entity = entities[i] as Entity;
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    const inner: Entity[] = [];
    for (i += 1; i < entities.length; i += 1) {
      const next = entities[i] as Entity;
      if (next.offset >= end) break;
      inner.push(next);
    }
    if (end <= start) continue;
    if (start > at) nodes.push(document.createTextNode(text.slice(at, start)));
    const node = wrap(entity, text.slice(start, end), runCommand);
    node.append(...nest(text, inner, { from: start, to: end }, runCommand));
    nodes.push(node);
    at = end;
  }
  if (at < to) nodes.push(document.createTextNode(text.slice(at, to)));
  return nodes;
}

const tags: Record<string, "b" | "i" | "u" | "s" | "code" | "blockquote"> = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

function wrap(entity: Entity, text: string, run: RunCommand): HTMLElement {
  const tag = tags[entity.type];
  if (tag) return el(tag);
  switch (entity.type) {
    case "pre":
      return el("pre", { tabindex: 0 });
    case "spoiler":
      return spoiler();
    case "url":
      return link(/^[a-z]+:/i.test(text) ? text : `http://${text}`);
    case "text_link":
      return link(entity.url ?? "");
    case "email":
      return link(`mailto:${text}`);
    case "phone_number":
      return link(`tel:${text}`);
    case "bot_command":
      return command(text, run);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
      return el("span", { class: "mention" });
    default:
      return el("span");
  }
}

function link(address: string): HTMLElement {
  const safe = safeAddress(address);
  if (!safe) return el("span");
  const node = el("a", { href: safe, target: "_blank", rel: "noopener" });
  node.addEventListener("click", (event) => {
    if (followLink(safe) === "inside") event.preventDefault();
  });
  return node;
}

function command(text: string, run: RunCommand): HTMLElement {
  return inlineButton("command", () => run(text));
}

function spoiler(): HTMLElement {
  const node = inlineButton("spoiler", () => node.classList.add("shown"));
  return node;
}

/** A `<button>` would be one block in the line: it does not wrap, and a full stop after it may. */
function inlineButton(name: string, run: () => void): HTMLElement {
  const node = el("span", { class: name, tabindex: 0, role: "button" });
  node.addEventListener("click", run);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    run();
  });
  return node;
}
