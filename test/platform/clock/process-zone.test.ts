import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";

const script = `
  import { createFormatter, nextDecentInstant, readMoment } from "#platform/clock";
  const timeZone = "Asia/Shanghai";
  const now = Date.parse("2026-11-25T16:30Z");
  const format = createFormatter({ locale: "en", timeZone, now });
  const found = readMoment("Friday 3pm", { now, timeZone });
  const decent = nextDecentInstant({ now, timeZone, quiet: null });
  console.log(new Date(now).getHours());
  console.log([now, found.at, decent].map(format.dateTimeWithWeekday).join());
`;

describe("the zone of the process", () => {
  it.each([
    ["America/Los_Angeles", 8],
    ["Pacific/Kiritimati", 6],
    ["UTC", 16],
  ])("%s plays no part", async (zone, itsHour) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--input-type=module", "-e", script],
      { env: { ...process.env, TZ: zone } },
    );
    expect(stdout.trim().split("\n")).toEqual([
      String(itsHour),
      "Thu 26 Nov, 00:30,Fri 27 Nov, 15:00,Thu 26 Nov, 10:00",
    ]);
  });
});
