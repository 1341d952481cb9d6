/** Who has a seat and who waits for one, by the order of their presses. */
export interface Seats {
  readonly going: readonly number[];
  readonly waiting: readonly number[];
}

export function seatAll(
  answers: readonly { memberId: number; answer: string; seq: number }[],
  capacity: number | null,
): Seats {
  const comers = answers
    .filter(({ answer }) => answer === "going")
    .sort((a, b) => a.seq - b.seq)
    .map(({ memberId }) => memberId);
  const seats = capacity ?? comers.length;
  return { going: comers.slice(0, seats), waiting: comers.slice(seats) };
}

/** Who moved up from the waiting list, and who has to wait although there was a seat. */
export function compareSeats(before: Seats, after: Seats) {
  return {
    promoted: after.going.filter((id) => before.waiting.includes(id)),
    demoted: after.waiting.filter((id) => before.going.includes(id)),
  };
}
