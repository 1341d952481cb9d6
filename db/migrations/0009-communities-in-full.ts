import { sql, type Kysely } from "kysely";

export async function up(db: Kysely<unknown>): Promise<void> {
  const community = (column: string) =>
    sql`alter table communities add column ${sql.raw(column)}`.execute(db);
  await community("is_forum integer not null default 0");
  await community("thread_id bigint");
  await community("daily_budget integer not null default 12");
  await community("auto_accept integer");
  await community("screening_rules text");
  await community("confirmed_at bigint");
  await community("is_rostered integer not null default 0");
  await sql`alter table members add column convener_rank integer`.execute(db);
  await sql`alter table members add column forgotten_at bigint`.execute(db);
  await sql`alter table members add column named_at bigint`.execute(db);
  await sql`alter table accounts add column quiet_from text`.execute(db);
  await sql`alter table accounts add column quiet_to text`.execute(db);
  await sql`alter table accounts add column notify text not null default 'all'`.execute(
    db,
  );
  // The welcome became the board, in the same message.
  await sql`update cards set kind = 'board' where kind = 'welcome'`.execute(db);
}
