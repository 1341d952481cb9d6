import { loadConfig } from "#platform/config";
import { openStore, StartRefusal, type Store } from "#platform/store";

/** The database that the environment names; what fails is said in one line. */
export async function withConfiguredStore(
  work: (store: Store) => Promise<void>,
): Promise<void> {
  try {
    const read = loadConfig();
    if (!read.ok) throw new StartRefusal(read.problems.join("\n"));
    const store = await openStore(read.config.databaseUrl);
    try {
      await work(store);
    } finally {
      await store.close();
    }
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
