import ts from "typescript";
import { parseTree, walk, type Tree } from "../structure/tree.ts";

/** A place in the code that names one key, or by a template all of a shape. */
export type Use = {
  path: string;
  /** As it stands in the code. */
  text: string;
  fits: (key: string) => boolean;
  /** It stands where nothing but a key makes sense. */
  isCertain: boolean;
};

/** All string literals and templates that could be keys. */
export function findUses(tree: Tree): Use[] {
  return parseTree(tree).flatMap(([path, file]) => {
    const found: Use[] = [];
    walk(file, (node) => {
      if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) {
        return;
      }
      const call = callAround(node);
      const fits = ts.isTemplateExpression(node)
        ? fitsTemplate(node, call)
        : fitsLiteral(node.text, call);
      if (!fits) return;
      const isCertain = call !== null;
      found.push({ path, text: node.getText(file), fits, isCertain });
    });
    return found;
  });
}

type Call = "t" | "plain" | "textsUnder" | null;

function fitsLiteral(text: string, call: Call): Use["fits"] {
  return call === "textsUnder"
    ? (key) => key.startsWith(`${text}.`)
    : (key) => key === text;
}

function fitsTemplate(
  node: ts.TemplateExpression,
  call: Call,
): Use["fits"] | null {
  const parts = [
    node.head.text,
    ...node.templateSpans.map((span) => span.literal.text),
  ];
  // Outside a call, `${a}.${b}` would pass for any key.
  const isPlausible = call
    ? parts.some((part) => part.includes("."))
    : /^\w+\./.test(node.head.text);
  if (!isPlausible) return null;
  const shape = parts.map((part) => RegExp.escape(part)).join(".+");
  const pattern = new RegExp(
    `^${shape}${call === "textsUnder" ? "\\..+" : ""}$`,
  );
  return (key) => pattern.test(key);
}

/** The call that this is the key of, or a branch of its key. */
function callAround(node: ts.Node): Call {
  const { parent } = node;
  if (ts.isParenthesizedExpression(parent) || ts.isAsExpression(parent)) {
    return callAround(parent);
  }
  if (ts.isConditionalExpression(parent)) {
    return parent.condition === node ? null : callAround(parent);
  }
  if (!ts.isCallExpression(parent)) return null;
  const callee = ts.isPropertyAccessExpression(parent.expression)
    ? parent.expression.name
    : parent.expression;
  const name = ts.isIdentifier(callee) ? callee.text : "";
  const [first, second] = parent.arguments;
  if (name === "textsUnder") return second === node ? name : null;
  return (name === "t" || name === "plain") && first === node ? name : null;
}

/** Attributes of a page that hold keys: `data-text="chats.title"`. */
export function findUsesInPage(tree: Tree): Use[] {
  return Object.entries(tree)
    .filter(([path]) => path.endsWith(".html"))
    .flatMap(([path, source]) =>
      [...source.matchAll(/\sdata-([\w-]+)="([^"]*)"/g)].map(
        ([, name = "", text = ""]) => ({
          path,
          text,
          fits: (key: string) => key === text,
          isCertain: name === "text" || name === "label",
        }),
      ),
    );
}
