import { sql } from "kysely";
import { afterEach, describe, expect, it } from "vitest";
import {
  openBallot,
  payloadOf,
  receiptIn,
  shown,
  tap,
  write,
} from "../../support/ballots.ts";
import { scanTables } from "../../support/scan-tables.ts";
import { databases, openTown, type Town } from "../../support/town.ts";
import { digestSecretBallots } from "../../../src/features/polls/rules/judge-poll.ts";
import { foldReceipt } from "../../../src/features/polls/rules/receipts.ts";
import type { BallotContent } from "../../../src/features/polls/types.ts";

const question = "楼道灯怎么修？ | 物业统一换 | 各楼自己修 | 先查线路";

describe.each(databases)(
  "what a database tells of a secret poll (%s)",
  (database) => {
    let town: Town;
    afterEach(() => town.close());

    const open = async (head: string) => {
      town = await openTown({ database });
      await town.says("wang", "/topic 三号楼楼道灯坏了");
      const asked = head.includes("consent") ? "换灯" : question;
      await town.says("li", `/poll #1 ${head} secret 2d: ${asked}`);
    };

    /** Whatever has the choice or the receipt is a ballot, and no ballot names anybody. */
    async function expectApart(
      receipt: string | null,
      ...choice: readonly string[]
    ): Promise<void> {
      const marks = receipt
        ? [...choice, receipt, foldReceipt(receipt)]
        : [...choice];
      const telling = (await scanTables(town.store)).filter(({ text }) =>
        marks.some((mark) => text.includes(mark)),
      );
      const { wang } = town.people;
      for (const { table, row, text } of telling) {
        expect(table).toBe("secret_ballots");
        expect(Object.keys(row).sort()).toEqual([
          "community_id",
          "content",
          "poll",
          "reason",
          "receipt",
          "shelf",
          "source",
        ]);
        expect(text).not.toContain(String(wang.id));
        expect(text).not.toContain(wang.first_name);
      }
      expect(telling).toHaveLength(receipt === null ? 0 : 1);
    }

    const chosen = ["[[1],[0]]", "① 各楼自己修", "② 物业统一换"];

    it("has voter and vote in no row, by buttons", async () => {
      await open("irv");
      await openBallot(town, "wang");
      await tap(town, "wang", "各楼自己修", "物业统一换");
      await expectApart(null, ...chosen);
      await tap(town, "wang", "✅");
      await expectApart(receiptIn(shown(town, "wang")), ...chosen);
    });

    it("has them in no row, by text, by /vote, and after a wrong one", async () => {
      await open("irv");
      await openBallot(town, "wang");
      await write(town, "wang", "2 1 2");
      await expectApart(null, "各楼自己修」写了两次");
      const first = receiptIn(await write(town, "wang", "2 1"));
      await expectApart(first, ...chosen);
      await openBallot(town, "wang");
      await write(town, "wang", first);
      await expectApart(null, first, foldReceipt(first), ...chosen);
      const second = receiptIn(await write(town, "wang", "/vote #2 2 1"));
      await expectApart(second, first, foldReceipt(first), ...chosen);
      await write(town, "wang", "白鹭 白鹭 000");
      await expectApart(second, "白鹭白鹭000", "白鹭 白鹭 000", ...chosen);
    });

    it("has them in no row, by a tap on the card in the group", async () => {
      await open("single");
      const told = await town.presses("wang", "各楼自己修");
      await expectApart(receiptIn(told.text ?? ""), '{"choices":[1]}');
    });

    it("has them in no row when somebody blocks, with a reason", async () => {
      await open("consent");
      await openBallot(town, "wang");
      await tap(town, "wang", "🚧");
      await expectApart(null, '{"choices":[3]}', "block:");
      const told = await write(town, "wang", "🚧 晚上太吵");
      await expectApart(receiptIn(told), '{"choices":[3]}', "晚上太吵");
    });

    it("has them in no row while Telegram takes nothing", async () => {
      await open("irv");
      await openBallot(town, "wang");
      for (const method of ["sendMessage", "editMessageText"]) {
        town.playground.world.failNext({
          method,
          chatId: town.people.wang.id,
          error: { code: 500, description: "Internal Server Error" },
          times: 20,
        });
      }
      await town.says("wang", "2 1", { privately: true });
      const [ballot] = await town.store.db
        .selectFrom("secret_ballots")
        .select("receipt")
        .execute();
      await expectApart(ballot?.receipt ?? "", ...chosen);
    });

    it("knows of who voted the day alone", async () => {
      await open("irv");
      await openBallot(town, "wang");
      await write(town, "wang", "2 1");
      const rows = await town.store.db
        .selectFrom("poll_voters")
        .selectAll()
        .execute();
      const [{ elector_id: electorId } = { elector_id: 0 }] = rows;
      expect(rows).toEqual([
        {
          community_id: 1,
          poll: 2,
          elector_id: electorId,
          voted_on: "2026-12-01",
          source: "chat",
        },
      ]);
      const open_ = await town.store.db
        .selectFrom("open_ballots")
        .selectAll()
        .execute();
      expect(open_).toEqual([]);
      const dialogues = await town.store.db
        .selectFrom("dialogues")
        .selectAll()
        .execute();
      expect(dialogues).toEqual([]);
    });

    it("keeps ballots in the order of their receipts, not of the votes", async () => {
      await open("single");
      const cast: { receipt: string; content: BallotContent }[] = [];
      for (const [i, voter] of newcomers(12).entries()) {
        await town.start(voter, payloadOf(2));
        const choice = i % 3;
        await town.says(voter, String(choice + 1), { privately: true });
        const said = town.privateChat(voter).at(-1)?.text ?? "";
        const receipt = foldReceipt(receiptIn(said));
        cast.push({ receipt, content: { choices: [choice] } });
      }
      const inOrder = cast.map(({ receipt }) => receipt).toSorted();
      if (database === "sqlite") {
        const { rows } = await sql<{ sql: string }>`
        select sql from sqlite_master where name = 'secret_ballots'
      `.execute(town.store.db);
        expect(rows[0]?.sql.toLowerCase()).toContain("without rowid");
        const { rows: stored } = await sql<{ receipt: string }>`
        select receipt from secret_ballots`.execute(town.store.db);
        expect(stored.map(({ receipt }) => receipt)).toEqual(inOrder);
      } else {
        const { rows: stored } = await sql<{ receipt: string; xmin: string }>`
        select receipt, xmin::text from secret_ballots order by ctid
      `.execute(town.store.db);
        const bytewise = inOrder.toSorted((a, b) => (a < b ? -1 : 1));
        expect(stored.map(({ receipt }) => receipt)).toEqual(bytewise);
        expect(new Set(stored.map(({ xmin }) => xmin)).size).toBe(1);
      }
      await town.advance({ days: 2 });
      const [closed] = await town.store.db
        .selectFrom("ledger")
        .select("details")
        .where("act", "=", "poll.closed")
        .execute();
      const attested = JSON.parse(closed?.details ?? "{}") as Record<
        string,
        unknown
      >;
      // What the voters hold is what the ledger attests and the result counts.
      expect(attested["ballots"]).toBe(digestSecretBallots(cast));
      expect(attested["counts"]).toBe("[4,4,4]");
    });

    it("tells nobody's vote by what is left after a change of many", async () => {
      await open("single");
      const voters = newcomers(6);
      for (const voter of voters) {
        await town.start(voter, payloadOf(2));
        await town.says(voter, "1", { privately: true });
      }
      const [first, second] = voters;
      for (const voter of [first, second]) {
        if (!voter) continue;
        const said = town.privateChat(voter).at(-1)?.text ?? "";
        const receipt = receiptIn(said);
        await town.says(voter, `/vote #2 ${receipt}`, { privately: true });
        await town.says(voter, "3", { privately: true });
      }
      const rows = await town.store.db
        .selectFrom("secret_ballots")
        .select(["content"])
        .execute();
      const counted = rows.map(({ content }) => content).sort();
      expect(counted).toEqual([
        ...Array.from({ length: 4 }, () => '{"choices":[0]}'),
        ...Array.from({ length: 2 }, () => '{"choices":[2]}'),
      ]);
      if (database === "postgres") {
        const { rows: stored } = await sql<{ xmin: string }>`
        select distinct xmin::text from secret_ballots`.execute(town.store.db);
        expect(stored).toHaveLength(1);
      }
    });

    function newcomers(count: number) {
      const { world } = town.playground;
      return Array.from({ length: count }, (_, i) => {
        const user = world.addUser({ name: `邻居${i}` });
        world.addMember(town.groupId, user);
        return user;
      });
    }
  },
);
