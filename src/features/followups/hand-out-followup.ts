import { readText } from "#platform/i18n";
import { readItemNumber, type ConvenerTurn } from "#platform/chat";
import { expectMember, takeNumber, type Member } from "#platform/community";
import { record } from "#platform/ledger";
import { showCard } from "#platform/outbox";
import { acceptFirst, moveTopic, type NotOpen } from "#features/topics";
import { findOwner, type FoundOwner } from "./find-owner.ts";
import { longestText, readDue, type ReadDue } from "./rules/reading.ts";
import { scheduleReminders } from "./schedule-reminders.ts";
import { insertFollowup } from "./store.ts";
import type { Followup } from "./types.ts";

export type HandedOut =
  | { ok: true; followup: Followup; owner: Member }
  | Extract<FoundOwner, { ok: false }>
  | Extract<ReadDue, { ok: false }>
  | { ok: false; reason: "no-number" | "empty" | "too-long" }
  | (NotOpen & { number: number });

/** `#n @owner due text`; a topic that is only raised is accepted by that. */
export async function handOutFollowup(turn: ConvenerTurn): Promise<HandedOut> {
  const { tx, community, message } = turn;
  const { timeZone } = community;
  const target = readItemNumber(message?.text ?? "");
  if (!target) return { ok: false, reason: "no-number" };
  const found = await findOwner(turn, target.rest);
  if (!found.ok) return found;
  const due = readDue(found.rest, { now: turn.now, timeZone });
  if (!due.ok) return due;
  const read = readText(due.rest, longestText);
  if (!read.ok) return read;
  const accepted = await acceptFirst(turn, target.number);
  if (!accepted.ok) return { ...accepted, number: target.number };

  const owner =
    found.owner ??
    (await expectMember(tx, community.id, found.username, turn.now));
  const topic = accepted.topic.number;
  const number = await takeNumber(tx, community.id, "followup");
  const followup = await insertFollowup(tx, community.id, {
    number,
    topic,
    text: read.text,
    ownerId: owner.id,
    handedOutById: turn.actor.id,
    dueOn: due.dueOn,
    now: turn.now,
  });
  await record(turn, {
    act: "followup.handed-out",
    number,
    data: { topic, owner: owner.id, due: due.dueOn.toString() },
  });
  await moveTopic(turn, topic, { move: "hand-out" });
  await turn.emit("followups.handed-out", { topic, number });
  await scheduleReminders(turn);
  await showCard(turn, {
    kind: "followup",
    number,
    ...(turn.place === "group" && message && { replyTo: message.id }),
  });
  return { ok: true, followup, owner };
}
