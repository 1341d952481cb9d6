/** Emoji and what joins and colours them, which the font has not. */
const pictures =
  /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\u20e3\u{e0020}-\u{e007f}]/gu;
/** They show nothing, or turn the direction of what follows. */
const unseen = /[\p{Cf}\p{Co}\p{Cs}\ufe00-\ufe0f]/gu;

/** A text as the font can show it, in the lines that it was written in. */
export const drawable = (text: string): string =>
  text
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(pictures, "")
    .replace(unseen, "")
    .replace(/(?:[^\S\n]|(?!\n)\p{Cc})+/gu, " ")
    .replace(/ *\n */g, "\n")
    .trim();
