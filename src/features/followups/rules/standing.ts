/**
 * What somebody is to one follow-up. `convener`: one who is not its owner.
 * `checker`: confirms it in the place of a convener. `nameless`: could be anyone,
 * its owner included.
 */
export type Standing = "owner" | "convener" | "checker" | "other" | "nameless";

interface Concerned {
  readonly ownerId: number;
  /** All of the community. */
  readonly convenerIds: readonly number[];
  /** Who raised the topic; null: no longer in the community. */
  readonly authorId: number | null;
}

/**
 * Who confirms. Nobody confirms their own work: a convener other than the owner;
 * where there is none, whoever raised the topic; where that is the owner too, or
 * is gone, any resident but the owner.
 */
export function checkersOf(concerned: Concerned): readonly number[] | "anyone" {
  const { ownerId, authorId } = concerned;
  const conveners = concerned.convenerIds.filter((id) => id !== ownerId);
  if (conveners.length > 0) return conveners;
  return authorId !== null && authorId !== ownerId ? [authorId] : "anyone";
}

export function standingOf(
  person: {
    readonly id: number;
    readonly voice: "person" | "group" | "channel";
  },
  concerned: Concerned & { readonly isOwnerAdmin: boolean },
): Standing {
  if (person.voice === "channel") return "nameless";
  // Any administrator may write in the group's name.
  if (person.voice === "group") {
    return concerned.isOwnerAdmin ? "nameless" : "convener";
  }
  if (person.id === concerned.ownerId) return "owner";
  if (concerned.convenerIds.includes(person.id)) return "convener";
  const checkers = checkersOf(concerned);
  return checkers === "anyone" || checkers.includes(person.id)
    ? "checker"
    : "other";
}

export const mayCheck = (standing: Standing): boolean =>
  standing === "convener" || standing === "checker";

/**
 * A convener may find something done that nobody has reported. Whoever stands in
 * for one judges only what its owner says is done.
 */
export const mayConfirm = (standing: Standing, isReported: boolean): boolean =>
  standing === "convener" || (standing === "checker" && isReported);
