import { importsOf, resolveImport, type Import } from "./imports.ts";
import { within, type Tree } from "./tree.ts";

/** A later feature may call an earlier one. */
const features = [
  "communities",
  "topics",
  "opinions",
  "polls",
  "sessions",
  "followups",
  "ratings",
  "summaries",
  "records",
];

/** A later layer may call an earlier one; inside a layer no circle is allowed. */
const layers = [
  ["config", "clock", "log", "drawing", "metrics"],
  ["store"],
  ["i18n", "community", "turn", "ledger", "jobs", "outbox"],
  ["chat", "web"],
];

const homes: Record<string, string> = {
  telegraf: "src/platform/chat",
  "node-cron": "src/platform/jobs",
  i18next: "src/platform/i18n",
  "better-sqlite3": "src/platform/store",
  pg: "src/platform/store",
  pino: "src/platform/log",
};

/** What of src may not be named from where. */
export function checkImports(tree: Tree): string[] {
  const sources = within(tree, "src");
  const imports = importsOf(sources);
  const found = imports.flatMap((one) =>
    faultsOf(one).map((fault) => `${one.from}: ${one.specifier} ${fault}`),
  );
  const strangers = new Set(Object.keys(sources).map(unitOf)).values();
  for (const unit of strangers) {
    const [kind, name] = unit.split("/");
    if (name !== undefined && rankOf(kind, name) < 0) {
      found.push(`src/${unit}: has no rank among the ${kind ?? ""} folders`);
    }
  }
  return [...found, ...findCircles(imports)];
}

/** db/migrations and src climb nowhere; the tests have no other way in. */
export function checkClimbing(tree: Tree): string[] {
  return importsOf(tree)
    .filter(({ specifier }) => specifier.split("/").includes(".."))
    .filter((one) => !staysInFeature(one))
    .map(({ from, specifier }) => `${from}: ${specifier} leaves its folder`);
}

/** A room that became a folder still belongs to its feature. */
const staysInFeature = ({ from, specifier }: Import) =>
  /^src\/features\/[^/]+\/[^/]+\/[^/]+$/.test(from) &&
  /^\.\.\/(?!\.\.)/.test(specifier);

function faultsOf(one: Import): string[] {
  const { from, specifier } = one;
  const target = resolveImport(one);
  if (target === null) return packageFaults(from, specifier);
  const here = unitOf(from);
  const there = unitOf(target);
  if (specifier.startsWith(".")) {
    return here === there ? [] : ["goes round the door"];
  }
  if (/^#(platform|features)\/.*\//.test(specifier)) {
    return ["goes round the door"];
  }
  if (here === there) return [];
  return mayCall(from, here, there) ? [] : ["is not for this folder"];
}

function packageFaults(from: string, specifier: string): string[] {
  if (specifier.startsWith("#")) return ["is no alias of package.json"];
  for (const [name, home] of Object.entries(homes)) {
    const isIt = specifier === name || specifier.startsWith(`${name}/`);
    if (isIt && !from.startsWith(`${home}/`)) return [`belongs to ${home}`];
  }
  return [];
}

function mayCall(from: string, here: string, there: string): boolean {
  if (there === "playground") return from === "src/main.ts";
  if (here === "src") return true;
  if (there === "src") return false;
  const [kind, name = ""] = here.split("/");
  const [targetKind, targetName = ""] = there.split("/");
  if (kind === "features" && targetKind === "platform") return true;
  if (kind !== targetKind) return false;
  return rankOf(kind, name) >= rankOf(kind, targetName);
}

function rankOf(kind: string | undefined, name: string): number {
  return kind === "features"
    ? features.indexOf(name)
    : layers.findIndex((layer) => layer.includes(name));
}

/** "platform/chat", "features/polls", "playground", or "src" for what starts them. */
function unitOf(path: string): string {
  const [, kind = "", name = ""] = path.split("/");
  if (kind === "playground") return kind;
  return kind === "platform" || kind === "features" ? `${kind}/${name}` : "src";
}

function findCircles(imports: Import[]): string[] {
  const calls = new Map<string, Set<string>>();
  for (const one of imports) {
    const target = resolveImport(one);
    const here = unitOf(one.from);
    if (target === null || unitOf(target) === here) continue;
    calls.set(here, (calls.get(here) ?? new Set()).add(unitOf(target)));
  }
  const reaches = (from: string, goal: string, seen = new Set<string>()) => {
    for (const next of calls.get(from) ?? []) {
      if (next === goal) return true;
      if (seen.has(next)) continue;
      seen.add(next);
      if (reaches(next, goal, seen)) return true;
    }
    return false;
  };
  return [...calls.keys()]
    .filter((unit) => reaches(unit, unit))
    .map((unit) => `src/${unit}: is in a circle of imports`);
}
