import { findPollByTelegram } from "#platform/outbox";
import type { Scene } from "./open-scene.ts";

/** poll: somebody voted in a native poll of ours, or it was closed. */
export async function notePoll({
  given,
  tx,
  update,
  community,
}: Scene): Promise<void> {
  const { poll } = update;
  const sent = poll && (await findPollByTelegram(tx, poll.id));
  if (!sent) return;
  const turn = given.turns.open(tx, community, null);
  await turn.emit("native-poll.changed", { about: sent.about, poll });
}
