/** At most so many lines, and at least one; what is cut leaves an ellipsis. */
export function cutLines(text: string, most: number): string {
  const all = text.split("\n");
  if (all.length <= Math.max(1, most)) return text;
  const kept = all.slice(0, Math.max(1, most)).filter((line) => line !== "");
  return `${kept.join("\n")}…`;
}
