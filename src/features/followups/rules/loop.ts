/**
 * How a topic moves with its follow-ups. One that was dropped no longer holds the
 * topic up; but a topic of which nothing was done has nothing to be rated for,
 * and waits for its conveners.
 */
export function moveWith(
  states: readonly ("open" | "reported" | "confirmed" | "dropped")[],
): "resume" | "report" | "confirm" | null {
  if (states.includes("open")) return "resume";
  if (states.includes("reported")) return "report";
  return states.includes("confirmed") ? "confirm" : null;
}
