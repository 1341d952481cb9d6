import type { RosterRow } from "./rules/roster.ts";

export interface HouseholdTable {
  community_id: number;
  household_id: number;
  unit: string;
  /** The unit as it is compared. */
  unit_key: string;
  area_cm2: number;
  owners: string;
  telegram: string;
  is_active: number;
  owned_since: number;
}

export interface HouseholdMemberTable {
  community_id: number;
  household_id: number;
  member_id: number;
  since: number;
}

export interface ClaimCodeTable {
  community_id: number;
  code_hash: string;
  household_id: number;
  /** `code`: printed, until it is replaced; `link`: from a resident to the next, for a day. */
  kind: "code" | "link";
  state: "open" | "used" | "void";
  made_by: number;
  expires_at: number | null;
}

/** The sheets that are being printed; the seed yields their codes, and goes with the last sheet. */
export interface ClaimSheetTable {
  community_id: number;
  sheet_id: number;
  member_id: number;
  seed: string;
}

export interface ClaimTryTable {
  community_id: number;
  member_id: number;
  wrong: number;
  since: number;
  locked_until: number | null;
}

export interface RosterImportTable {
  community_id: number;
  import_id: number;
  member_id: number;
  state: "open" | "done" | "dropped";
  /** Rows as JSON; emptied once it is decided. */
  roster: string;
  made_at: number;
  expires_at: number;
  decided_at: number | null;
}

declare module "#platform/store" {
  interface Tables {
    households: HouseholdTable;
    household_members: HouseholdMemberTable;
    claim_codes: ClaimCodeTable;
    claim_sheets: ClaimSheetTable;
    claim_tries: ClaimTryTable;
    roster_imports: RosterImportTable;
  }
}

/** A dwelling, as the roster has it. */
export interface Household extends RosterRow {
  readonly id: number;
  /** False: no longer on the roster. */
  readonly isActive: boolean;
  /** Since when these are the owners, as far as the roster knows. */
  readonly ownedSince: number;
}
