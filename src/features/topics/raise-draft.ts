import { findMember, type Member } from "#platform/community";
import type { JobKind } from "#platform/jobs";
import { takeBack, tellPrivately } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { findPast } from "./find-similar.ts";
import { endDraft, raiseKind } from "./keep-draft.ts";
import { composeRaised } from "./messages/draft.ts";
import { raiseTopic } from "./raise-topic.ts";
import { findDraft } from "./store/drafts.ts";
import type { Draft } from "./types.ts";

/** The messages about a draft, of which a new one takes the place of the last. */
export const aboutDraft = (id: number) => ({
  about: { kind: "topics.draft", number: id },
  replaces: `topics.draft/${id}`,
});

/** Makes a topic of a draft, which is none any more. */
export async function raiseDraft(
  turn: Turn,
  draft: Draft,
  raiser: Member,
): Promise<number> {
  // The rest of an album is still under way when its first photo is raised at once.
  const isAlbum = draft.albumId !== null && draft.createdAt === turn.now;
  const number = await raiseTopic(turn, draft.matter, { raiser, isAlbum });
  await endDraft(turn, draft, number);
  return number;
}

/** The same where nobody was asked or answered: it is linked to what was solved before. */
export async function raiseUnasked(
  turn: Turn,
  draft: Draft,
  raiser: Member,
): Promise<number> {
  const { tx, community } = turn;
  const past = await findPast(tx, community.id, draft.matter.text);
  const recurs = past && (past.recurs ?? past.number);
  const matter = { ...draft.matter, recurs };
  return raiseDraft(turn, { ...draft, matter }, raiser);
}

/** Nobody said whether it is the same as another, so it is raised. */
export const raiseJob: JobKind = {
  kind: raiseKind,
  async run(turn, { payload: { draft: id = 0 } }) {
    const { tx, community } = turn;
    const draft = await findDraft(tx, community.id, id);
    const raiser =
      draft && (await findMember(tx, community.id, draft.memberId));
    if (draft?.state !== "asked" || !raiser) return;
    const number = await raiseUnasked(turn, draft, raiser);
    const { about, replaces } = aboutDraft(id);
    await takeBack(turn, replaces);
    // Who has left need not hear of what stays.
    if (draft.matter.answers !== null || !raiser.isPresent) return;
    const { isUnnamed } = draft.matter;
    await tellPrivately(
      turn,
      raiser,
      (words) => composeRaised(words, { number, isUnnamed }),
      { about, kind: "answer" },
    );
  },
};
