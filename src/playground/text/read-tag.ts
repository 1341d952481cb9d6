/** Tags that Telegram knows, with the entity each becomes. */
export const entityOfTag: Record<string, string> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  u: "underline",
  ins: "underline",
  "tg-spoiler": "spoiler",
  span: "spoiler",
  "tg-emoji": "custom_emoji",
  "tg-time": "date_time",
  a: "text_link",
  pre: "pre",
  code: "code",
  blockquote: "blockquote",
};

export const isSpace = (c: string) => c === "" || /[\s\0]/.test(c);

/** A character reference as its character; any other `&` as it is. */
export function readReference(
  source: string,
  begin: number,
): { text: string; end: number } {
  const match = /^&(?:#x([0-9a-f]*)|#(\d*)|([a-z]+));?/i.exec(
    source.slice(begin, begin + 12),
  );
  const asIs = { text: "&", end: begin + 1 };
  if (!match) return asIs;
  const [whole, hex, decimal, name] = match;
  const end = begin + whole.length;
  if (name !== undefined) {
    const known = { lt: "<", gt: ">", amp: "&", quot: '"' }[name];
    return known === undefined ? asIs : { text: known, end };
  }
  const code = hex !== undefined ? parseInt(hex, 16) : Number(decimal);
  if (!(code > 0 && code < 0x10ffff)) return asIs;
  return { text: String.fromCodePoint(code), end };
}

type StartTag = { name: string; argument: string; end: number };
type BadTag = { error: string; at?: number };

/** A start tag from its `<` on, or what is wrong with it. */
export function readStartTag(source: string, begin: number): StartTag | BadTag {
  let i = begin + 1;
  const at = () => source.charAt(i);
  const skipSpaces = () => {
    while (i < source.length && isSpace(at())) i++;
  };
  while (!isSpace(at()) && at() !== ">") i++;
  if (i >= source.length) return { error: "Unclosed start tag" };
  const name = source.slice(begin + 1, i).toLowerCase();
  if (!Object.hasOwn(entityOfTag, name)) {
    return { error: `Unsupported start tag "${name}"` };
  }
  const unclosed = { error: `Unclosed start tag "${name}"` };
  let argument = "";
  while (at() !== ">") {
    skipSpaces();
    if (at() === ">") break;
    const nameBegin = i;
    while (!isSpace(at()) && !`=>/"'`.includes(at())) i++;
    const attribute = source.slice(nameBegin, i);
    if (attribute === "") {
      return { error: `Empty attribute name in the tag "${name}"` };
    }
    skipSpaces();
    if (at() !== "=") {
      if (i >= source.length) return unclosed;
      if (name === "blockquote" && attribute === "expandable") argument = "1";
      continue;
    }
    i++;
    skipSpaces();
    if (i >= source.length) return unclosed;
    let value = "";
    const quote = at();
    if (quote === '"' || quote === "'") {
      i++;
      while (i < source.length && at() !== quote) {
        if (at() === "&") {
          const reference = readReference(source, i);
          value += reference.text;
          i = reference.end;
        } else value += source.charAt(i++);
      }
      i++;
    } else {
      const valueBegin = i;
      while (/[a-z0-9.-]/i.test(at())) i++;
      value = source.slice(valueBegin, i).toLowerCase();
      if (!isSpace(at()) && at() !== ">") {
        return { error: "Unexpected end of name token", at: valueBegin };
      }
    }
    if (i >= source.length) return { error: "Unclosed start tag" };
    argument = readArgument(name, attribute, value) ?? argument;
  }
  if (name === "span" && argument !== "spoiler") {
    return { error: 'Tag "span" must have class "tg-spoiler"' };
  }
  return { name, argument, end: i + 1 };
}

function readArgument(
  tag: string,
  attribute: string,
  value: string,
): string | undefined {
  switch (`${tag} ${attribute}`) {
    case "a href":
    case "tg-emoji emoji-id":
    case "tg-time format":
      return value;
    case "code class":
      return value.startsWith("language-") ? value.slice(9) : undefined;
    case "span class":
      return value.startsWith("tg-") ? value.slice(3) : undefined;
    case "blockquote expandable":
      return "1";
    default:
      return undefined;
  }
}
