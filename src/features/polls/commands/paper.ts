import {
  answer,
  conveners,
  onPress,
  readItemNumber,
  refuse,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type ConvenerTurn,
  type Toast,
} from "#platform/chat";
import {
  confirmPapers,
  dropPapers,
  type PapersDecided,
} from "../decide-paper.ts";
import { enterPapers } from "../enter-paper.ts";
import {
  composeDecided,
  composeEntered,
  composePaperRefusal,
  composeUsage,
  confirmPaper,
  dropPaper,
  shownPapers,
} from "../messages/paper-vote.ts";
import { askForBallots } from "../print-ballots.ts";

/** `/paper #15 3-201 A`: votes on paper, a line each. */
async function paper(turn: ConvenerTurn): Promise<void> {
  const { community, message, personal, words } = turn;
  const numbered = readItemNumber(message?.text ?? "");
  if (!numbered) return refuse(turn, composeUsage(words, null));
  const entered = await enterPapers(turn, numbered.number, numbered.rest);
  if (!entered.ok) return refuse(turn, composePaperRefusal(words, entered));
  // What was put to the group is the answer there.
  if (turn.place === "group") return;
  await answer(turn, composeEntered(personal, community.id, entered), {
    about: shownPapers(entered.batch),
  });
}

async function settle(
  turn: ChatTurn,
  batch: number,
  decide: (turn: ChatTurn, batch: number) => Promise<PapersDecided>,
): Promise<Toast> {
  const { personal, words } = turn;
  const done = await decide(turn, batch);
  if (!done.ok) {
    const text = personal.plain(`polls.papers.press.${done.reason}`);
    return { text, alert: true };
  }
  const { decided } = done;
  await rewritePressed(
    turn,
    shownPapers(batch),
    composeDecided(words, decided),
  );
  return { text: personal.plain(`polls.papers.press.${decided.state}`) };
}

export const paperButtons: readonly ButtonHandler[] = [
  onPress(confirmPaper, "resident", (turn, { batch }) =>
    settle(turn, batch, confirmPapers),
  ),
  onPress(dropPaper, "resident", (turn, { batch }) =>
    settle(turn, batch, dropPapers),
  ),
];

/** `/ballots #15`: ballots to print, in private chat. */
async function ballots(turn: ConvenerTurn): Promise<void> {
  const { words, message } = turn;
  const numbered = readItemNumber(message?.text ?? "");
  if (!numbered) return refuse(turn, words.t("polls.ballots.refused.usage"));
  const { number: n } = numbered;
  const asked = await askForBallots(turn, n);
  if (!asked.ok) {
    return refuse(
      turn,
      words.t(`polls.ballots.refused.${asked.reason}`, { n }),
    );
  }
  await answer(turn, {
    text: words.t("polls.ballots.coming", { n, count: asked.ballots }),
  });
}

export const paperCommands: readonly Command[] = [
  { name: "paper", isListed: false, who: conveners(paper) },
  { name: "ballots", isListed: false, who: conveners(ballots) },
];
