import type { Text } from "../../../scripts/i18n-keys.ts";

const tags = new Set(["b", "i", "code"]);

const officialese = [/successfully/i, /关于[^。，\n]*的通知/, /请予以/];

/** What no text may say, or not in this way. */
export function checkWording(language: string, texts: Text[]): string[] {
  return texts.flatMap(({ key, form, value }) => {
    const name = `${language} ${form ? `${key}_${form}` : key}`;
    return faultsOf(language, value).map((fault) => `${name}: ${fault}`);
  });
}

function faultsOf(language: string, value: string): string[] {
  if (!value.trim()) return ["is empty"];
  const prose = readProse(value);
  const faults = officialese.flatMap((words) => words.exec(prose) ?? []);
  return [
    ...faultsOfTags(value),
    ...(/[!！]/.test(prose) ? ["raises its voice"] : []),
    ...faults.map((words) => `says "${words}"`),
    ...(language.startsWith("zh") ? halfWidth(prose) : []),
  ];
}

/** Without the tags, and without what is typed rather than read. */
function readProse(value: string): string {
  return value
    .replace(/<code>.*?<\/code>/gs, " ")
    .replace(/^\/\w.*$/gm, " ")
    .replace(/https?:\/\/\S+/g, " ")
    .replace(/<[^<>]*>/g, "");
}

function halfWidth(prose: string): string[] {
  const beside = /\p{Script=Han}\s?[,.!?:;]|[,.!?:;]\s?\p{Script=Han}/u;
  const [found] = beside.exec(prose) ?? [];
  return found === undefined ? [] : [`has half-width punctuation: "${found}"`];
}

function faultsOfTags(value: string): string[] {
  const open: string[] = [];
  for (const [whole, slash, name = ""] of value.matchAll(/<(\/?)([^<>]*)>?/g)) {
    if (!whole.endsWith(">") || !tags.has(name)) return [`has ${whole}`];
    if (!slash) open.push(name);
    else if (open.pop() !== name) return [`closes ${name} too early`];
  }
  return open.map((name) => `does not close ${name}`);
}
