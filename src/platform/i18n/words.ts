import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createInstance } from "i18next";
import { createFormatter, type Formatter } from "#platform/clock";
import { Html, html, plainText, type Part } from "./html.ts";
import type { Texts } from "./keys.ts";

export const locales = ["zh-CN", "en"] as const;
export type Locale = (typeof locales)[number];

type Parameters<Key extends keyof Texts> = {
  [Name in keyof Texts[Key]]: Name extends "count" ? number : Part;
};
type Rest<Key extends keyof Texts> = keyof Texts[Key] extends never
  ? []
  : [parameters: Parameters<Key>];

/** How one reader is spoken to: language, and dates in the community's zone. */
export interface Words {
  readonly locale: Locale;
  readonly format: Formatter;
  /** The text of `key`; parameters are escaped unless they are Html. */
  readonly t: <Key extends keyof Texts>(key: Key, ...rest: Rest<Key>) => Html;
  /** The same without markup, for buttons, toasts and files. */
  readonly plain: <Key extends keyof Texts>(
    key: Key,
    ...rest: Rest<Key>
  ) => string;
}

const folder = join(import.meta.dirname, "..", "..", "..", "locales");

type Catalogue = { [key: string]: string | Catalogue };

function readCatalogue(locale: Locale): Catalogue {
  const catalogue: Catalogue = {};
  for (const file of readdirSync(join(folder, locale))) {
    catalogue[file.replace(/\.json$/, "")] = JSON.parse(
      readFileSync(join(folder, locale, file), "utf8"),
    ) as Catalogue;
  }
  return catalogue;
}

const catalogues = Object.fromEntries(
  locales.map((locale) => [locale, readCatalogue(locale)]),
) as Record<Locale, Catalogue>;

const instance = createInstance();
await instance.init({
  initAsync: false,
  fallbackLng: false,
  supportedLngs: [...locales],
  resources: Object.fromEntries(
    locales.map((locale) => [locale, { translation: catalogues[locale] }]),
  ),
  // Parameters come in escaped already, see `t`.
  interpolation: { escapeValue: false },
});
const translators = Object.fromEntries(
  locales.map((locale) => [locale, instance.getFixedT(locale)]),
) as unknown as Record<Locale, (key: string, parameters: object) => string>;

export function createWords(reader: {
  readonly locale: Locale;
  readonly timeZone: string;
  readonly now: number;
}): Words {
  const translate = translators[reader.locale];
  const words: Words = {
    locale: reader.locale,
    format: createFormatter(reader),
    t: (key, ...[parameters]) =>
      new Html(translate(key, parameters ? escapeAll(parameters) : {})),
    plain: (key, ...rest) => plainText(words.t(key, ...rest)),
  };
  return words;
}

function escapeAll(parameters: object): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(parameters as Record<string, Part>).map(([name, value]) => [
      name,
      typeof value === "number" ? value : html`${value}`.source,
    ]),
  );
}

/** The locale that fits a language code of Telegram's, such as `zh-hans` or `en-GB`. */
export function localeOf(
  languageCode: string | null | undefined,
): Locale | null {
  if (!languageCode) return null;
  const language = languageCode.toLowerCase().split(/[-_]/)[0];
  return locales.find((locale) => locale.startsWith(language ?? "?")) ?? null;
}

/** The texts one level below a path such as `topics.commands`, by their last key. */
export function textsUnder(
  locale: Locale,
  path: string,
): Record<string, Catalogue> {
  let at: string | Catalogue | undefined = catalogues[locale];
  for (const key of path.split(".")) {
    at = typeof at === "object" ? at[key] : undefined;
  }
  return typeof at === "object" ? (at as Record<string, Catalogue>) : {};
}
