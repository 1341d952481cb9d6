import { afterEach, describe, expect, it } from "vitest";
import { databases, openTown, type Town } from "../../support/town.ts";

describe.each(databases)("the calendar file of a session (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  it("goes to whoever asks, by 📅 or by the link that it opens", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("li", "/session #1 2026-12-05 19:30 @ 活动室, 二楼");
    const strange = await town.presses("wang", "📅", { on: "#2" });
    const payload = new URL(strange.url ?? "").searchParams.get("start");
    await town.start("wang", payload ?? "");
    await town.presses("wang", "📅", { on: "#2" });

    const files = town.privateChat("wang").flatMap((one) => one.document ?? []);
    expect(files.map((file) => file.file_name)).toEqual([
      "session-2.ics",
      "session-2.ics",
    ]);
    const text = await download(town, files[0]?.file_id ?? "");
    expect(text).toContain("DTSTART:20261205T113000Z");
    expect(text).toContain("LOCATION:活动室\\, 二楼");
    expect(text).toContain("SUMMARY:#2 三号楼楼道灯坏了");
    for (const line of text.split("\r\n")) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }
  });
});

async function download(town: Town, fileId: string): Promise<string> {
  const { token } = town.playground;
  const answer = await fetch(
    `${town.url}/bot${token}/getFile?file_id=${fileId}`,
  );
  const { result } = (await answer.json()) as { result: { file_path: string } };
  const file = await fetch(`${town.url}/file/bot${token}/${result.file_path}`);
  return file.text();
}
