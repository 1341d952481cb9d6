import { findMember } from "#platform/community";
import { tell } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { listTitles, nameOf } from "./list-titles.ts";
import { compareSeats, type Seats } from "./rules/seats.ts";
import type { Session } from "./types.ts";

/** Tells those whose seat changed through what somebody else did. */
export async function tellSeats(
  turn: Turn,
  session: Session,
  seats: { before: Seats; after: Seats },
): Promise<void> {
  const { promoted, demoted } = compareSeats(seats.before, seats.after);
  const { number: n, startsAt } = session;
  const title = nameOf(await listTitles(turn, session));
  for (const id of [...promoted, ...demoted]) {
    const member = await findMember(turn.tx, turn.community.id, id);
    if (!member?.isPresent || id === turn.actor?.id) continue;
    await tell(
      turn,
      member,
      ({ t, format }) => ({
        text: promoted.includes(id)
          ? t("sessions.told.promoted", {
              n,
              title,
              when: format.dateTimeWithWeekday(startsAt),
            })
          : t("sessions.told.demoted", { n, title }),
      }),
      {
        about: { kind: "session", number: n },
        replaces: `seat/${n}/${id}`,
        expiresAt: startsAt,
      },
    );
  }
}
