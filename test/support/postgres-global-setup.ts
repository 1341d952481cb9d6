import { migrateToLatest, openStore } from "#platform/store";
import { Client } from "pg";
import type { TestProject } from "vitest/node";
import { startPostgres } from "./postgres-server.ts";

declare module "vitest" {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** The schema as the bot makes it: copying it is quicker than migrating again. */
async function createTemplate(serverUrl: string): Promise<void> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query("create database migrated");
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = "/migrated";
  const store = await openStore(url.href);
  await migrateToLatest(store);
  await store.close();
}

/** One server a run; test files take a database each by `createDatabase`. */
export async function setup(project: TestProject) {
  const server = await startPostgres();
  await createTemplate(server.url);
  project.provide("postgresUrl", server.url);
  return () => server.stop();
}
