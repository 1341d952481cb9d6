import { fetchTexts } from "./api.ts";

type Language = "zh-CN" | "en";

let language: Language = "zh-CN";
let texts: Record<string, string> = {};

/** The visitor's choice, else the browser's first language. */
export function preferredLanguage(): Language {
  const chosen = localStorage.getItem("language");
  if (chosen === "zh-CN" || chosen === "en") return chosen;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh-CN" : "en";
}

export function currentLanguage(): Language {
  return language;
}

export async function useLanguage(next: Language): Promise<void> {
  texts = flatten(await fetchTexts(next));
  language = next;
  document.documentElement.lang = next;
  for (const node of document.querySelectorAll<HTMLElement>("[data-text]"))
    node.textContent = t(node.dataset["text"] ?? "");
  for (const node of document.querySelectorAll<HTMLElement>("[data-label]"))
    node.setAttribute("aria-label", t(node.dataset["label"] ?? ""));
}

/** The text of a key, with `{{name}}` filled in. A key with `count` takes its plural form. */
export function t(
  key: string,
  values: Record<string, string | number> = {},
): string {
  const plural =
    typeof values["count"] === "number"
      ? texts[
          `${key}_${new Intl.PluralRules(language).select(values["count"])}`
        ]
      : undefined;
  return (plural ?? texts[key] ?? key).replace(
    /\{\{(\w+)\}\}/g,
    (whole, name: string) => String(values[name] ?? whole),
  );
}

function flatten(tree: object, prefix = ""): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [key, value] of Object.entries(tree) as [string, unknown][]) {
    if (typeof value === "string") flat[prefix + key] = value;
    else if (typeof value === "object" && value !== null)
      Object.assign(flat, flatten(value, `${prefix}${key}.`));
  }
  return flat;
}
