import { renderAsync } from "@resvg/resvg-js";

/** A PNG of an SVG without text, drawn beside the loop. */
export async function renderPicture(svg: string): Promise<Uint8Array> {
  const picture = await renderAsync(svg, { font: { loadSystemFonts: false } });
  return picture.asPng();
}
