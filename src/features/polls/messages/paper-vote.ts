import { callback } from "#platform/chat";
import { nameOf, type Member } from "#platform/community";
import {
  cutText,
  html,
  joinHtml,
  lines,
  type Html,
  type Words,
} from "#platform/i18n";
import {
  mentionOf,
  type Button,
  type Content,
  type Item,
} from "#platform/outbox";
import type { PaperRefusal } from "../enter-paper.ts";
import type { BallotContent, Poll } from "../types.ts";
import { describeBallot } from "./options.ts";
import { sayBallotRefusal } from "./press.ts";

export const confirmPaper = callback("polls.paper-confirm", ["batch"]);
export const dropPaper = callback("polls.paper-drop", ["batch"]);

export const shownPapers = (batch: number): Item => ({
  kind: "polls.papers",
  number: batch,
});

const longestQuestion = 40;
const longestBallot = 100;
const longestGiven = 30;

export interface PapersView {
  readonly poll: Poll;
  readonly batch: number;
  /** Of a secret poll without what was voted, which is in `ballots`. */
  readonly papers: readonly {
    readonly name: string;
    readonly content: BallotContent | null;
  }[];
  readonly ballots: readonly BallotContent[];
}

const titleOf = ({ number, question }: Poll) => ({
  n: number,
  question: cutText(question, longestQuestion),
});

/** What the second person looks at before they confirm. */
export function composePapers(
  words: Words,
  communityId: number,
  view: PapersView & {
    readonly enteredBy: Member;
    readonly mentioned?: readonly Member[];
  },
): Content {
  const { t, plain } = words;
  const { poll, batch, papers, ballots, mentioned = [] } = view;
  const separator = plain("chat.name-separator");
  const describe = (content: BallotContent) =>
    cutText(describeBallot(words, poll, content), longestBallot);
  const isSecret = ballots.length > 0;
  return {
    text: lines(
      mentioned.length > 0 && joinHtml(mentioned.map(mentionOf), separator),
      t("polls.papers.ask", {
        ...titleOf(poll),
        count: papers.length,
        name: nameOf(words, view.enteredBy),
      }),
      ...(isSecret
        ? [
            t("polls.papers.voters", {
              names: papers.map(({ name }) => name).join(separator),
            }),
            t("polls.papers.ballots"),
            ...ballots.map((content) => html`· ${describe(content)}`),
          ]
        : papers.map(({ name, content }) =>
            t("polls.papers.line", {
              name,
              ballot: content ? describe(content) : "",
            }),
          )),
      t("polls.papers.check"),
    ),
    buttons: [
      [
        {
          label: plain("polls.papers.button.confirm"),
          data: confirmPaper.data(communityId, { batch }),
        },
        dropButton(words, communityId, batch),
      ],
    ],
  };
}

const dropButton = (
  { plain }: Words,
  communityId: number,
  batch: number,
): Button => ({
  label: plain("polls.papers.button.drop"),
  data: dropPaper.data(communityId, { batch }),
});

/** For the one who entered them: who is asked; with a way to take them back. */
export const composeEntered = (
  words: Words,
  communityId: number,
  entered: {
    poll: Poll;
    batch: number;
    papers: number;
    asked: readonly Member[];
  },
): Content => {
  const { t, plain } = words;
  const { poll, batch, papers: count, asked } = entered;
  const names = asked
    .map((member) => nameOf(words, member))
    .join(plain("chat.name-separator"));
  return {
    text:
      asked.length > 0
        ? t("polls.papers.entered", { n: poll.number, count, names })
        : t("polls.papers.entered-posted", { n: poll.number, count }),
    buttons: [[dropButton(words, communityId, batch)]],
  };
};

export interface Decided {
  readonly poll: Poll;
  readonly state: "confirmed" | "dropped" | "void";
  /** How many count now, or would have. */
  readonly papers: number;
  /** Whose paper came too late; empty: nobody's. */
  readonly late: string;
  readonly decidedBy: Member | null;
}

/** How it ended; it names no vote. */
export function composeDecided(words: Words, decided: Decided): Content {
  const { t } = words;
  const { poll, state, papers: count, late, decidedBy } = decided;
  const name = nameOf(words, decidedBy ?? undefined);
  const said = { ...titleOf(poll), count };
  if (state === "void") {
    return {
      text:
        late === ""
          ? t("polls.papers.unconfirmed", said)
          : t("polls.papers.void", { ...titleOf(poll), late }),
    };
  }
  return {
    text: lines(
      t(`polls.papers.${state}`, { ...said, name }),
      late !== "" && t("polls.papers.late", { late }),
    ),
  };
}

/** For whoever's vote it is; what it is they know. */
export const composePaperEntered = (
  { t }: Words,
  poll: Poll,
  isUnit: boolean,
): Content => ({
  text: lines(
    isUnit
      ? t("polls.papers.yours-unit", titleOf(poll))
      : t("polls.papers.yours", titleOf(poll)),
    t(
      poll.rules.secrecy === "secret"
        ? "polls.papers.not-yours-secret"
        : "polls.papers.not-yours",
    ),
  ),
});

export function composePaperRefusal(words: Words, refusal: PaperRefusal): Html {
  const { t, plain } = words;
  const namesOf = (people: readonly Member[]) =>
    people
      .map((member) => nameOf(words, member))
      .join(plain("chat.name-separator")) || plain("chat.no-convener");
  switch (refusal.reason) {
    case "nobody":
      return t("chat.nobody-writes");
    case "no-poll":
    case "ended":
    case "private-only":
      return t(`polls.papers.refused.${refusal.reason}`, { n: refusal.number });
    case "empty":
    case "no-ballots":
      return composeUsage(words, refusal.poll);
    case "two-witnesses":
    case "no-second":
      return t(`polls.papers.refused.${refusal.reason}`);
    case "too-many":
      return t("polls.papers.refused.too-many", { most: refusal.most });
    case "too-few":
      return t("polls.papers.refused.too-few", { least: refusal.least });
    case "uneven": {
      const { voters, ballots } = refusal;
      return t("polls.papers.refused.uneven", { voters, ballots });
    }
    case "unknown":
    case "several":
    case "left":
    case "not-elector":
    case "several-units":
    case "twice":
    case "voted":
    case "waiting":
      return t(`polls.papers.refused.${refusal.reason}`, {
        name: cutText(refusal.name, longestGiven),
      });
    case "invalid":
      return t("polls.papers.refused.invalid", {
        name: cutText(refusal.name, longestGiven),
        why: sayBallotRefusal(words, refusal.poll, refusal.fault),
      });
    case "unreachable":
    case "bad-witness":
      return t(`polls.papers.refused.${refusal.reason}`, {
        names: namesOf(refusal.people),
      });
  }
}

/** How to write papers down; of a secret poll it is another way. */
export const composeUsage = ({ t }: Words, poll: Poll | null): Html =>
  poll?.rules.secrecy === "secret"
    ? t("polls.papers.refused.usage-secret", { n: poll.number })
    : t("polls.papers.refused.usage", { n: poll?.number ?? 15 });
