import { callback } from "#platform/chat";
import type { Community } from "#platform/community";
import { cutText, lines, type Html, type Words } from "#platform/i18n";
import type { Content } from "#platform/outbox";
import type { Previewed, RosterPreview } from "../preview-roster.ts";
import { largestArea, showArea } from "../rules/areas.ts";
import { isSameList } from "../rules/compare-roster.ts";
import {
  longestOwner,
  longestUnit,
  mostRows,
  type RosterFault,
} from "../rules/roster.ts";

export const takeImport = callback("communities.roster-import", ["import"]);
export const leaveImport = callback("communities.roster-drop", ["import"]);
export const sendCodes = callback("communities.roster-codes", []);
export const sendExport = callback("communities.roster-export", []);

const shownFaults = 10;
const shownRows = 3;
const shownUnits = 10;
const shownColumns = 5;
/** Of what somebody wrote in a cell, when it is quoted. */
const quoted = 30;
/** A message holds 4,096 characters. */
const longestRow = 120;

export const composeAsk = (words: Words, title: string): Content => ({
  text: words.t("communities.roster.ask", { title }),
});

export function composeRoster(
  { t, plain }: Words,
  community: Community,
  roster: {
    readonly households: number;
    readonly areaCm2: number;
    readonly claimed: number;
    readonly people: number;
    readonly example: string;
  },
): Content {
  return {
    text: lines(
      t("communities.roster.shown.title", { title: community.title }),
      t("communities.roster.shown.households", {
        count: roster.households,
        area: showArea(roster.areaCm2),
      }),
      t("communities.roster.shown.claimed", {
        claimed: roster.claimed,
        people: roster.people,
      }),
      "",
      t("communities.roster.shown.how", { unit: roster.example }),
    ),
    buttons: [
      [
        {
          label: plain("communities.roster.buttons.codes"),
          data: sendCodes.data(community.id, {}),
        },
        {
          label: plain("communities.roster.buttons.export"),
          data: sendExport.data(community.id, {}),
        },
      ],
    ],
  };
}

export function composePreview(
  words: Words,
  communityId: number,
  { importId, rows, ignored, changes }: RosterPreview,
): Content {
  const { t, plain } = words;
  const { added, changed, gone } = changes;
  const owners = new Set(rows.flatMap((row) => row.owners));
  const areaCm2 = rows.reduce((sum, row) => sum + row.areaCm2, 0);
  const isResold = changed.some(
    ({ before, after }) => !isSameList(before.owners, after.owners),
  );
  return {
    text: lines(
      t("communities.roster.preview.title"),
      t("communities.roster.preview.counts", {
        households: rows.length,
        area: showArea(areaCm2),
        owners: owners.size,
      }),
      ...rows.slice(0, shownRows).map((row) => composeRow(words, row)),
      rows.length > shownRows && "…",
      "",
      t("communities.roster.preview.changes", {
        added: added.length,
        changed: changed.length,
        gone: gone.length,
      }),
      gone.length > 0 &&
        t("communities.roster.preview.gone", {
          units: listSome(
            words,
            gone.map((one) => one.unit),
            shownUnits,
          ),
        }),
      isResold && t("communities.roster.preview.resold"),
      ignored.length > 0 &&
        t("communities.roster.preview.ignored", {
          columns: listSome(words, ignored, shownColumns),
        }),
    ),
    buttons: [
      [
        {
          label: plain("communities.roster.buttons.import"),
          data: takeImport.data(communityId, { import: importId }),
        },
        {
          label: plain("communities.roster.buttons.leave"),
          data: leaveImport.data(communityId, { import: importId }),
        },
      ],
    ],
  };
}

function composeRow(
  { t, plain }: Words,
  row: RosterPreview["rows"][number],
): Html {
  const names = row.owners.join(plain("chat.name-separator"));
  return t("communities.roster.preview.row", {
    unit: row.unit,
    area: showArea(row.areaCm2),
    owners: cutText(names, longestRow),
  });
}

function listSome(
  { plain }: Words,
  all: readonly string[],
  most: number,
): string {
  const list = all
    .slice(0, most)
    .map((text) => cutText(text, quoted))
    .join(plain("chat.name-separator"));
  return all.length > most
    ? plain("communities.roster.preview.and-more", { list, n: all.length })
    : list;
}

/** Why a file was not taken, and what to do about it. */
export function phraseFile(
  words: Words,
  refused: Extract<Previewed, { ok: false }>,
): Html {
  const { t, plain } = words;
  switch (refused.reason) {
    case "faults":
      return phraseFaults(words, refused.faults);
    case "no-column":
      return t("communities.roster.bad.no-column", {
        columns: refused.missing
          .map((column) => plain(`communities.roster.columns.${column}`))
          .join(plain("chat.name-separator")),
      });
    case "too-many-rows":
      return t("communities.roster.bad.too-many-rows", { limit: mostRows });
    case "same":
    case "empty":
    case "no-header":
    case "no-rows":
    case "no-file":
    case "old-excel":
    case "no-table":
    case "too-large":
    case "encoding":
      return t(`communities.roster.bad.${refused.reason}`);
  }
}

function phraseFaults(words: Words, faults: readonly RosterFault[]): Html {
  const { t } = words;
  const rest = faults.length - shownFaults;
  return lines(
    t("communities.roster.faults.title", { count: faults.length }),
    ...faults.slice(0, shownFaults).map((fault) => phraseFault(words, fault)),
    rest > 0 && t("communities.roster.faults.more", { count: rest }),
    t("communities.roster.faults.again"),
  );
}

function phraseFault({ t }: Words, fault: RosterFault): Html {
  const value = cutText(fault.value, quoted);
  const what = phraseReason(t, { ...fault, value });
  return t("communities.roster.faults.row", { row: fault.row, what });
}

export function phraseReason(
  t: Words["t"],
  { reason, value }: Pick<RosterFault, "reason" | "value">,
): Html {
  switch (reason) {
    case "no-unit":
    case "no-area":
    case "no-owner":
      return t(`communities.roster.faults.${reason}`);
    case "unit-too-long":
      return t("communities.roster.faults.unit-too-long", {
        limit: longestUnit,
      });
    case "owner-too-long":
      return t("communities.roster.faults.owner-too-long", {
        limit: longestOwner,
      });
    case "area-too-large":
      return t("communities.roster.faults.area-too-large", {
        value,
        limit: largestArea,
      });
    case "unit-is-date":
    case "duplicate-unit":
    case "area-unreadable":
    case "area-not-positive":
    case "area-decimals":
    case "bad-telegram":
      return t(`communities.roster.faults.${reason}`, { value });
  }
}

/** After ✅; the next step is at hand. */
export function composeImported(
  { t, plain }: Words,
  communityId: number,
  counts: { households: number; areaCm2: number },
): Content {
  return {
    text: t("communities.roster.imported", {
      households: counts.households,
      area: showArea(counts.areaCm2),
    }),
    buttons: [
      [
        {
          label: plain("communities.roster.buttons.codes"),
          data: sendCodes.data(communityId, {}),
        },
      ],
    ],
  };
}
