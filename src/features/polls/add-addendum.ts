import type { ConvenerTurn } from "#platform/chat";
import { record } from "#platform/ledger";
import { findRunning, type NotRunning } from "./find-running.ts";
import { composeAddendum } from "./messages/changed.ts";
import { changePoll } from "./store/polls.ts";
import { tellGroup } from "./tell-group.ts";
import type { Poll } from "./types.ts";

/**
 * What was written wrong is put right beside the options, which stay as they
 * were voted on. A later one takes its place; the ledger keeps them all.
 */
export async function addAddendum(
  turn: ConvenerTurn,
  number: number,
  text: string,
): Promise<{ ok: true; poll: Poll } | NotRunning> {
  const running = await findRunning(turn, number);
  if (!running.ok) return running;
  const poll = { ...running.poll, addendum: text };
  await changePoll(turn.tx, turn.community.id, number, { addendum: text });
  await record(turn, { act: "poll.addendum", number, data: { text } });
  await tellGroup(turn, number, (words) =>
    composeAddendum(words, { poll, text }),
  );
  return { ok: true, poll };
}
