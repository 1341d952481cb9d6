import { cutText, html, lines } from "#platform/i18n";
import type { Button, Content } from "#platform/outbox";
import { opinionNumber, type Opinion } from "#features/opinions";
import { titleOf, type Topic } from "#features/topics";
import { mostOptions } from "../rules/read-question.ts";
import { templateNames } from "../rules/templates.ts";
import { inRows } from "./buttons.ts";
import {
  composeAsking,
  go,
  pageButtons,
  pageSize,
  pick,
  planAnew,
  tickOpinion,
  type Asking,
} from "./plan-buttons.ts";

/** Of a topic's title on a button. */
const longestTitle = 18;
const longestInList = 60;

/** Whoever has a plan already goes on with it, or puts it aside. */
export function composeResume(asking: Asking, topic: number | null): Content {
  const { turn, plan, words } = asking;
  const { t, plain } = words;
  return {
    text: lines(
      t("polls.compose.resume.title"),
      plan.topic !== null && t("polls.compose.resume.topic", { n: plan.topic }),
      plan.question !== null && html`${plan.question}`,
    ),
    buttons: [
      [
        go(asking, {
          label: plain("polls.compose.resume.go-on"),
          step: plan.step,
        }),
        {
          label: plain("polls.compose.resume.anew"),
          data: planAnew.data(turn.community.id, {
            plan: plan.id,
            topic: topic ?? 0,
          }),
        },
      ],
    ],
  };
}

/** `topics` may hold one more than a page shows. */
export function composeTopicStep(
  asking: Asking,
  list: { topics: readonly Topic[]; page: number },
): Content {
  const { t } = asking.words;
  const { topics, page } = list;
  if (topics.length === 0 && page === 0) {
    return composeAsking(asking, t("polls.compose.no-topics"));
  }
  return composeAsking(asking, t("polls.compose.topic"), [
    ...topics.slice(0, pageSize).map((topic) => [
      pick(asking, {
        label: `#${topic.number} ${cutText(titleOf(topic), longestTitle)}`,
        step: "topic",
        choice: topic.number,
      }),
    ]),
    pageButtons(asking, { step: "topic", page, count: topics.length }),
  ]);
}

export function composeKindStep(asking: Asking, topic: Topic): Content {
  const { t, plain } = asking.words;
  const buttons = [
    ...templateNames.map((name, choice) =>
      pick(asking, {
        label: plain(`polls.templates.${name}.name`),
        step: "kind",
        choice,
      }),
    ),
    go(asking, { label: plain("polls.compose.own"), step: "method" }),
  ];
  const text = t("polls.compose.kind", {
    n: topic.number,
    title: titleOf(topic),
  });
  return composeAsking(asking, text, inRows(buttons));
}

/** `suggested`: what the topic is called, to be asked as it is. */
export function composeQuestionStep(
  asking: Asking,
  suggested: string,
): Content {
  const { t, plain } = asking.words;
  const { question } = asking.plan;
  return composeAsking(
    asking,
    lines(
      t("polls.compose.question"),
      question !== null && t("polls.compose.question-now", { question }),
      question !== suggested &&
        t("polls.compose.suggested", { question: suggested }),
    ),
    question === suggested
      ? []
      : [
          [
            pick(asking, {
              label: plain("polls.compose.take-suggested"),
              step: "question",
              choice: 0,
            }),
          ],
        ],
  );
}

export function composeOptionsStep(asking: Asking, opinions: number): Content {
  const { t, plain } = asking.words;
  const { options } = asking.plan;
  return composeAsking(
    asking,
    lines(
      t("polls.compose.options", { most: mostOptions }),
      options.length > 0 && t("polls.compose.options-now"),
      ...options.map((option) => html`· ${option}`),
    ),
    opinions === 0
      ? []
      : [
          [
            go(asking, {
              label: plain("polls.compose.from-opinions"),
              step: "opinions",
            }),
          ],
        ],
  );
}

/** `picked`: whether it is an option already; `opinions` may hold one more than a page. */
export function composeOpinionsStep(
  asking: Asking,
  list: {
    opinions: readonly (Opinion & { isPicked: boolean })[];
    page: number;
  },
): Content {
  const { t, plain } = asking.words;
  const { turn, plan } = asking;
  const { opinions, page } = list;
  const shown = opinions.slice(0, pageSize);
  const ticks = shown.map((opinion): Button => {
    const number = opinionNumber(opinion);
    const { topic, seq } = opinion;
    return {
      label: opinion.isPicked
        ? plain("polls.compose.picked", { number })
        : number,
      data: tickOpinion.data(turn.community.id, { plan: plan.id, topic, seq }),
    };
  });
  const done = { label: plain("polls.compose.done"), step: "preview" as const };
  return composeAsking(
    asking,
    lines(
      t("polls.compose.opinions"),
      ...shown.map(
        (opinion) =>
          html`${opinionNumber(opinion)} ${cutText(onOneLine(opinion.text), longestInList)}`,
      ),
      plan.options.length > 0 && t("polls.compose.options-now"),
      ...plan.options.map((option) => html`· ${option}`),
    ),
    [
      ...inRows(ticks),
      pageButtons(asking, { step: "opinions", page, count: opinions.length }),
      ...(plan.options.length > 1 ? [[go(asking, done)]] : []),
    ],
  );
}

const onOneLine = (text: string) => text.replace(/\s+/g, " ");
