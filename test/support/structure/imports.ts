import { posix } from "node:path";
import ts from "typescript";
import { parseTree, walk, type Tree } from "./tree.ts";

export type Import = {
  from: string;
  specifier: string;
  /** A list of exported names, or "all" where the names cannot be told. */
  names: string[] | "all";
};

/**
 * Every way one file can name another: static, dynamic, re-exported, in a type,
 * or by adding to what the other declares.
 */
export function importsOf(tree: Tree): Import[] {
  return parseTree(tree).flatMap(([from, file]) => {
    const found: Import[] = [];
    const add = (specifier: ts.Node | undefined, names: Import["names"]) => {
      if (specifier && ts.isStringLiteralLike(specifier)) {
        found.push({ from, specifier: specifier.text, names });
      }
    };
    walk(file, (node) => {
      if (ts.isImportDeclaration(node)) {
        add(node.moduleSpecifier, namesOfImport(node));
      } else if (ts.isExportDeclaration(node)) {
        add(node.moduleSpecifier, namesOfReexport(node));
      } else if (ts.isCallExpression(node) && isImportCall(node)) {
        add(node.arguments[0], namesOfAwaited(node));
      } else if (ts.isImportTypeNode(node)) {
        const { argument, qualifier } = node;
        if (ts.isLiteralTypeNode(argument)) {
          add(argument.literal, qualifier ? [firstName(qualifier)] : "all");
        }
      } else if (ts.isModuleDeclaration(node)) {
        add(node.name, namesAddedTo(node));
      }
    });
    return found;
  });
}

/** The file that a specifier leads to, by the aliases of package.json; null: a package. */
export function resolveImport({ from, specifier }: Import): string | null {
  if (specifier.startsWith(".")) {
    return posix.join(posix.dirname(from), specifier);
  }
  const door = /^#(platform|features)\/(.+)$/.exec(specifier);
  if (door) return `src/${door.slice(1).join("/")}/index.ts`;
  if (specifier === "#playground") return "src/playground/index.ts";
  if (specifier === "#app") return "src/app.ts";
  return null;
}

function namesOfImport(node: ts.ImportDeclaration): Import["names"] {
  const clause = node.importClause;
  if (!clause) return [];
  const bindings = clause.namedBindings;
  if (bindings && ts.isNamespaceImport(bindings)) return "all";
  return [
    ...(clause.name ? ["default"] : []),
    ...(bindings?.elements ?? []).map((e) => (e.propertyName ?? e.name).text),
  ];
}

function namesOfReexport(node: ts.ExportDeclaration): Import["names"] {
  const clause = node.exportClause;
  if (!clause || ts.isNamespaceExport(clause)) return "all";
  return clause.elements.map((e) => (e.propertyName ?? e.name).text);
}

function isImportCall(node: ts.CallExpression): boolean {
  return node.expression.kind === ts.SyntaxKind.ImportKeyword;
}

/** `const { a } = await import(…)` and `(await import(…)).a`. */
function namesOfAwaited(call: ts.CallExpression): Import["names"] {
  let node: ts.Node = call.parent;
  while (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) {
    node = node.parent;
  }
  if (ts.isPropertyAccessExpression(node)) return [node.name.text];
  if (!ts.isVariableDeclaration(node)) return "all";
  if (!ts.isObjectBindingPattern(node.name)) return "all";
  const names = node.name.elements.map((element) => {
    const name = element.propertyName ?? element.name;
    return ts.isIdentifier(name) && !element.dotDotDotToken ? name.text : null;
  });
  return names.includes(null) ? "all" : names.filter((name) => name !== null);
}

function namesAddedTo({ body }: ts.ModuleDeclaration): string[] {
  if (!body || !ts.isModuleBlock(body)) return [];
  return body.statements
    .filter((statement) => ts.isInterfaceDeclaration(statement))
    .map((statement) => statement.name.text);
}

function firstName(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : firstName(name.left);
}
