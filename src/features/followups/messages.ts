import { callback } from "#platform/chat";
import { nameOf, type Member } from "#platform/community";
import { html, lines, type Html, type Words } from "#platform/i18n";
import { mentionOf, type Button, type Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { titleOf, type Topic } from "#features/topics";
import type { Followup, ProgressReport } from "./types.ts";

export const finish = callback("followups.finish", ["followup"]);
export const moreTime = callback("followups.more-time", ["followup"]);
export const help = callback("followups.help", ["followup"]);
export const confirm = callback("followups.confirm", ["followup", "to"]);
export const refuse = callback("followups.refuse", ["followup", "to"]);
export const grant = callback("followups.grant", ["followup", "ask", "to"]);
export const deny = callback("followups.deny", ["followup", "ask", "to"]);

export interface ShownFollowup {
  readonly followup: Followup;
  readonly topic: Topic | undefined;
  readonly owner: Member | undefined;
  readonly report: (ProgressReport & { author: Member | undefined }) | null;
  readonly helpers: Helpers;
}

/** Those who offered to help: how many, and the first of them by name. */
export interface Helpers {
  readonly count: number;
  readonly names: readonly string[];
}

export function composeCard(
  turn: Turn,
  words: Words,
  shown: ShownFollowup,
): Content {
  const { t, format } = words;
  const { followup, topic, owner, report, helpers } = shown;
  const title = titleOf(followup);
  return {
    text: lines(
      html`<b>🔧 #${followup.number} ${title}</b>`,
      title !== followup.text && followup.text,
      topic &&
        t("followups.card.topic", { n: topic.number, title: titleOf(topic) }),
      t("followups.card.owner", {
        name: owner?.name ? mentionOf(owner) : nameOf(words, owner),
        date: format.dateWithWeekday(followup.dueOn),
      }),
      followup.extensions > 0 &&
        t("followups.card.extensions", { count: followup.extensions }),
      report && composeReport(words, followup, report),
      followup.asked &&
        t("followups.card.asked", {
          date: format.dateWithWeekday(followup.asked.dueOn),
        }),
      helpers.count > 0 &&
        t("followups.card.helpers", { names: nameHelpers(words, helpers) }),
      t(`followups.states.${followup.state}`),
      followup.reason !== null &&
        t("followups.card.reason", { reason: followup.reason }),
    ),
    buttons: composeCardButtons(turn, words, followup, helpers.count),
  };
}

function nameHelpers({ plain }: Words, helpers: Helpers): string {
  const names = helpers.names.join(plain("chat.name-separator"));
  const n = helpers.count - helpers.names.length;
  return n > 0 ? plain("followups.card.more-helpers", { names, n }) : names;
}

function composeReport(
  words: Words,
  followup: Followup,
  report: NonNullable<ShownFollowup["report"]>,
): Html {
  const { t, format } = words;
  const { text, author } = report;
  const date = format.date(report.reportedAt);
  return report.authorId === followup.ownerId
    ? t("followups.card.report", { date, text })
    : t("followups.card.report-for", {
        date,
        text,
        name: nameOf(words, author),
      });
}

function composeCardButtons(
  turn: Turn,
  words: Words,
  followup: Followup,
  helpers: number,
): Button[][] {
  const { plain } = words;
  const community = turn.community.id;
  const args = { followup: followup.number };
  const isOpen = followup.state === "open";
  if (!isOpen && followup.state !== "reported") return [];
  return [
    [
      {
        label: isOpen
          ? plain("followups.buttons.done")
          : plain("followups.buttons.check"),
        data: finish.data(community, args),
      },
      ...(isOpen
        ? [
            {
              label: plain("followups.buttons.more-time"),
              data: moreTime.data(community, args),
            },
          ]
        : []),
    ],
    [
      {
        label: plain("followups.buttons.help", { count: helpers }),
        data: help.data(community, args),
      },
    ],
  ];
}
