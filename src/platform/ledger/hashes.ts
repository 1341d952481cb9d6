import { createHash } from "node:crypto";
import type { LedgerTable } from "./record.ts";

export const rootHash = "0".repeat(64);

const sha256 = (text: string) =>
  createHash("sha256").update(text).digest("hex");

export const hashDetails = (salt: string, details: string) =>
  sha256(`${salt}\n${details}`);

/** SHA-256 of the entry's fields as a JSON list in this order. */
export const hashEntry = (
  row: Omit<LedgerTable, "hash" | "details" | "salt">,
) =>
  sha256(
    JSON.stringify([
      row.community_id,
      row.seq,
      row.at,
      row.member_id,
      row.act,
      row.number,
      row.details_hash,
      row.previous_hash,
    ]),
  );
