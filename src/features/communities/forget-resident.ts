import { eraseWords, findNaming, type MemberEraser } from "#platform/community";
import type { Tx } from "#platform/store";
import type { Listener } from "#platform/turn";
import type { RosterRow } from "./rules/roster.ts";
import { changeHousehold } from "./store/households.ts";
import { findHouseholdsOf } from "./store/residents.ts";

/** Out of their household, and named by no roster any more. */
export const forgetResident: Listener = {
  on: "member.forgotten",
  async run({ tx, community }, { memberId, eraser }) {
    for (const own of await findHouseholdsOf(tx, community.id, memberId)) {
      const owners = own.owners.map((owner) => eraser.own.erase(owner));
      await changeHousehold(tx, community.id, own.id, { owners });
    }
    for (const table of ["household_members", "claim_tries"] as const) {
      await tx
        .deleteFrom(table)
        .where("community_id", "=", community.id)
        .where("member_id", "=", memberId)
        .execute();
    }
    const erase = eraseWords.bind(null, tx, community.id);
    await erase(
      { table: "communities", key: [], texts: ["screening_rules"] },
      eraser,
    );
    await eraseTelegram(tx, community.id, eraser);
    await erase(
      { table: "households", key: ["household_id"], json: ["owners"] },
      eraser,
    );
    await eraseImports(tx, community.id, eraser);
  },
};

/** A name that stands for nobody would be expected in the group for ever. */
const without = (names: readonly string[], eraser: MemberEraser): string[] =>
  names.filter((name) => eraser.erase(name) === name);

async function eraseTelegram(
  tx: Tx,
  communityId: number,
  eraser: MemberEraser,
): Promise<void> {
  const columns = {
    table: "households",
    key: ["household_id"],
    json: ["telegram"],
  } as const;
  for (const row of await findNaming(tx, communityId, columns, eraser)) {
    const telegram = JSON.parse(String(row["telegram"])) as string[];
    await tx
      .updateTable("households")
      .set({ telegram: JSON.stringify(without(telegram, eraser)) })
      .where("community_id", "=", communityId)
      .where("household_id", "=", Number(row["household_id"]))
      .execute();
  }
}

async function eraseImports(
  tx: Tx,
  communityId: number,
  eraser: MemberEraser,
): Promise<void> {
  const columns = {
    table: "roster_imports",
    key: ["import_id"],
    json: ["roster"],
  } as const;
  for (const row of await findNaming(tx, communityId, columns, eraser)) {
    const rows = JSON.parse(String(row["roster"])) as RosterRow[];
    const roster = rows.map((one) => ({
      ...one,
      owners: one.owners.map((owner) => eraser.erase(owner)),
      telegram: without(one.telegram, eraser),
    }));
    await tx
      .updateTable("roster_imports")
      .set({ roster: JSON.stringify(roster) })
      .where("community_id", "=", communityId)
      .where("import_id", "=", Number(row["import_id"]))
      .execute();
  }
}
