import { nameOf, type Member } from "#platform/community";
import { html, joinHtml, lines, type Html, type Words } from "#platform/i18n";
import { mentionOf, type Button, type Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { titleOf } from "#features/topics";
import type { Reminder, Reminders } from "./gather-reminders.ts";
import { finish, moreTime } from "./messages.ts";

/** Of one sort, each with its row of buttons; the rest is a number. */
const mostItems = 10;

/** Everything one person is reminded of. */
export function composeReminders(
  turn: Turn,
  words: Words,
  reminders: Reminders,
): Content {
  const { t } = words;
  const { own, watched } = reminders;
  const count = own.length;
  const isLate = own.every((reminder) => reminder.daysOver > 0);
  return {
    text: lines(
      count > 0 &&
        html`<b>${isLate ? t("followups.remind.late", { count }) : t("followups.remind.own", { count })}</b>`,
      ...own.slice(0, mostItems).map((one) => composeOwn(words, one)),
      composeMore(words, own),
      count > 0 && t("followups.remind.how"),
      count > 0 && watched.length > 0 && "",
      watched.length > 0 && composeWatched(words, watched),
    ),
    ...(count > 0 && { buttons: composeButtons(turn, words, own) }),
  };
}

/** What conveners keep an eye on, the same for each of them. */
export function composeWatched(
  words: Words,
  watched: readonly Reminder[],
): Html {
  const { t } = words;
  return lines(
    html`<b>${t("followups.remind.watched", { count: watched.length })}</b>`,
    ...watched.slice(0, mostItems).map((one) => composeOne(words, one)),
    composeMore(words, watched),
    t("followups.remind.watched-how"),
  );
}

function composeOne(words: Words, reminder: Reminder): Html {
  const { t } = words;
  const { followup, daysOver, owner } = reminder;
  const n = followup.number;
  const item = { n, title: titleOf(followup), name: nameOf(words, owner) };
  if (daysOver <= 0) return t("followups.remind.left", item);
  return owner.isPresent
    ? t("followups.remind.watched-over", { ...item, count: daysOver })
    : t("followups.remind.left-over", { ...item, count: daysOver });
}

/** The same in a line of the digest, for an owner who can only be told in the group. */
export const composeOwnLine = (
  words: Words,
  owner: Member,
  own: readonly Reminder[],
): Html =>
  words.t("followups.digest-line.own", {
    items: joinItems(
      words,
      own.map((one) => composeOwn(words, one)),
    ),
    name: mentionOf(owner),
  });

/** … and for conveners. */
export const composeWatchedLine = (
  words: Words,
  names: Html,
  watched: readonly Reminder[],
): Html =>
  words.t("followups.digest-line.watched", {
    items: joinItems(
      words,
      watched.map((one) => composeOne(words, one)),
    ),
    names,
  });

const joinItems = (words: Words, items: readonly Html[]): Html =>
  joinHtml(
    items.slice(0, mostItems),
    words.plain("followups.digest-line.separator"),
  );

function composeMore(words: Words, all: readonly Reminder[]): Html | null {
  const count = all.length - mostItems;
  return count > 0 ? words.t("followups.remind.more", { count }) : null;
}

function composeOwn(words: Words, reminder: Reminder): Html {
  const { t, format } = words;
  const { followup, daysOver } = reminder;
  const item = { n: followup.number, title: titleOf(followup) };
  if (daysOver === 0) return t("followups.remind.today", item);
  return daysOver > 0
    ? t("followups.remind.over", { ...item, count: daysOver })
    : t("followups.remind.coming", {
        ...item,
        date: format.dateWithWeekday(followup.dueOn),
        count: -daysOver,
      });
}

function composeButtons(
  turn: Turn,
  words: Words,
  own: readonly Reminder[],
): Button[][] {
  const { plain } = words;
  return own.slice(0, mostItems).map(({ followup }) => {
    const n = followup.number;
    const args = { followup: n };
    const isAlone = own.length === 1;
    return [
      {
        label: isAlone
          ? plain("followups.buttons.done")
          : plain("followups.buttons.done-one", { n }),
        data: finish.data(turn.community.id, args),
      },
      {
        label: isAlone
          ? plain("followups.buttons.more-time")
          : plain("followups.buttons.more-time-one", { n }),
        data: moreTime.data(turn.community.id, args),
      },
    ];
  });
}
