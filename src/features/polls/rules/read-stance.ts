import type { Asked } from "./election-of-poll.ts";

/** How people say where they stand; each has the key of an option. */
const stances: readonly (readonly [key: string, words: RegExp])[] = [
  ["for", /^(?:✅|👍|for|yes|agree|i agree|赞成|赞同|同意|支持)/iu],
  ["abstain", /^(?:⚪|abstain|弃权)/iu],
  ["against", /^(?:❌|👎|against|no|disagree|反对|不同意|不赞成|不支持)/iu],
  ["block", /^(?:🚧|block|veto|阻止|否决|不能接受)/iu],
  [
    "in",
    /^(?:✅|🙋|in|yes|count me in|me too|\+1|算我一个|我参加|参加|报名)/iu,
  ],
];

/** Words must be told from their reason: `no way` is no stance, `no: too dear` is. */
const marked = /^\s*[:,;.。!\-–—]+\s*/u;
const spaced = /^\s+/u;
/** Nothing else is meant by these, so a space is enough. */
const isPlain = /^(?:\P{ASCII}+|block|veto)$/iu;

/** A stance and the reason after it; null: it is none that this poll asks for. */
export function readStance(
  typed: string,
  { rules, options }: Asked,
): { option: number; reason: string | null } | null {
  if (!hasStances(rules.method)) return null;
  for (const [key, words] of stances) {
    const option = options.indexOf(key);
    const [word] = words.exec(typed) ?? [];
    if (option < 0 || word === undefined) continue;
    const rest = typed.slice(word.length);
    const reason = readReason(word, rest);
    if (reason !== undefined) return { option, reason };
  }
  return null;
}

const hasStances = (method: Asked["rules"]["method"]): boolean =>
  method === "consent" || method === "countmein" || method === "dual-majority";

/** undefined: the word goes on, or the sentence does. */
function readReason(word: string, rest: string): string | null | undefined {
  const isSign = !/\p{L}/u.test(word);
  const gap =
    marked.exec(rest)?.[0] ??
    (isPlain.test(word) ? spaced.exec(rest)?.[0] : undefined) ??
    (isSign || rest.trim() === "" ? "" : undefined);
  if (gap === undefined) return undefined;
  const reason = rest.slice(gap.length).trim();
  return reason === "" ? null : reason;
}
