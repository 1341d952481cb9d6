/**
 * How a topic moves with its follow-ups. One that was dropped no longer holds the
 * topic up; but a topic of which nothing was done has nothing to be rated for,
 * and nobody to do it: it is to be talked over again.
 */
export function moveWith(
  states: readonly ("open" | "reported" | "confirmed" | "dropped")[],
): "resume" | "report" | "confirm" | "take-back" | null {
  if (states.includes("open")) return "resume";
  if (states.includes("reported")) return "report";
  if (states.includes("confirmed")) return "confirm";
  return states.includes("dropped") ? "take-back" : null;
}
