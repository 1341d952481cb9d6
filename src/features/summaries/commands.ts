import {
  answer,
  ask,
  asConvener,
  conveners,
  endDialogue,
  namesOfConveners,
  onPress,
  readItemNumber,
  refuse,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type ConvenerTurn,
  type DialogueKind,
  type ReplyKind,
  type Toast,
} from "#platform/chat";
import { react, tell } from "#platform/outbox";
import { discardDraft } from "./discard-draft.ts";
import {
  addNote,
  draftSummary,
  findOwnDraft,
  roomForNote,
  type Found,
} from "./draft-summary.ts";
import { composeDraft, discard, post, rewrite } from "./messages.ts";
import { postSummary } from "./post-summary.ts";
import { findDraft, findOpenDraft } from "./store.ts";
import type { Draft } from "./types.ts";

/** What a reply to a draft is about, by its topic; and the dialogue about its note. */
const drafting = "summary-draft";

type Which = Pick<Draft, "topic" | "draft">;

async function summarise(turn: ConvenerTurn): Promise<void> {
  const { t } = turn.words;
  const read = readItemNumber(turn.message?.text ?? "");
  if (!read) return refuse(turn, t("summaries.refused.no-number"));
  const drafted = await draftSummary(turn, read.number);
  if (!drafted.ok) {
    return refuse(turn, t("summaries.refused.no-topic", { n: read.number }));
  }
  const goesElsewhere = turn.place === "group" && turn.account.isReachable;
  if (goesElsewhere && drafted.draft.convenerId !== null && turn.message) {
    await react(turn, turn.message.id, "👌");
  }
  return showDraft(turn, drafted.draft);
}

async function showDraft(turn: ConvenerTurn, draft: Draft): Promise<void> {
  const rest = {
    about: { kind: drafting, number: draft.topic },
    replaces: `${drafting}/${draft.topic}/${draft.convenerId ?? 0}`,
  };
  if (draft.convenerId === null) {
    return answer(turn, composeDraft(turn, turn.words, draft), rest);
  }
  return tell(turn, turn.actor, (words) => composeDraft(turn, words, draft), {
    kind: "answer",
    ...rest,
  });
}

/** A convener's words become the note of their draft, and the draft is shown anew. */
async function takeNote(turn: ChatTurn, which: Which | null): Promise<void> {
  const { t } = turn.words;
  const convener = await asConvener(turn);
  if (!convener) {
    const names = await namesOfConveners(turn);
    return refuse(turn, t("chat.conveners-only", { names }));
  }
  const text = turn.message?.text ?? "";
  const noted = which
    ? await addNote(convener, { ...which, text })
    : ({ ok: false, reason: "stale" } as const);
  if (noted.ok || noted.reason === "stale") await endDialogue(turn, drafting);
  if (noted.ok) return showDraft(convener, noted.draft);
  return refuse(
    turn,
    noted.reason === "too-long"
      ? t("summaries.refused.too-long", {
          limit: noted.limit,
          length: noted.length,
        })
      : t(`summaries.refused.${noted.reason}`),
  );
}

async function explain(
  turn: ChatTurn,
  which: Which,
  found: Found & { ok: false },
): Promise<Toast> {
  const { plain } = turn.personal;
  if (found.reason === "not-yours") {
    return { text: plain("summaries.refused.not-yours"), alert: true };
  }
  const draft = await findDraft(turn.tx, turn.community.id, which);
  return {
    text: plain(
      draft?.state === "posted"
        ? "summaries.press.posted-already"
        : "summaries.press.stale",
    ),
    alert: true,
  };
}

/** The draft's message says what became of it; its buttons are gone. */
async function finish(
  turn: ChatTurn,
  which: Which,
  as: "posted" | "discarded",
): Promise<Toast> {
  await endDialogue(turn, drafting);
  const text = turn.words.t(`summaries.ended.${as}`, { n: which.topic });
  await rewritePressed(turn, { kind: drafting, number: which.topic }, { text });
  return { text: turn.personal.plain(`summaries.press.${as}`) };
}

export const buttons: readonly ButtonHandler[] = [
  onPress(post, "convener", async (turn, which) => {
    const posted = await postSummary(turn, which);
    if (!posted.ok) return explain(turn, which, posted);
    return finish(turn, which, "posted");
  }),
  onPress(discard, "convener", async (turn, which) => {
    const discarded = await discardDraft(turn, which);
    if (!discarded.ok) return explain(turn, which, discarded);
    return finish(turn, which, "discarded");
  }),
  onPress(rewrite, "convener", async (turn, which) => {
    const found = await findOwnDraft(turn, which);
    if (!found.ok) return explain(turn, which, found);
    const limit = roomForNote(turn, found.draft);
    await ask(turn, {
      kind: drafting,
      state: { ...which },
      compose: ({ t }) => ({
        text: t("summaries.note.ask", { n: which.topic, limit }),
      }),
    });
    return { text: turn.personal.plain("summaries.press.rewrite") };
  }),
];

export const dialogues: readonly DialogueKind[] = [
  {
    kind: drafting,
    run: (turn, { topic, draft }) =>
      takeNote(turn, { topic: Number(topic), draft: Number(draft) }),
  },
];

export const replies: readonly ReplyKind[] = [
  {
    kind: drafting,
    async run(turn, topic) {
      const { tx, community, actor } = turn;
      const ask = { topic, convenerId: actor.id };
      const draft = await findOpenDraft(tx, community.id, ask);
      return takeNote(turn, draft ?? null);
    },
  },
];

export const commands: readonly Command[] = [
  { name: "summary", who: conveners(summarise) },
];
