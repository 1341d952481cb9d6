import { within, type Tree } from "./tree.ts";

const bags =
  /^(utils?|helpers?|common|shared|services?|managers?|lib|misc|interfaces|handlers|models)$/;

const featureFiles = new Set([
  "index.ts",
  "commands.ts",
  "rules.ts",
  "store.ts",
  "messages.ts",
  "jobs.ts",
  "pages.ts",
  "types.ts",
]);

/** Once the file has outgrown itself, one file each. */
const featureFolders = ["rules", "commands", "messages", "store"];

/** A use case starts with what is done, not with what it is about. */
const nouns = new Set(
  (
    "util utils helper helpers common shared service services manager base " +
    "core data model models type handler handlers controller interface query " +
    "community communities topic topics opinion opinions poll polls session " +
    "sessions followup followups rating ratings summary summaries records " +
    "resident convener expert supervisor household roster electorate ballot " +
    "ballots member members card cards message messages button buttons command " +
    "commands rule rules row rows page pages job jobs event events reminder " +
    "reminders stage text texts"
  ).split(" "),
);

const longest = 300;
const generated = new Set(["src/platform/i18n/keys.ts"]);

export function checkVocabulary(tree: Tree): string[] {
  const paths = Object.keys(within(tree, "src"));
  return [
    ...paths.filter(isInBag).map((path) => `${path}: says nothing by its name`),
    ...paths.flatMap((path) => {
      const fault = faultOfFeatureFile(path);
      return fault ? [`${path}: ${fault}`] : [];
    }),
    ...featureFolders.flatMap((name) =>
      paths
        .filter((path) => path.endsWith(`/${name}.ts`))
        .filter((path) =>
          paths.some((other) => other.startsWith(`${path.slice(0, -3)}/`)),
        )
        .map((path) => `${path}: stands beside the folder ${name}/`),
    ),
  ];
}

export function checkLengths(tree: Tree): string[] {
  return Object.entries(within(tree, "src"))
    .filter(([path]) => !generated.has(path))
    .map(
      ([path, source]) => [path, source.trimEnd().split("\n").length] as const,
    )
    .filter(([, lines]) => lines > longest)
    .map(([path, lines]) => `${path}: has ${lines} lines, ${longest} at most`);
}

function isInBag(path: string): boolean {
  return path
    .split("/")
    .slice(1)
    .some((part) => bags.test(part.replace(/\.\w+$/, "")));
}

function faultOfFeatureFile(path: string): string | null {
  const [, kind, feature, first = "", second, ...deeper] = path.split("/");
  if (kind !== "features") return null;
  if (feature?.includes(".")) return "stands outside any feature";
  if (second !== undefined) {
    const isThing = /^[a-z0-9]+(-[a-z0-9]+)*\.ts$/.test(second);
    return featureFolders.includes(first) && isThing && deeper.length === 0
      ? null
      : "is not in the vocabulary of a feature";
  }
  if (featureFiles.has(first)) return null;
  const useCase = /^([a-z]+)(-[a-z0-9]+)+\.ts$/.exec(first);
  if (!useCase) return "is not in the vocabulary of a feature";
  return nouns.has(useCase[1] ?? "") ? "does not start with a verb" : null;
}
