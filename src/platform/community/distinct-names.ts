import type { Member } from "./members.ts";

/**
 * The members' names in their order, as they can be listed: who shares a name
 * with another of them has their @username behind it, or a number.
 */
export function distinctNames(members: readonly Member[]): string[] {
  const sharers = Map.groupBy(members, (member) => member.name);
  const taken = new Set(sharers.keys());
  return members.map((member) => {
    const { name, username } = member;
    const alike = sharers.get(name) ?? [];
    if (alike.length === 1) return name;
    let label =
      username === null
        ? `${name} · ${alike.indexOf(member) + 1}`
        : `${name} @${username}`;
    // Somebody may be called just that.
    while (taken.has(label)) label += " ·";
    taken.add(label);
    return label;
  });
}
