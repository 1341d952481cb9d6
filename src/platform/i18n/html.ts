const escapes: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};
const characters: Record<string, string> = Object.fromEntries(
  Object.entries(escapes).map(([character, entity]) => [entity, character]),
);

/** Text with markup in which everything that people wrote is already escaped. */
export class Html {
  readonly source: string;
  constructor(source: string) {
    this.source = source;
  }
}

export type Part = Html | string | number;

const sourceOf = (part: Part): string =>
  part instanceof Html
    ? part.source
    : String(part).replace(/[&<>"]/g, (c) => escapes[c] ?? c);

/** ``html`<b>${title}</b>` ``: what is put in is escaped unless it is Html itself. */
export function html(texts: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(
    texts.reduce((all, text, i) => all + sourceOf(parts[i - 1] ?? "") + text),
  );
}

export function joinHtml(parts: readonly Part[], separator: string): Html {
  return new Html(parts.map(sourceOf).join(sourceOf(separator)));
}

/** The given lines one under another; what is absent leaves no gap. */
export function lines(
  ...parts: readonly (Part | null | undefined | false)[]
): Html {
  return joinHtml(
    parts.filter((p) => p !== null && p !== undefined && p !== false),
    "\n",
  );
}

/** The text alone, as it is read, for places that know no markup. */
export function plainText(marked: Html): string {
  return marked.source
    .replace(/<[^>]*>/g, "")
    .replace(/&(amp|lt|gt|quot);/g, (entity) => characters[entity] ?? entity);
}
