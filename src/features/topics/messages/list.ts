import { callback } from "#platform/chat";
import { nameOf, type Member } from "#platform/community";
import { html, joinHtml, lines, type Words } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { codeOf, type Standing } from "../rules/filters.ts";
import type { Category, Topic } from "../types.ts";
import { standingOf, titleOf } from "./card.ts";

export const showList = callback("topics.list", [
  "page",
  "standing",
  "by",
  "words",
]);

export const pageSize = 8;

/** In the place of a member's id: whoever presses. */
export const presser = -1;

/** Standings that a button shows alone; the others are asked for by name. */
const offered = ["deliberate", "act", "rated"] as const;

/** What of the list a message shows. */
export interface ListView {
  readonly page: number;
  readonly standing: Standing | null;
  /** A member's id: what they raised. */
  readonly by: number | null;
  /** Of the words searched for, to know them again. */
  readonly words: number;
}

interface List {
  /** May hold one more than a page shows. */
  readonly topics: readonly Topic[];
  readonly view: ListView;
  readonly search: string;
  readonly category: Category | null;
  readonly author: Member | undefined;
}

export function composeTopicList(
  turn: Turn,
  words: Words,
  list: List,
): Content {
  const { t, plain } = words;
  const { view, search, category } = list;
  const shown = list.topics.slice(0, pageSize);
  const isFiltered =
    view.standing !== null || view.by !== null || category !== null;
  if (shown.length === 0 && view.page === 0 && !isFiltered) {
    return {
      text:
        search === ""
          ? t("topics.list.none")
          : t("topics.list.not-found", { search }),
    };
  }
  const heading = [
    search === "" ? t("topics.list.title") : t("topics.list.found", { search }),
    ...(category === null ? [] : [t(`topics.categories.${category}`)]),
    ...(view.standing === null ? [] : [t(`topics.stages.${view.standing}`)]),
    ...(view.by === null ? [] : [html`${nameOfMine(words, list)}`]),
  ];
  return {
    text: lines(
      joinHtml(heading, " · "),
      ...shown.map(
        (topic) =>
          html`#${topic.number} ${titleOf(topic)} · ${plain(`topics.stages.${standingOf(topic)}`)}`,
      ),
      shown.length === 0 && t("topics.finding.empty"),
    ),
    buttons: composeButtons(turn, words, list),
  };
}

/** Each filter is on or off by itself; the chosen one is pressed again to see all. */
function composeButtons(turn: Turn, words: Words, list: List): Button[][] {
  const { plain } = words;
  const { view } = list;
  const { page } = view;
  const to = (label: string, next: Partial<ListView>): Button => {
    const target = { ...view, page: 0, ...next };
    const data = showList.data(turn.community.id, {
      page: target.page,
      standing: codeOf(target.standing),
      by: target.by ?? 0,
      words: target.words,
    });
    return { label, data };
  };
  const chosen = (name: string) => plain("topics.finding.chosen", { name });
  return [
    offered.map((standing) => {
      const name = plain(`topics.stages.${standing}`);
      return view.standing === standing
        ? to(chosen(name), { standing: null })
        : to(name, { standing });
    }),
    [
      view.by === null
        ? to(plain("topics.finding.mine"), { by: presser })
        : to(chosen(nameOfMine(words, list)), { by: null }),
      ...(page > 0 ? [to(plain("topics.list.newer"), { page: page - 1 })] : []),
      ...(list.topics.length > pageSize
        ? [to(plain("topics.list.older"), { page: page + 1 })]
        : []),
    ],
  ];
}

const nameOfMine = (words: Words, { author }: List): string =>
  words.plain("topics.finding.by", {
    name: nameOf(words, author),
  });
