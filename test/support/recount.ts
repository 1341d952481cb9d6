import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { vi } from "vitest";
import { openFolder } from "./process.ts";
import type { Town } from "./town.ts";

/** What `npm run tally` prints, see the contract for files. */
export interface Recount {
  readonly winner: string | null;
  readonly winners: readonly string[];
  readonly order: readonly (readonly string[])[];
  readonly totals: Readonly<Record<string, number>>;
  readonly quorum?: boolean | { owners: boolean; area: boolean };
  readonly consent?: { owners: boolean; area: boolean };
  readonly passed?: boolean;
  readonly notes: readonly string[];
}

/** Asks the bot in the group for the file of a closed poll, and counts it outside the bot. */
export async function recount(town: Town, poll: number): Promise<Recount> {
  const path = join(openFolder(), `poll-${poll}.json`);
  await writeFile(path, await exportPoll(town, poll));
  return JSON.parse(await runTally(path)) as Recount;
}

async function exportPoll(town: Town, poll: number): Promise<Uint8Array> {
  const before = town.group().length;
  await town.says("wang", `/export #${poll}`);
  const sent = town
    .group()
    .slice(before)
    .find(({ document }) => document?.file_name === `poll-${poll}.json`);
  if (!sent) throw new Error(`the bot sends no file of #${poll}`);
  return town.fileOf(sent);
}

let runs = 0;

/**
 * The command as `npm run tally` starts it, but without a process of its own:
 * dozens of starts would take minutes. The number makes it run anew.
 */
async function runTally(path: string): Promise<string> {
  const { argv } = process;
  let printed = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  process.argv = [process.execPath, "tally", path];
  try {
    runs += 1;
    await import(/* @vite-ignore */ `../../src/cli/tally.ts?run=${runs}`);
  } finally {
    process.argv = argv;
    write.mockRestore();
  }
  return printed;
}
