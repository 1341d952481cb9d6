import ts from "typescript";
import { parseTree, walk, within, type Tree } from "./tree.ts";

const chinese = /\p{Script=Han}/u;
const sampleData = /^src\/playground\/sample[^/]*(\/|\.ts$)/;

/**
 * Chinese characters outside comments belong in locales/. Patterns may have
 * them: what somebody writes is recognized by its characters.
 */
export function checkText(tree: Tree): string[] {
  const sources = within(tree, "src");
  return [
    ...parseTree(sources).flatMap(([path, file]) =>
      sampleData.test(path) ? [] : inCode(path, file),
    ),
    ...Object.entries(sources)
      .filter(([path]) => /\.(html|css|svg)$/.test(path))
      .filter(([, source]) => chinese.test(withoutComments(source)))
      .map(([path]) => `${path}: has Chinese text`),
  ];
}

function inCode(path: string, file: ts.SourceFile): string[] {
  const found: string[] = [];
  walk(file, (node) => {
    if (!ts.isLiteralExpression(node) && !isPartOfText(node)) return;
    if (ts.isRegularExpressionLiteral(node)) return;
    if (!chinese.test(node.getText(file)) && !chinese.test(node.text)) return;
    const { line } = file.getLineAndCharacterOfPosition(node.getStart(file));
    found.push(`${path}:${line + 1}: has Chinese text`);
  });
  return found;
}

function isPartOfText(
  node: ts.Node,
): node is
  ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail | ts.Identifier {
  return (
    ts.isTemplateHead(node) ||
    ts.isTemplateMiddleOrTemplateTail(node) ||
    ts.isIdentifier(node)
  );
}

function withoutComments(source: string): string {
  return source
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/\/\*[\s\S]*?\*\//g, "");
}
