import { readFile } from "node:fs/promises";
import { parseElection, tallyElection, type TallyNote } from "#features/polls";

const whyStopped = {
  blocked: "not passed: somebody blocks",
  objected: "not passed: somebody objects",
  "nobody-for": "not passed: nobody is for it",
};

const [path] = process.argv.slice(2);
try {
  if (path === undefined) throw new Error("name the file with the ballots");
  const read = parseElection(await readFile(path, "utf8"));
  if (!read.ok) throw new Error(read.problem);
  process.stdout.write(`${JSON.stringify(describe(read.election))}\n`);
} catch (error) {
  process.stderr.write(
    `The ballots cannot be counted: ${(error as Error).message.split("\n")[0] ?? ""}\n`,
  );
  process.exitCode = 1;
}

type Election = Extract<
  ReturnType<typeof parseElection>,
  { ok: true }
>["election"];

/** The result with the options by their names. */
function describe(election: Election) {
  const { count, majority, quorum, passed, stopped } = tallyElection(election);
  const nameOf = (option: number) => election.options[option] ?? "";
  const namesOf = (options: readonly number[]) => options.map(nameOf);
  const isOne = count.isDecided && election.seats === 1;
  return {
    winner: isOne ? (namesOf(count.winners)[0] ?? null) : null,
    winners: namesOf(count.winners),
    order: count.order.map(namesOf),
    totals: Object.fromEntries(
      election.options.map((name, i) => [name, count.totals[i] ?? 0]),
    ),
    ...(count.rounds && {
      rounds: count.rounds.map((round) => ({
        totals: Object.fromEntries(
          [...round.totals].map(([option, total]) => [nameOf(option), total]),
        ),
        exhausted: round.exhausted,
        eliminated: namesOf(round.eliminated),
        ...(round.elected.length > 0 && { elected: namesOf(round.elected) }),
      })),
    }),
    ...(majority && { quorum: majority.quorum, consent: majority.consent }),
    ...(quorum !== undefined && { quorum }),
    ...(passed !== undefined && { passed }),
    notes: [
      ...count.notes.map((note) => phrase(note, namesOf)),
      ...(stopped ? [whyStopped[stopped]] : []),
    ],
  };
}

function phrase(
  note: TallyNote,
  namesOf: (options: readonly number[]) => string[],
): string {
  switch (note.note) {
    case "no-votes":
      return "no vote counts";
    case "tie":
      return `a tie decides: ${namesOf(note.options).join(", ")}`;
    case "tie-by-order":
      return `a tie was settled by the order of the options: ${namesOf(note.options).join(", ")}`;
    case "tie-chosen":
      return `a tie was settled by a convener for ${namesOf([note.chosen]).join("")}: ${namesOf(note.options).join(", ")}`;
    case "not-counted":
      return note.why === "too-many-points"
        ? `not counted, too many points: ${note.votes}`
        : `not counted, several choices: ${note.votes}`;
  }
}
