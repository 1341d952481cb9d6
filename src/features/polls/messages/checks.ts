import type { Html, Words } from "#platform/i18n";
import { showArea } from "#features/communities";
import type { Result, Standing } from "../rules/judge-result.ts";

/** How far each threshold is met, a line each; and what stands in the way. */
export function checkLines(
  words: Words,
  judged: Pick<Result | Standing, "checks" | "stopped">,
): Html[] {
  const { t } = words;
  const lines = judged.checks.map((check) => {
    const isArea = check.in === "area";
    const show = (number: number) => (isArea ? showArea(number) : number);
    const numbers = {
      needed: show(check.needed),
      reached: show(check.reached),
      by: show(check.byHowMany),
    };
    const met = check.isMet ? "met" : "missing";
    if (check.what === "need") return t(`polls.check.need-${met}`, numbers);
    if (isArea) return t(`polls.check.${check.what}-area-${met}`, numbers);
    return check.in === "points"
      ? t(`polls.check.pass-points-${met}`, numbers)
      : t(`polls.check.${check.what}-${met}`, numbers);
  });
  return judged.stopped
    ? [...lines, t(`polls.check.${judged.stopped}`)]
    : lines;
}
