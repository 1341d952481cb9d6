import type { Account, QuietHours } from "#platform/community";
import { readSetting } from "./settings.ts";

/** In the order of the buttons. */
export const notifyChoices: readonly Account["notify"][] = [
  "all",
  "mine",
  "none",
];

const spoken: Readonly<Record<Account["notify"], RegExp>> = {
  all: /^(all|都要|全部|全都要)$/i,
  mine: /^(mine|只要我的|我的)$/i,
  none: /^(none|off|都不要|不要)$/i,
};

/** null: not one of them. */
export function readNotify(text: string): Account["notify"] | null {
  const said = text.normalize("NFKC").trim();
  return notifyChoices.find((choice) => spoken[choice].test(said)) ?? null;
}

/** `22:00-07:00`; `off`, null: the community's; undefined: not readable. */
export function readOwnQuiet(text: string): QuietHours | null | undefined {
  const read = readSetting(`quiet ${text}`);
  return read.ok && typeof read.change === "object" && "quiet" in read.change
    ? read.change.quiet
    : undefined;
}
