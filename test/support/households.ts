import type { SeenMessage } from "#playground";
import type { Town, Who } from "./town.ts";

/** A unit, its floor area in m² and its owners. */
export type Unit = readonly [unit: string, area: number, owners: string];

/**
 * Sends the roster as Director Li and lets people claim where they live. Who
 * comes to a unit second comes by a link of who was first.
 */
export async function openRoster(
  town: Town,
  units: readonly Unit[],
  homes: readonly (readonly [who: Who, unit: string])[],
): Promise<void> {
  // Who convenes is known once they have said something here.
  await town.says("li", "/topics");
  await town.start("li");
  await town.says("li", "/roster", {
    privately: true,
    document: {
      bytes: Buffer.from(["房号,面积,业主", ...units].join("\n")),
      name: "roster.csv",
    },
  });
  await town.presses("li", "✅", { privately: true });
  const codes = await makeCodes(town);
  const first = new Map<string, Who>();
  for (const [who, unit] of homes) {
    const host = first.get(unit);
    if (host === undefined) {
      first.set(unit, who);
      const code = codes.get(unit) ?? "";
      await town.says(who, `/claim ${code}`, { privately: true });
    } else await joinHousehold(town, host, who);
  }
}

async function makeCodes(town: Town): Promise<Map<string, string>> {
  await town.says("li", "/roster codes", { privately: true });
  const sheet = town
    .privateChat("li")
    .findLast(({ document }) => document?.file_name === "codes.csv");
  const rows = Buffer.from(town.fileOf(sheet as SeenMessage))
    .toString()
    .trim()
    .split("\r\n");
  return new Map(rows.map((row) => row.split(",") as [string, string]));
}

async function joinHousehold(town: Town, host: Who, who: Who): Promise<void> {
  await town.says(host, "/claim", { privately: true });
  const link = town.privateChat(host).at(-1)?.text ?? "";
  await town.start(who, /start=(\w+)/.exec(link)?.[1] ?? "");
}
