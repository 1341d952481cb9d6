import ts from "typescript";
import { importsOf, resolveImport } from "./imports.ts";
import { parseTree, within, type Tree } from "./tree.ts";

type Export = { name: string; isType: boolean };

/** What people outside may want to type their own code against. */
const openDoor = "src/playground/index.ts";

/** Behind a door a type stands in its function's signature, named by nobody else. */
const isDoor = (path: string) => path.endsWith("/index.ts");

/** Exports of src that no other file of the tree imports. */
export function checkExports(tree: Tree): string[] {
  const wanted = new Map<string, Set<string>>();
  for (const one of importsOf(tree)) {
    const target = resolveImport(one);
    if (target === null) continue;
    const file = target in tree ? target : target.replace(/\.js$/, ".ts");
    const names = wanted.get(file) ?? new Set();
    for (const name of one.names === "all" ? ["*"] : one.names) names.add(name);
    wanted.set(file, names);
  }
  return parseTree(within(tree, "src")).flatMap(([path, file]) => {
    const names = wanted.get(path);
    return exportsOf(file)
      .filter(({ isType }) => !(isType && (path === openDoor || !isDoor(path))))
      .filter(({ name }) => !names?.has(name) && !names?.has("*"))
      .map(({ name }) => `${path}: nobody imports ${name}`);
  });
}

function exportsOf(file: ts.SourceFile): Export[] {
  return file.statements.flatMap((statement) => {
    if (ts.isExportAssignment(statement)) {
      return [{ name: "default", isType: false }];
    }
    if (ts.isExportDeclaration(statement)) return listed(statement);
    return isExported(statement) ? declared(statement) : [];
  });
}

function listed(statement: ts.ExportDeclaration): Export[] {
  const clause = statement.exportClause;
  // `export *` would make every name behind it look used.
  if (!clause) return [{ name: "* of another file", isType: false }];
  if (ts.isNamespaceExport(clause)) {
    return [{ name: clause.name.text, isType: statement.isTypeOnly }];
  }
  return clause.elements.map((element) => ({
    name: element.name.text,
    isType: statement.isTypeOnly || element.isTypeOnly,
  }));
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(
      (modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword,
    )
  );
}

function declared(statement: ts.Statement): Export[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations
      .flatMap(({ name }) => bound(name))
      .map((name) => ({ name, isType: false }));
  }
  if (
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement)
  ) {
    return [{ name: statement.name.text, isType: true }];
  }
  if (ts.isFunctionDeclaration(statement) || ts.isClassDeclaration(statement)) {
    const isDefault = (ts.getModifiers(statement) ?? []).some(
      (modifier) => modifier.kind === ts.SyntaxKind.DefaultKeyword,
    );
    const name = isDefault ? "default" : statement.name?.text;
    return name === undefined ? [] : [{ name, isType: false }];
  }
  return [];
}

function bound(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) ? bound(element.name) : [],
  );
}
