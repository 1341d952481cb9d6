import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";

/** Sources by their path from the project's root, with forward slashes. */
export type Tree = Readonly<Record<string, string>>;

export function readTree(root: string, patterns: string[]): Tree {
  const paths = globSync(patterns, { cwd: root }).sort();
  return Object.fromEntries(
    paths.map((path) => [path, readFileSync(join(root, path), "utf8")]),
  );
}

export function within(tree: Tree, folder: string): Tree {
  return Object.fromEntries(
    Object.entries(tree).filter(([path]) => path.startsWith(`${folder}/`)),
  );
}

/** The TypeScript files of a tree, parsed. */
export function parseTree(tree: Tree): [string, ts.SourceFile][] {
  return Object.entries(tree)
    .filter(([path]) => path.endsWith(".ts"))
    .map(([path, source]) => [
      path,
      ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true),
    ]);
}

export function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => {
    walk(child, visit);
  });
}
