/**
 * The append-only record of who changed what, when and why. Each entry carries
 * the hash of the one before, per community. The chain covers a salted digest
 * of the details, not the details, so that a person's words can be erased later
 * and the chain still proves that nothing else was.
 */
export { record } from "./record.ts";
export { verifyLedger } from "./verify-ledger.ts";
export { hasEntrySince, listEntries, listEntriesBy } from "./list-entries.ts";
export { listActs } from "./list-acts.ts";
export { eraseDetails } from "./erase-details.ts";
export { hasHappened } from "./has-happened.ts";
