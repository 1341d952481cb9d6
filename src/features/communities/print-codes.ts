import { keyLink } from "#platform/chat";
import { findMember } from "#platform/community";
import { createWords } from "#platform/i18n";
import { schedule, type JobKind } from "#platform/jobs";
import { tellPrivately } from "#platform/outbox";
import type { Turn } from "#platform/turn";
import { drawSlips, type Slip } from "./draw-slips.ts";
import {
  deriveClaimCode,
  hashClaimCode,
  showClaimCode,
} from "./rules/claim.ts";
import { blankSheet, findCode, findSheet } from "./store/claim-codes.ts";
import { listHouseholds } from "./store/households.ts";
import type { Household } from "./types.ts";

const printJob = "communities.print-codes";

/** Drawn in half a second; nobody else's turn waits longer. */
const slipsAtOnce = 240;

/** Schedules the first file of a sheet; each schedules the next. */
export const schedulePrinting = (
  turn: Turn,
  sheet: number,
  households: number,
): Promise<void> =>
  scheduleFile(turn, {
    sheet,
    after: 0,
    part: 1,
    parts: Math.ceil(households / slipsAtOnce),
  });

type Progress = Record<"sheet" | "after" | "part" | "parts", number>;

const scheduleFile = (turn: Turn, payload: Progress): Promise<void> =>
  schedule(turn, { kind: printJob, key: printJob, dueAt: turn.now, payload });

/**
 * Draws the slips to cut out, one file after the other, each in its own turn. The
 * codes come from the seed, which is forgotten with the last.
 */
export const printCodes: JobKind = {
  kind: printJob,
  async run(turn, job) {
    const { tx, community } = turn;
    const progress = job.payload as Progress;
    const sheet = await findSheet(tx, community.id, progress.sheet);
    if (!sheet) return;
    const households = (await listHouseholds(tx, community.id))
      .filter(({ id }) => id > progress.after)
      .slice(0, slipsAtOnce);
    const slips = await listSlips(turn, sheet.seed, households);
    if (slips.length > 0) {
      const file = await drawSheet(turn, slips);
      await sendSheet(turn, sheet.member_id, { file, ...progress });
    }
    const last = households.at(-1);
    if (!last || households.length < slipsAtOnce) {
      return blankSheet(tx, community.id);
    }
    await scheduleFile(turn, {
      ...progress,
      after: last.id,
      part: progress.part + 1,
    });
  },
};

/** Codes that were replaced meanwhile, or never made, are not printed. */
async function listSlips(
  turn: Turn,
  seed: string,
  households: readonly Household[],
): Promise<Slip[]> {
  const { tx, community } = turn;
  const slips: Slip[] = [];
  for (const { id, unit } of households) {
    const code = deriveClaimCode(seed, id);
    const kept = await findCode(tx, community.id, hashClaimCode(code));
    if (kept?.state !== "open") continue;
    const url = keyLink(turn, "claim", code);
    slips.push({ unit, code: showClaimCode(code), url });
  }
  return slips;
}

function drawSheet(turn: Turn, slips: readonly Slip[]): Promise<Uint8Array> {
  const { bot, community, now } = turn;
  const { plain } = createWords({ ...community, now });
  return drawSlips(slips, {
    title: community.title,
    scan: plain("communities.roster.sheet.scan"),
    type: (code) =>
      plain("communities.roster.sheet.type", { bot: bot.username, code }),
    madeAt: now,
  });
}

/** To the convener's private chat, and nowhere else should they not be reached. */
async function sendSheet(
  turn: Turn,
  memberId: number,
  { file, part, parts }: { file: Uint8Array; part: number; parts: number },
): Promise<void> {
  const member = await findMember(turn.tx, turn.community.id, memberId);
  if (!member) return;
  const name = parts === 1 ? "codes.pdf" : `codes-${part}.pdf`;
  await tellPrivately(
    turn,
    member,
    ({ t }) => ({
      text:
        parts === 1
          ? t("communities.roster.codes.sheet")
          : t("communities.roster.codes.sheet-of", { part, parts }),
    }),
    { kind: "answer", file: { name, bytes: file } },
  );
}
