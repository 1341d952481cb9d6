import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);

describe("npm run tally", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "tally-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function tally(file: unknown) {
    const path = join(folder, "ballots.json");
    await writeFile(
      path,
      typeof file === "string" ? file : JSON.stringify(file),
    );
    return run("npm", ["run", "--silent", "tally", "--", path], {
      cwd: join(import.meta.dirname, "..", ".."),
    });
  }

  it("recounts a ranked poll, the same as the bot", async () => {
    const { stdout } = await tally({
      method: "ranked",
      options: ["new", "mend", "wait"],
      ballots: [
        { count: 4, ranking: [["new"], ["mend"]] },
        { count: 3, ranking: [["mend"], ["new"]] },
        { count: 2, ranking: [["wait"], ["mend"]] },
      ],
    });
    expect(JSON.parse(stdout)).toEqual({
      winner: "mend",
      winners: ["mend"],
      order: [["mend"], ["new"], ["wait"]],
      totals: { new: 4, mend: 5, wait: 0 },
      rounds: [
        {
          totals: { new: 4, mend: 3, wait: 2 },
          exhausted: 0,
          eliminated: ["wait"],
        },
        {
          totals: { new: 4, mend: 5 },
          exhausted: 0,
          eliminated: [],
          elected: ["mend"],
        },
      ],
      notes: [],
    });
  });

  it("judges owners' votes by number and area", async () => {
    const { stdout } = await tally({
      method: "dual-majority",
      options: ["for", "against", "abstain"],
      ballots: [
        { count: 6, weight: 5_500_000, choices: ["for"] },
        { count: 3, weight: 3_500_000, choices: ["against"] },
        { count: 1, weight: 1_000_000, choices: ["abstain"] },
      ],
      rules: {
        matter: "ordinary",
        electorate: { owners: 12, areaCm2: 12_000_000 },
      },
    });
    expect(JSON.parse(stdout)).toMatchObject({
      passed: true,
      quorum: { owners: true, area: true },
      consent: { owners: true, area: true },
      totals: { for: 6, against: 3, abstain: 1 },
    });
  });

  it("recounts thresholds by area, and says why nothing passed", async () => {
    const { stdout } = await tally({
      method: "consent",
      ballots: [
        { count: 7, areaCm2: 6_000_000, choices: ["for"] },
        { count: 1, areaCm2: 1_000_000, choices: ["block"] },
      ],
      rules: {
        preset: "consent",
        quorum: "2/3",
        inArea: true,
        electorate: { owners: 12, areaCm2: 12_000_000 },
      },
    });
    expect(JSON.parse(stdout)).toEqual({
      winner: "for",
      winners: ["for"],
      order: [["for"], ["block"], ["abstain", "against"]],
      totals: { for: 7, abstain: 0, against: 0, block: 1 },
      quorum: { owners: true, area: false },
      passed: false,
      notes: ["not passed: somebody blocks"],
    });
  });

  it("recounts a tie that a convener settled", async () => {
    const { stdout } = await tally({
      method: "single",
      options: ["new", "mend"],
      ballots: [
        { count: 4, choices: ["new"] },
        { count: 4, choices: ["mend"] },
      ],
      rules: { chosen: "mend" },
    });
    expect(JSON.parse(stdout)).toMatchObject({
      winner: "mend",
      winners: ["mend"],
      order: [["new", "mend"]],
      notes: ["a tie was settled by a convener for mend: new, mend"],
    });
  });

  it("refuses a bad file in one line", async () => {
    const failure = await tally({ method: "guess", ballots: [] }).then(
      () => null,
      (error: unknown) =>
        error as { code: number; stdout: string; stderr: string },
    );
    expect(failure).toMatchObject({ code: 1, stdout: "" });
    expect(failure?.stderr).toMatch(/^The ballots cannot be counted: .+\n$/);
  });
});
