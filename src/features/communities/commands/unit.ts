import {
  answer,
  ask,
  asConvener,
  dialogueKind,
  endDialogue,
  namesOfConveners,
  onPress,
  refuse,
  rewritePressed,
  type ButtonHandler,
  type ConvenerTurn,
  type DialogueKind,
} from "#platform/chat";
import { changeArea, handOver, takeOutResident } from "../change-household.ts";
import { phraseReason } from "../messages/roster.ts";
import {
  composeUnit,
  handOverUnit,
  keepUnit,
  measureUnit,
  takeOutOfUnit,
} from "../messages/unit.ts";
import { showArea } from "../rules/areas.ts";
import { findHousehold, findHouseholdByUnit } from "../store/households.ts";
import { listResidentsOf } from "../store/residents.ts";
import type { Household } from "../types.ts";

const askingOwners = "communities.unit-owner";
const askingArea = "communities.unit-area";

const shownUnit = (number: number) => ({ kind: "communities.unit", number });

export async function showUnit(
  turn: ConvenerTurn,
  unit: string,
): Promise<void> {
  const { tx, community, words } = turn;
  const household = await findHouseholdByUnit(tx, community.id, unit);
  if (!household) {
    return refuse(turn, words.t("communities.roster.unit.none", { unit }));
  }
  await answer(turn, await compose(turn, household), {
    about: shownUnit(household.id),
  });
}

async function compose(turn: ConvenerTurn, household: Household) {
  const { tx, community, words } = turn;
  const residents = await listResidentsOf(tx, community.id, household.id);
  return composeUnit(words, community.id, household, residents);
}

/** The question is about a household by its number; null: it is gone since. */
const findAsked = (turn: ConvenerTurn, id: string | number | undefined) =>
  findHousehold(turn.tx, turn.community.id, Number(id));

export const unitButtons: readonly ButtonHandler[] = [
  onPress(handOverUnit, "convener", (turn, { household }) =>
    askAbout(turn, askingOwners, household),
  ),
  onPress(measureUnit, "convener", (turn, { household }) =>
    askAbout(turn, askingArea, household),
  ),
  onPress(takeOutOfUnit, "convener", async (turn, args) => {
    const { plain } = turn.personal;
    const household = await findAsked(turn, args.household);
    const member =
      household && (await takeOutResident(turn, household, args.member));
    if (!household || !member) {
      return { text: plain("communities.roster.unit.gone"), alert: true };
    }
    const now = (await findAsked(turn, household.id)) ?? household;
    await rewritePressed(turn, shownUnit(now.id), await compose(turn, now));
    const { name } = member;
    return { text: plain("communities.roster.unit.taken-out", { name }) };
  }),
  onPress(keepUnit, "convener", async (turn) => {
    await endDialogue(turn, askingArea);
    await endDialogue(turn, askingOwners);
    const kept = "communities.roster.unit.kept";
    const question = { kind: dialogueKind, number: turn.actor.id };
    await rewritePressed(turn, question, { text: turn.words.t(kept) });
    return { text: turn.personal.plain(kept) };
  }),
];

async function askAbout(
  turn: ConvenerTurn,
  kind: typeof askingOwners | typeof askingArea,
  id: number,
) {
  const { plain } = turn.personal;
  const household = await findAsked(turn, id);
  if (!household) {
    return {
      text: plain("communities.roster.unit.gone"),
      alert: true as const,
    };
  }
  const { unit } = household;
  await ask(turn, {
    kind,
    state: { household: id },
    compose: ({ t, plain }) => ({
      text:
        kind === askingArea
          ? t("communities.roster.unit.ask-area", { unit })
          : t("communities.roster.unit.ask-owners", { unit }),
      buttons: [
        [
          {
            label: plain("communities.roster.unit.keep"),
            data: keepUnit.data(turn.community.id, {}),
          },
        ],
      ],
    }),
  });
  return { text: plain("communities.roster.unit.asked") };
}

export const unitDialogues: readonly DialogueKind[] = [
  { kind: askingArea, run: (turn, state) => answerAsked(turn, state, measure) },
  {
    kind: askingOwners,
    run: (turn, state) => answerAsked(turn, state, changeHands),
  },
];

/** A question stays open after an answer that could not be read. */
async function answerAsked(
  turn: Parameters<DialogueKind["run"]>[0],
  state: Record<string, string | number>,
  take: (turn: ConvenerTurn, household: Household) => Promise<void>,
): Promise<void> {
  const { t } = turn.words;
  const convener = await asConvener(turn);
  if (!convener) {
    const names = await namesOfConveners(turn);
    return refuse(turn, t("chat.conveners-only", { names }));
  }
  const household = await findAsked(convener, state["household"]);
  if (household) return take(convener, household);
  await endDialogue(turn, askingArea);
  await endDialogue(turn, askingOwners);
  await refuse(turn, t("communities.roster.unit.gone"));
}

async function measure(
  turn: ConvenerTurn,
  household: Household,
): Promise<void> {
  const { t } = turn.words;
  const value = turn.message?.text ?? "";
  const changed = await changeArea(turn, household, value);
  if (!changed.ok) {
    return refuse(turn, phraseReason(t, { reason: changed.reason, value }));
  }
  await endDialogue(turn, askingArea);
  const { unit } = household;
  const area = showArea(changed.areaCm2);
  await answer(turn, {
    text: t("communities.roster.unit.measured", { unit, area }),
  });
}

async function changeHands(
  turn: ConvenerTurn,
  household: Household,
): Promise<void> {
  const { t, plain } = turn.words;
  const value = turn.message?.text ?? "";
  const handed = await handOver(turn, household, value);
  if (!handed.ok) {
    return refuse(turn, phraseReason(t, { reason: handed.reason, value }));
  }
  await endDialogue(turn, askingOwners);
  await answer(turn, {
    text: t("communities.roster.unit.handed-over", {
      unit: household.unit,
      owners: handed.owners.join(plain("chat.name-separator")),
      code: handed.code,
    }),
  });
}
