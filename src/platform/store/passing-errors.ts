const postgres = /^(08|40|53|57)\w{3}$|^55P03$/;
const sqlite =
  /^SQLITE_(BUSY|LOCKED|FULL|IOERR|NOMEM|READONLY|CANTOPEN|PROTOCOL)/;

/**
 * The database, not the caller, is at fault, and the same work may succeed later:
 * a deadlock, a lock held elsewhere, a full disk, a server that goes away.
 */
export function isPassing(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === "string" && (postgres.test(code) || sqlite.test(code));
}
