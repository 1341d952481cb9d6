import {
  answer,
  ask,
  asConvener,
  conveners,
  deepLink,
  endDialogue,
  onPress,
  refuse,
  rewritePressed,
  type ButtonHandler,
  type ChatTurn,
  type Command,
  type ConvenerTurn,
  type DeepLink,
  type DialogueKind,
  type IncomingFile,
} from "#platform/chat";
import { say } from "#platform/outbox";
import { exportRoster } from "../export-roster.ts";
import { dropImport, importRoster } from "../import-roster.ts";
import { makeCodes } from "../make-codes.ts";
import {
  composeAsk,
  composeImported,
  composePreview,
  composeRoster,
  leaveImport,
  phraseFile,
  sendCodes,
  sendExport,
  takeImport,
} from "../messages/roster.ts";
import { previewRoster } from "../preview-roster.ts";
import { countHouseholds, listHouseholds } from "../store/households.ts";
import { countResidents } from "../store/residents.ts";
import { claimButtons, claimCommands, claimLinks } from "./claim.ts";
import { showUnit, unitButtons, unitDialogues } from "./unit.ts";

const awaitingFile = "communities.roster-file";
const rosterLetter = "h";

const previewed = (number: number) => ({
  kind: "communities.roster-import",
  number,
});

const subcommands: readonly {
  readonly name: RegExp;
  run(turn: ConvenerTurn): Promise<void>;
}[] = [
  { name: /^(codes?|认领码|码)$/iu, run: giveCodes },
  { name: /^(export|导出)$/iu, run: giveExport },
];

async function roster(turn: ConvenerTurn): Promise<void> {
  const { t, plain } = turn.words;
  if (turn.place === "group") {
    const url = deepLink(turn, rosterLetter, 0);
    await answer(turn, {
      text: t("communities.roster.in-group"),
      buttons: [[{ label: plain("communities.roster.open"), url }]],
    });
    return;
  }
  const { text = "", file = null } = turn.message ?? {};
  if (file) return takeFile(turn, file);
  if (text === "") return showRoster(turn);
  const subcommand = subcommands.find(({ name }) => name.test(text));
  await (subcommand ? subcommand.run(turn) : showUnit(turn, text));
}

/** Also where it is only shown the next file is a new one. */
async function showRoster(turn: ConvenerTurn): Promise<void> {
  const { tx, community } = turn;
  const counts = await countHouseholds(tx, community.id);
  const [first] = await listHouseholds(tx, community.id);
  const { byHousehold, people } = await countResidents(tx, community.id);
  await ask(turn, {
    kind: awaitingFile,
    state: {},
    compose: (words) =>
      first
        ? composeRoster(words, community, {
            ...counts,
            claimed: byHousehold.size,
            people,
            example: first.unit,
          })
        : composeAsk(words, community.title),
  });
}

async function takeFile(turn: ConvenerTurn, file: IncomingFile): Promise<void> {
  const { words, community } = turn;
  const read = await previewRoster(turn, file);
  if (!read.ok) return refuse(turn, phraseFile(words, read));
  const { preview } = read;
  await endDialogue(turn, awaitingFile);
  await answer(turn, composePreview(words, community.id, preview), {
    about: previewed(preview.importId),
  });
}

/** Also when nothing asks for it: whoever corrects a table sends it again. */
export async function overhearTable(turn: ChatTurn): Promise<boolean> {
  const file = turn.message?.file;
  if (turn.place === "group" || !file || !/\.(csv|xlsx)$/iu.test(file.name)) {
    return false;
  }
  const convener = await asConvener(turn);
  if (!convener) return false;
  await takeFile(convener, file);
  return true;
}

async function giveCodes(turn: ConvenerTurn): Promise<void> {
  const { t } = turn.words;
  const made = await makeCodes(turn);
  if (!made.ok) return refuse(turn, t("communities.roster.no-roster"));
  await say(turn, {
    // A group must not see them, whoever presses there.
    to: { userId: turn.account.userId },
    content: { text: t("communities.roster.codes.sent", { n: made.count }) },
    kind: "answer",
    file: { name: "codes.csv", text: made.csv },
  });
}

async function giveExport(turn: ConvenerTurn): Promise<void> {
  const { t } = turn.words;
  const csv = await exportRoster(turn);
  if (csv === null) return refuse(turn, t("communities.roster.no-roster"));
  await say(turn, {
    to: { userId: turn.account.userId },
    content: { text: t("communities.roster.exported") },
    kind: "answer",
    file: { name: "roster.csv", text: csv },
  });
}

/** ✅, ❌ and what stands below the roster work in private chat alone. */
export const rosterButtons: readonly ButtonHandler[] = [
  onPress(takeImport, "convener", async (turn, { import: id }) => {
    const { plain } = turn.personal;
    const done = await importRoster(turn, id);
    if (!done.ok) {
      const text = plain(`communities.roster.refused.${done.reason}`);
      return { text, alert: true };
    }
    const content = composeImported(turn.personal, turn.community.id, done);
    await rewritePressed(turn, previewed(id), content);
    return { text: plain("communities.roster.imported-toast") };
  }),
  onPress(leaveImport, "convener", async (turn, { import: id }) => {
    const { t, plain } = turn.personal;
    const left = await dropImport(turn, id);
    if (!left.ok) {
      const text = plain(`communities.roster.refused.${left.reason}`);
      return { text, alert: true };
    }
    await rewritePressed(turn, previewed(id), {
      text: t("communities.roster.left"),
    });
    return { text: plain("communities.roster.left-toast") };
  }),
  onPress(sendCodes, "convener", async (turn) => {
    await giveCodes(turn);
    return { text: turn.personal.plain("communities.roster.codes.toast") };
  }),
  onPress(sendExport, "convener", async (turn) => {
    await giveExport(turn);
    return { text: turn.personal.plain("communities.roster.export-toast") };
  }),
  ...unitButtons,
  ...claimButtons,
];

export const rosterDialogues: readonly DialogueKind[] = [
  {
    kind: awaitingFile,
    async run(turn) {
      const convener = await asConvener(turn);
      const file = turn.message?.file;
      if (convener && file && turn.place !== "group") {
        return takeFile(convener, file);
      }
      await endDialogue(turn, awaitingFile);
      await refuse(turn, turn.words.t("communities.roster.awaited"));
    },
  },
  ...unitDialogues,
];

export const rosterLinks: readonly DeepLink[] = [
  {
    letter: rosterLetter,
    async run(turn) {
      const convener = await asConvener(turn);
      if (convener) return showRoster(convener);
      await refuse(turn, turn.words.t("communities.roster.not-convener"));
    },
  },
  ...claimLinks,
];

export const rosterCommands: readonly Command[] = [
  { name: "roster", who: conveners(roster) },
  ...claimCommands,
];
