/** The playground's clock and the jumps it can make. */
import { advanceClock } from "./api.ts";
import { button, part } from "./dom.ts";
import { advanceHint } from "./hint.ts";
import { now, onChange } from "./session.ts";
import { t } from "./texts.ts";
import { day, hourAndMinute, untilHour } from "./time.ts";
import { complain } from "./toast.ts";

const hourMs = 3_600_000;
const morning = 10;

const jumps = [
  { name: "hour", ms: () => hourMs },
  { name: "day", ms: () => 24 * hourMs },
  { name: "morning", ms: () => untilHour(morning, now()) },
] as const;

export function showClock(): void {
  const box = part("jumps");
  const buttons = jumps.map(({ name, ms }) => ({
    name,
    node: button({}, () => void jump(ms())),
  }));
  box.append(...buttons.map(({ node }) => node));
  onChange(() => {
    for (const { name, node } of buttons) {
      node.textContent = t(`clock.${name}`);
      node.setAttribute("aria-label", t(`clock.${name}_long`));
    }
    showTime();
  });
  setInterval(showTime, 1_000);
}

function showTime(): void {
  const ms = now();
  part("hour").textContent = hourAndMinute(ms);
  part("day").textContent = day(ms);
}

async function jump(ms: number): Promise<void> {
  try {
    await advanceClock(ms);
    advanceHint("clock");
  } catch (error) {
    complain(error);
  }
}
