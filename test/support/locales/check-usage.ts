import { within, type Tree } from "../structure/tree.ts";
import { findUses, findUsesInPage, type Use } from "./uses.ts";

const playground = "playground.";

/** Keys that nobody uses, and uses of keys that are not there. */
export function checkUsage(keys: string[], tree: Tree): string[] {
  const page = within(tree, "src/playground");
  const bot = Object.fromEntries(
    Object.entries(within(tree, "src")).filter(
      ([path]) => !(path in page) && path !== "src/platform/i18n/keys.ts",
    ),
  );
  const [pageKeys = [], botKeys = []] = [true, false].map((isPage) =>
    keys.filter((key) => key.startsWith(playground) === isPage),
  );
  return [
    ...compare(botKeys, "", findUses(bot)),
    // The page reads its own file alone and names its keys from there.
    ...compare(
      pageKeys.map((key) => key.slice(playground.length)),
      playground,
      [...findUses(page), ...findUsesInPage(page)],
    ),
  ];
}

function compare(keys: string[], prefix: string, uses: Use[]): string[] {
  return [
    ...keys
      .filter((key) => !uses.some(({ fits }) => fits(key)))
      .map((key) => `${prefix}${key}: nobody uses it`),
    ...uses
      .filter(({ fits, isCertain }) => isCertain && !keys.some(fits))
      .map(({ path, text }) => `${path}: ${text} is no key`),
  ];
}
