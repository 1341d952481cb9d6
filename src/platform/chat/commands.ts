import { distance } from "fastest-levenshtein";
import { locales, textsUnder } from "#platform/i18n";
import type { Command, Feature } from "./feature.ts";

export interface KnownCommand {
  readonly feature: string;
  readonly command: Command;
}

export interface CommandBook {
  /** By its name or one of its names in any language. */
  find(name: string): KnownCommand | undefined;
  /** The first of a text's hashtags that means a command wherever it stands. */
  findInTalk(text: string): Spoken | null;
  /** The name that a mistyped one probably meant. */
  nearest(name: string): string | undefined;
}

/** A command's menu line, other names and example, as the locale files have them. */
export function commandTexts(
  locale: (typeof locales)[number],
  known: KnownCommand,
): { menu: string; aliases: string[]; example: string } {
  const texts = textsUnder(locale, `${known.feature}.commands`)[
    known.command.name
  ] as Record<string, string> | undefined;
  return {
    menu: texts?.["menu"] ?? "",
    aliases: texts?.["aliases"]?.split(" ") ?? [],
    example: texts?.["example"] ?? `/${known.command.name}`,
  };
}

export function createCommandBook(features: readonly Feature[]): CommandBook {
  const known = new Map<string, KnownCommand>();
  for (const feature of features) {
    for (const command of feature.commands ?? []) {
      const entry = { feature: feature.name, command };
      known.set(command.name, entry);
      for (const locale of locales) {
        for (const alias of commandTexts(locale, entry).aliases) {
          known.set(alias, entry);
        }
      }
    }
  }
  return {
    find: (name) => known.get(name),
    findInTalk(text) {
      for (const tag of text.matchAll(
        /(?<![[\p{L}\p{N}]--\p{Script=Han}]|_|&|\/)[#＃]([\p{L}_][\p{L}\p{N}_]*)/gv,
      )) {
        const name = (tag[1] ?? "").toLowerCase();
        if (!known.get(name)?.command.inTalk) continue;
        const before = text.slice(0, tag.index).trim();
        const after = text
          .slice(tag.index + tag[0].length)
          .replace(/^[:：,，、\s]+/, "");
        return {
          name,
          to: null,
          isHashtag: true,
          rest: [before, after]
            .filter((part) => part !== "")
            .join(" ")
            .trim(),
          restAt: 0,
        };
      }
      return null;
    },
    nearest(name) {
      const ranked = [...known.keys()]
        .map((candidate) => ({ candidate, away: distance(name, candidate) }))
        .sort((a, b) => a.away - b.away);
      const [best] = ranked;
      const most = Array.from(name).length <= 3 ? 1 : 2;
      return best && best.away <= most ? best.candidate : undefined;
    },
  };
}

export interface Spoken {
  readonly name: string;
  /** The bot it is addressed to by `/name@bot`, if it is. */
  readonly to: string | null;
  readonly isHashtag: boolean;
  readonly rest: string;
  /** Where `rest` starts in the text, in UTF-16 units. */
  readonly restAt: number;
}

/** `/name`, `/name@bot` or `#name` at the start of a text, full-width signs too. */
export function readCommand(text: string): Spoken | null {
  const match =
    /^([/／#＃])([\p{L}_][\p{L}\p{N}_]*)(?:[@＠](\w+))?(?=\s|[:：#＃]|$)[:：]?\s*/u.exec(
      text,
    );
  if (!match) return null;
  const [whole, sign = "", name = "", to] = match;
  return {
    name: name.toLowerCase(),
    to: to?.toLowerCase() ?? null,
    isHashtag: "#＃".includes(sign),
    rest: text.slice(whole.length).trim(),
    restAt: whole.length,
  };
}
