/**
 * What pictures and printed sheets are made with: a font that has Chinese, text
 * set by its widths, codes to scan.
 */
export { drawable } from "./drawable.ts";
export { drawQr } from "./draw-qr.ts";
export { fontFiles } from "./fonts.ts";
export { outlineText, type TextStyle } from "./outline-text.ts";
export { renderPicture } from "./render-picture.ts";
export { textSetter, type TextSetter } from "./set-text.ts";
