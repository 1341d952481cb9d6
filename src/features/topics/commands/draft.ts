import {
  deepLink,
  dialogueKind,
  endDialogue,
  onPress,
  refuse,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type DeepLink,
  type DialogueKind,
  type ReplyKind,
  type Toast,
} from "#platform/chat";
import { plainText } from "#platform/i18n";
import type { Turn } from "#platform/turn";
import {
  askForDraft,
  draftDialogue,
  readWanted,
  stopAsking,
} from "../ask-draft.ts";
import { fillDraft, openDraft } from "../fill-draft.ts";
import { endDraft } from "../keep-draft.ts";
import {
  askPlace,
  composePreview,
  composeRaised,
  dropDraft,
  rewriteDraft,
  submitDraft,
  toggleName,
} from "../messages/draft.ts";
import { composeSimilar } from "../messages/similar.ts";
import { explainRefusal } from "../messages/submitted.ts";
import { aboutDraft } from "../raise-draft.ts";
import { findDraft, saveDraft } from "../store/drafts.ts";
import { submitMatter } from "../submit-matter.ts";
import type { Draft } from "../types.ts";

const raiseLetter = "n";

/** Where somebody brings in a matter in private chat. */
export const raiseLink = (turn: Turn): string => deepLink(turn, raiseLetter, 0);

/** Asks in private chat for what to raise. */
export async function startRaising(turn: ChatTurn): Promise<void> {
  const { t } = turn.words;
  if (turn.place === "group") return refuse(turn, t("topics.refused.empty"));
  if (!turn.community.isPresent) {
    const { title } = turn.community;
    return refuse(turn, t("topics.refused.gone", { title }));
  }
  return askForDraft(turn, await openDraft(turn), "text");
}

/** undefined: it was raised or dropped, or is somebody else's. */
async function findOwn(turn: ChatTurn, id: number): Promise<Draft | undefined> {
  const draft = await findDraft(turn.tx, turn.community.id, id);
  const isOwn = draft?.memberId === turn.actor.id && turn.place !== "group";
  return isOwn && draft.state === "preview" ? draft : undefined;
}

async function continueDraft(
  turn: ChatTurn,
  state: Record<string, string | number>,
): Promise<void> {
  const draft = await findOwn(turn, Number(state["draft"]));
  if (draft) return fillDraft(turn, draft, readWanted(state["part"]));
  await endDialogue(turn, draftDialogue);
  return refuse(turn, turn.words.t("topics.draft.over"));
}

async function answerPreview(turn: ChatTurn, id: number): Promise<void> {
  const draft = await findOwn(turn, id);
  if (draft) return fillDraft(turn, draft);
  if (turn.place === "group") return;
  return refuse(turn, turn.words.t("topics.draft.over"));
}

const staleToast = (turn: ChatTurn): Toast => ({
  text: turn.personal.plain("topics.draft.over"),
  alert: true,
});

async function submit(turn: ChatTurn, draft: Draft): Promise<Toast> {
  const { words, personal } = turn;
  const { matter } = draft;
  if (matter.text === "") return staleToast(turn);
  const { about } = aboutDraft(draft.id);
  const submitted = await submitMatter(turn, matter, draft);
  if (!submitted.ok) {
    const text = plainText(explainRefusal(turn, personal, submitted));
    return { text, alert: true };
  }
  await stopAsking(turn, draft);
  if (submitted.as === "asked") {
    const question = composeSimilar(turn, words, draft, submitted.similar);
    await rewritePressed(turn, about, question);
    return { text: personal.plain("topics.similar.look") };
  }
  const { number } = submitted;
  const { isUnnamed } = matter;
  await rewritePressed(
    turn,
    about,
    composeRaised(words, { number, isUnnamed }),
  );
  return { text: personal.plain("topics.similar.raised", { n: number }) };
}

const onDraft = (
  button: typeof submitDraft,
  run: (turn: ChatTurn, draft: Draft) => Promise<Toast>,
): ButtonHandler =>
  onPress(button, "resident", async (turn, { draft: id }) => {
    const draft = await findOwn(turn, id);
    return draft ? run(turn, draft) : staleToast(turn);
  });

export const draftButtons: readonly ButtonHandler[] = [
  onDraft(submitDraft, submit),
  onDraft(toggleName, async (turn, draft) => {
    const isUnnamed = !draft.matter.isUnnamed;
    const toggled = { ...draft, matter: { ...draft.matter, isUnnamed } };
    await saveDraft(turn.tx, turn.community.id, toggled);
    const preview = composePreview(turn, turn.words, toggled);
    await rewritePressed(turn, aboutDraft(draft.id).about, preview);
    return {
      text: isUnnamed
        ? turn.personal.plain("topics.draft.now-unnamed")
        : turn.personal.plain("topics.draft.now-named"),
    };
  }),
  onDraft(askPlace, async (turn, draft) => {
    await askForDraft(turn, draft, "place");
    return { text: "" };
  }),
  onDraft(rewriteDraft, async (turn, draft) => {
    await askForDraft(turn, draft, "text");
    return { text: "" };
  }),
  onDraft(dropDraft, async (turn, draft) => {
    await stopAsking(turn, draft);
    await endDraft(turn, draft, null);
    const dropped = { text: turn.words.t("topics.draft.dropped") };
    const question = { kind: dialogueKind, number: turn.actor.id };
    if (!(await rewritePressed(turn, question, dropped))) {
      await rewritePressed(turn, aboutDraft(draft.id).about, dropped);
    }
    return { text: turn.personal.plain("topics.draft.dropped") };
  }),
];

export const draftReplies: readonly ReplyKind[] = [
  { kind: "topics.draft", run: answerPreview },
];

export const draftDialogues: readonly DialogueKind[] = [
  { kind: draftDialogue, run: continueDraft },
];

export const draftLinks: readonly DeepLink[] = [
  { letter: raiseLetter, run: startRaising },
];
