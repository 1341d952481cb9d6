import type { Text } from "../../../scripts/i18n-keys.ts";

/** The texts of each language. */
export type Languages = Readonly<Record<string, Text[]>>;

/** A command's other names in one language need no match in the next. */
const namesOfCommands = /\.commands\.\w+\.aliases$/;

/** Keys, plural forms and parameters that the languages do not share. */
export function checkParity(languages: Languages): string[] {
  const all = Object.entries(languages).map(
    ([language, texts]) =>
      [language, Map.groupBy(texts, ({ key }) => key)] as const,
  );
  const keys = new Set(all.flatMap(([, byKey]) => [...byKey.keys()]));
  return [...keys].sort().flatMap((key) => {
    const params = all.flatMap(([, byKey]) => {
      const texts = byKey.get(key);
      return texts ? [paramsOf(texts)] : [];
    });
    return [
      ...all.flatMap(([language, byKey]) =>
        faultsOfForms(language, key, byKey.get(key)).map(
          (fault) => `${language} ${key}: ${fault}`,
        ),
      ),
      ...(new Set(params).size > 1
        ? [`${key}: parameters differ: ${params.join(" / ")}`]
        : []),
    ];
  });
}

function faultsOfForms(
  language: string,
  key: string,
  texts: Text[] | undefined,
): string[] {
  if (!texts) return namesOfCommands.test(key) ? [] : ["is missing"];
  const has = new Set(texts.map(({ form }) => form));
  if (has.has(null)) return has.size > 1 ? ["is plural and is not"] : [];
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  const wants = new Set<Text["form"]>(pluralCategories);
  return [
    ...[...wants.difference(has)].map((form) => `has no form ${String(form)}`),
    ...[...has.difference(wants)].map(
      (form) => `has a form ${String(form)}, which the language has not`,
    ),
  ];
}

/** One form may leave out what another has: "nobody", "one of {{all}}". */
function paramsOf(texts: Text[]): string {
  const params = new Set(texts.flatMap((text) => text.params));
  return `{${[...params].sort().join(", ")}}`;
}
