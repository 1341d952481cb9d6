import { migrateToLatest } from "#platform/store";
import { withConfiguredStore } from "./open-configured.ts";

await withConfiguredStore(async (store) => {
  const applied = await migrateToLatest(store);
  process.stdout.write(
    applied.length > 0
      ? `Applied to ${store.place}: ${applied.join(", ")}\n`
      : `${store.place} is up to date.\n`,
  );
});
