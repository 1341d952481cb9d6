import { callback } from "#platform/chat";
import type { Community } from "#platform/community";
import { cutText, lines, type Html, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import { standingOf, titleOf } from "#features/topics";
import type { Mine, OwnFollowup } from "../list-mine.ts";
import { most, section, short } from "./section.ts";

/** The community is in every button's data; there is nothing else to say. */
export const mineElsewhere = callback("records.mine", []);

/** In the group everybody reads along: the beginning will do. */
const mostInGroup = 3;
const longestLabel = 30;
const perRow = 3;

export interface Shown {
  readonly mine: Mine;
  readonly community: Community;
  /** The person's other communities, and how much waits for them there. */
  readonly others: readonly { community: Community; waiting: number }[];
  /** Where to act: the cards of what waits. */
  readonly links: readonly { number: number; url: string }[];
}

/** By what one must do first. */
export function composeMine(words: Words, shown: Shown): Content {
  const { t } = words;
  const { mine, community, others, links } = shown;
  const sections = composeSections(words, mine, most);
  const title =
    others.length > 0
      ? t("records.mine.title-in", { title: community.title })
      : t("records.mine.title");
  return {
    text: lines(
      // Of nothing there is no list to name.
      (sections.length > 0 || others.length > 0) && title,
      ...sections,
      sections.length === 0 && t("records.mine.nothing"),
      mine.opinions > 0 && t("records.mine.opinions", { count: mine.opinions }),
      others.length > 0 && t("records.mine.elsewhere"),
    ),
    buttons: [
      ...inRows(
        links.slice(0, most).map(({ number, url }) => ({
          label: words.plain("records.mine.open", { n: number }),
          url,
        })),
      ),
      ...others.slice(0, most).map(({ community: other, waiting }) => [
        {
          label: words.plain("records.mine.switch", {
            title: cutText(other.title, longestLabel),
            count: waiting,
          }),
          data: mineElsewhere.data(other.id, {}),
        },
      ]),
    ],
  };
}

/** For those whom the bot may not write to: the rest is in private chat. */
export function composeMineInGroup(
  words: Words,
  mine: Mine,
  link: string,
): Content {
  // Who raised a topic without a name is nobody else's business.
  const topics = mine.topics.filter(({ isUnnamed }) => !isUnnamed);
  const sections = composeSections(words, { ...mine, topics }, mostInGroup);
  return {
    text:
      sections.length > 0
        ? lines(words.t("records.mine.title"), ...sections)
        : words.t("records.mine.nothing"),
    buttons: [[{ label: words.plain("records.mine.privately"), url: link }]],
  };
}

function inRows(buttons: readonly Button[]): Button[][] {
  return buttons.flatMap((_, i) =>
    i % perRow === 0 ? [buttons.slice(i, i + perRow)] : [],
  );
}

function composeSections(words: Words, mine: Mine, limit: number): Html[] {
  const { t, format } = words;
  const { drafts } = mine;
  return [
    section(
      words,
      t("records.mine.polls"),
      mine.polls,
      (poll) =>
        t("records.mine.poll", {
          n: poll.number,
          question: short(poll.question),
          time: format.dateTimeWithWeekday(poll.closesAt),
        }),
      limit,
    ),
    section(
      words,
      t("records.mine.followups"),
      mine.followups,
      (own) => composeFollowup(words, own),
      limit,
    ),
    section(
      words,
      t("records.mine.sessions"),
      mine.sessions,
      (session) =>
        t("records.mine.session", {
          n: session.number,
          time: format.dateTimeWithWeekday(session.startsAt),
          place: short(session.place ?? ""),
        }),
      limit,
    ),
    section(
      words,
      t("records.mine.drafts"),
      [
        ...drafts.minutes.map((n) => t("records.mine.minutes", { n })),
        ...drafts.summaries.map((n) => t("records.mine.summary", { n })),
      ],
      (line) => line,
      limit,
    ),
    section(
      words,
      t("records.mine.topics"),
      mine.topics,
      (topic) =>
        t("records.mine.topic", {
          n: topic.number,
          title: titleOf(topic),
          next: t(`topics.next.${standingOf(topic)}`),
        }),
      limit,
    ),
  ].filter((part) => part !== null);
}

function composeFollowup(words: Words, own: OwnFollowup): Html {
  const { t, format } = words;
  const { followup, daysOver } = own;
  const item = { n: followup.number, text: short(followup.text) };
  if (followup.state === "reported") return t("records.mine.reported", item);
  return daysOver > 0
    ? t("records.mine.overdue", { ...item, count: daysOver })
    : t("records.mine.followup", {
        ...item,
        date: format.dateWithWeekday(followup.dueOn),
      });
}
