import { sortEntities, type MessageEntity } from "./entity.ts";
import { checkLink, type ParsedText } from "./parse-html.ts";

interface OpenMark {
  type: string;
  /** As Telegram's errors name it. */
  label: string;
  language: string;
  offset: number;
  at: number;
}

const marks: { mark: string; type: string; label: string }[] = [
  { mark: "__", type: "underline", label: "Underline" },
  { mark: "_", type: "italic", label: "Italic" },
  { mark: "*", type: "bold", label: "Bold" },
  { mark: "~", type: "strikethrough", label: "Strikethrough" },
  { mark: "||", type: "spoiler", label: "Spoiler" },
  { mark: "```", type: "pre", label: "Pre" },
  { mark: "`", type: "code", label: "Code" },
  { mark: "[", type: "text_link", label: "TextUrl" },
];

const reserved = "_*[]()~`>#+-=|{}.!";

/**
 * Telegram's parse_mode MarkdownV2 with its error texts. Custom emoji are not
 * taken; a quotation ends with its last line.
 */
export function parseMarkdownV2(source: string): ParsedText {
  const open: OpenMark[] = [];
  const entities: MessageEntity[] = [];
  let text = "";
  let quoteOffset: number | undefined;
  let i = 0;
  const fail = (error: string): ParsedText => ({ ok: false, error });
  const bytesTo = (index: number) => Buffer.byteLength(source.slice(0, index));
  const endless = (mark: OpenMark) =>
    fail(`Can't find end of ${mark.label} entity at byte offset ${mark.at}`);

  while (i < source.length) {
    const c = source.charAt(i);
    const last = open.at(-1);
    const isVerbatim = last?.type === "code" || last?.type === "pre";
    if (c === "\\" && /^[\x01-\x7e]$/.test(source.charAt(i + 1))) {
      text += source.charAt(i + 1);
      i += 2;
      continue;
    }
    if (isVerbatim ? c !== "`" : !reserved.includes(c) && c !== "\n") {
      text += c;
      i++;
      continue;
    }
    if (c === "\n") {
      text += c;
      i++;
      if (quoteOffset !== undefined && source.charAt(i) !== ">") {
        if (last) return endless(last);
        entities.push(quote(quoteOffset, text.length));
        quoteOffset = undefined;
      }
      continue;
    }
    const isLineStart = text === "" || text.endsWith("\n");
    if (c === ">" && isLineStart && !isVerbatim) {
      quoteOffset ??= text.length;
      i++;
      continue;
    }
    const closing = last && closesHere(last, source, i);
    if (last && closing) {
      open.pop();
      i += closing;
      const stretch = {
        offset: last.offset,
        length: text.length - last.offset,
      };
      if (last.type !== "text_link") {
        if (stretch.length === 0) continue;
        const language = last.language ? { language: last.language } : {};
        entities.push({ type: last.type, ...stretch, ...language });
        continue;
      }
      const target = readTarget(source, i);
      if (!target.ok) {
        const at = bytesTo(i + 1);
        return fail(`Can't find end of a URL at byte offset ${at}`);
      }
      i = target.end;
      const link = checkLink(target.url ?? text.slice(last.offset));
      if (link && stretch.length > 0) entities.push({ ...link, ...stretch });
      continue;
    }
    const begun = marks.find(({ mark }) => source.startsWith(mark, i));
    if (!begun) {
      return fail(
        `Character '${c}' is reserved and must be escaped with the preceding '\\'`,
      );
    }
    const { type, label, mark } = begun;
    const at = bytesTo(i);
    i += mark.length;
    let language = "";
    if (type === "pre") {
      const named = /^([^\s`]+)(?=\s)/.exec(source.slice(i))?.[1] ?? "";
      language = named;
      i += named.length;
      i += /^(?:\r\n|\n\r|\n|\r)?/.exec(source.slice(i))?.[0].length ?? 0;
    }
    open.push({ type, label, language, offset: text.length, at });
  }
  const unclosed = open.pop();
  if (unclosed) return endless(unclosed);
  if (quoteOffset !== undefined && quoteOffset < text.length) {
    entities.push(quote(quoteOffset, text.length));
  }
  return { ok: true, text, entities: sortEntities(entities) };
}

function quote(offset: number, end: number): MessageEntity {
  return { type: "blockquote", offset, length: end - offset };
}

/** How many characters of the source close the mark here; 0 if none do. */
function closesHere(open: OpenMark, source: string, i: number): number {
  if (open.type === "text_link") return source.charAt(i) === "]" ? 1 : 0;
  const mark = marks.find(({ type }) => type === open.type)?.mark ?? "";
  if (!source.startsWith(mark, i)) return 0;
  // An italic does not end at the double mark of an underline.
  return mark === "_" && source.charAt(i + 1) === "_" ? 0 : mark.length;
}

function readTarget(
  source: string,
  begin: number,
): { ok: true; url: string | undefined; end: number } | { ok: false } {
  if (source.charAt(begin) !== "(") {
    return { ok: true, url: undefined, end: begin };
  }
  let url = "";
  let i = begin + 1;
  while (i < source.length && source.charAt(i) !== ")") {
    if (source.charAt(i) === "\\") i++;
    url += source.charAt(i++);
  }
  return i < source.length ? { ok: true, url, end: i + 1 } : { ok: false };
}
