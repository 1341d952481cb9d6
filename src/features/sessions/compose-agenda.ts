import { callback } from "#platform/chat";
import { html, lines, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import type { Session } from "./types.ts";

export const turnPage = callback("sessions.page", ["page"]);

export const pageSize = 8;

/** A page of coming sessions, the soonest first; `coming` may hold one more than a page shows. */
export function composeAgenda(
  turn: Turn,
  words: Words,
  agenda: {
    coming: readonly { session: Session; title: string; going: number }[];
    page: number;
  },
): Content {
  const { t, plain, format } = words;
  const { coming, page } = agenda;
  if (coming.length === 0 && page === 0) {
    return { text: t("sessions.agenda.none") };
  }
  const to = (label: string, target: number): Button => ({
    label,
    data: turnPage.data(turn.community.id, { page: target }),
  });
  const buttons = [
    ...(page > 0 ? [to(plain("sessions.agenda.sooner"), page - 1)] : []),
    ...(coming.length > pageSize
      ? [to(plain("sessions.agenda.later"), page + 1)]
      : []),
  ];
  return {
    text: lines(
      t("sessions.agenda.title"),
      ...coming.slice(0, pageSize).flatMap(({ session, title, going }) => {
        const { number: n, place } = session;
        const when = format.dateTimeWithWeekday(session.startsAt);
        return [
          html`<b>${t("sessions.agenda.line", { n, title })}</b>`,
          place === null
            ? t("sessions.agenda.detail", { when, going })
            : t("sessions.agenda.detail-place", { when, place, going }),
        ];
      }),
    ),
    ...(buttons.length > 0 && { buttons: [buttons] }),
  };
}
