import { createHash } from "node:crypto";
import type { ConvenerTurn } from "#platform/chat";
import { record } from "#platform/ledger";
import { say } from "#platform/outbox";
import { findOwnDraft, type Found } from "./draft-summary.ts";
import { asContent } from "./messages.ts";
import { endDraft, findLastSummary, textOf } from "./store.ts";

/** Says to the group exactly what the convener was shown, whatever happened since. */
export async function postSummary(
  turn: ConvenerTurn,
  which: { topic: number; draft: number },
): Promise<Found> {
  const { tx, community } = turn;
  const found = await findOwnDraft(turn, which);
  if (!found.ok) return found;
  const text = textOf(found.draft);
  const last = await findLastSummary(tx, community.id, which.topic);
  const version = (last?.version ?? 0) + 1;
  await endDraft(tx, community.id, which, {
    state: "posted",
    version,
    postedAt: turn.now,
  });
  const sha256 = createHash("sha256").update(text).digest("hex");
  await record(turn, {
    act: "summary.posted",
    number: which.topic,
    data: { version, sha256 },
  });
  const topic = { kind: "topic", number: which.topic };
  await say(turn, {
    to: "group",
    content: asContent(text),
    replyTo: topic,
    about: topic,
  });
  return found;
}
