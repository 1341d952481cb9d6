import { verifyLedger } from "#platform/ledger";
import { StartRefusal } from "#platform/store";
import { withConfiguredStore } from "./open-configured.ts";

await withConfiguredStore(async (store) => {
  const tables = await store.db.introspection.getTables();
  if (!tables.some(({ name }) => name === "ledger")) {
    throw new StartRefusal(
      `The database ${store.place} holds no ledger. Name the bot's own in DATABASE_URL.`,
    );
  }
  const report = await verifyLedger(store.db);
  if (!report.ok) {
    throw new StartRefusal(
      `Entry ${report.seq} of community ${report.community} does not fit: ${report.problem}.`,
    );
  }
  process.stdout.write(
    `${report.entries} entries of ${report.communities} communities fit.\n`,
  );
});
