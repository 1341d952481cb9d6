import { randomUUID } from "node:crypto";
import { Client } from "pg";
import { inject } from "vitest";
import "./postgres-global-setup.ts";

export type TestDatabase = {
  url: string;
  /** Removes the database, connections included. */
  drop(): Promise<void>;
};

/**
 * A database of one's own on the run's PostgreSQL server, a copy of
 * `template`: an empty one, unless the name of another is given to which
 * nobody is connected.
 */
export async function createDatabase(
  template = "template1",
): Promise<TestDatabase> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  const url = new URL(inject("postgresUrl"));
  url.pathname = `/${name}`;
  await administer(`create database ${name} template ${template}`);
  return {
    url: url.href,
    drop: () => administer(`drop database ${name} with (force)`),
  };
}

/** A database with the bot's schema in it. */
export const createMigratedDatabase = (): Promise<TestDatabase> =>
  createDatabase("migrated");

async function administer(statement: string): Promise<void> {
  const client = new Client({ connectionString: inject("postgresUrl") });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
