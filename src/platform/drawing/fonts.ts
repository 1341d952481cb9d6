import { createRequire } from "node:module";
import { openSync, type Font } from "fontkit";

const { resolve } = createRequire(import.meta.url);
const family = "@expo-google-fonts/noto-sans-sc";

/** The fonts of PDF and of the system may have no Chinese. */
export const fontFiles = {
  regular: resolve(`${family}/400Regular/NotoSansSC_400Regular.ttf`),
  bold: resolve(`${family}/700Bold/NotoSansSC_700Bold.ttf`),
} as const;

type Weight = keyof typeof fontFiles;

/** Ten megabytes each, opened when something is drawn for the first time. */
const opened = new Map<Weight, Font>();

export function openFont(weight: Weight): Font {
  const known = opened.get(weight);
  if (known) return known;
  const font = openSync(fontFiles[weight]);
  opened.set(weight, font);
  return font;
}
