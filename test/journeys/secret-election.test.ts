import { createHash } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import type { SeenMessage } from "#playground";
import {
  openBallot,
  receiptIn,
  shown,
  tap,
  write,
} from "../support/ballots.ts";
import { locales } from "../support/decide.ts";
import { openRoster, type Unit } from "../support/households.ts";
import { recount } from "../support/recount.ts";
import { story } from "../support/story.ts";
import { databases, openTown, type Role, type Town } from "../support/town.ts";

const texts = {
  "zh-CN": {
    options: ["老安", "老白", "老蔡"],
    opening: `
      王阿姨: /topic 选楼长
      李主任: /poll #1 irv secret 2d: 选谁当楼长？ | 老安 | 老白 | 老蔡
      bot: 🗳 #2 选谁当楼长？
        秘密投票，谁投了什么没人查得到
        · 老安
        已投 0 人
    `,
    end: `
      bot: 🗳 #2
        · 老蔡
        已投 5 人
        no 老蔡　3
      … 2 days later …
      bot: 🗳 #2 有结果：老蔡
        老蔡　3
        老安　2
        老白　0
        已投 5 人
      bot: 所有选票都在这里
    `,
    votedOnce: "已经投过了",
    takenOut: "原来那张不算了",
    noSuch: "没有这个凭据词",
    found: "那张票算进去了",
    header: "凭据词,选票,理由",
  },
  en: {
    options: ["Ann", "Bob", "Cai"],
    opening: `
      Auntie Wang: /topic A speaker for the house
      Director Li: /poll #1 irv secret 2d: Who speaks for us? | Ann | Bob | Cai
      bot: 🗳 #2 Who speaks for us?
        Secret: nobody can look up who voted what
        · Ann
        0 voted
    `,
    end: `
      bot: 🗳 #2
        · Cai
        5 voted
        no Cai  3
      … 2 days later …
      bot: 🗳 #2 decided: Cai
        Cai  3
        Ann  2
        Bob  0
        5 voted
      bot: All ballots, by receipt and without names
    `,
    votedOnce: "You have voted",
    takenOut: "that ballot does not count any more",
    noSuch: "There is no such receipt",
    found: "is in the count",
    header: "Receipt,Ballot,Reason",
  },
} as const;

/** As they stand at the end: 老安 2, 老白 1, 老蔡 2; 老白's vote makes 老蔡 3. */
const ballots = {
  wang: [2, 0, 1],
  uncle: [0, 1, 2],
  zhao: [1, 2],
  zhang: [2, 1],
  chen: [0],
} satisfies Partial<Record<Role, number[]>>;
const voters = Object.keys(ballots) as (keyof typeof ballots)[];

describe.each(databases)("a secret election (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const published = (): SeenMessage => {
    const sent = town
      .group()
      .find((one) => one.document?.file_name === "poll-2-ballots.csv");
    if (!sent) throw new Error("no ballots are published");
    return sent;
  };

  it.each(locales)(
    "from the question to everybody's recount (%s)",
    async (locale) => {
      const say = texts[locale];
      town = await openTown({ database, locale });
      await story(town, say.opening);

      const receipts = new Map<string, string>();
      for (const who of voters) {
        await openBallot(town, who);
        // One taps, the others write; one changes her mind later.
        if (who === "zhang") {
          for (const option of ballots[who]) {
            await tap(town, who, say.options[option] ?? "");
          }
          const toast = await tap(town, who, "✅");
          receipts.set(who, receiptIn(shown(town, who)));
          expect(toast).toContain(receipts.get(who));
          continue;
        }
        const own = who === "wang" ? [0] : ballots[who];
        const told = await write(
          town,
          who,
          own.map((one) => one + 1).join(" "),
        );
        receipts.set(who, receiptIn(told));
      }
      expect(new Set(receipts.values()).size).toBe(voters.length);

      // Without her receipt nobody votes twice, with it her ballot is taken out.
      expect(await write(town, "wang", "/vote #2 3 1 2")).toContain(
        say.votedOnce,
      );
      const first = receipts.get("wang") ?? "";
      expect(await write(town, "wang", `/vote #2 ${first}`)).toContain(
        say.takenOut,
      );
      receipts.set("wang", receiptIn(await write(town, "wang", "3 1 2")));
      expect(await write(town, "wang", `/vote #2 ${first}`)).toContain(
        say.noSuch,
      );
      await story(town, say.end);

      const csv = Buffer.from(town.fileOf(published())).toString();
      const [header, ...lines] = csv.replace("\ufeff", "").trim().split("\r\n");
      expect(header).toBe(say.header);
      const rows = new Map(
        lines.map((line) => line.split(",").slice(0, 2) as [string, string]),
      );
      expect([...rows.keys()]).toEqual([...rows.keys()].sort());
      expect(rows.size).toBe(voters.length);
      for (const who of voters) {
        const receipt = (receipts.get(who) ?? "").replaceAll(" ", "");
        const names = ballots[who].map((option) => say.options[option]);
        expect(rows.get(receipt)).toBe(names.join(" > "));
      }
      for (const { first_name: name, id } of Object.values(town.people)) {
        expect(csv).not.toContain(name);
        expect(csv).not.toContain(String(id));
      }

      // The rows count to the result that was told, and to the digest on record.
      const contents = lines.map((line): [string, object] => {
        const [receipt = "", ballot = ""] = line.split(",");
        const ranking = ballot
          .split(" > ")
          .map((name) => [say.options.findIndex((one) => one === name)]);
        return [receipt, { ranking }];
      });
      const { details } = await town.store.db
        .selectFrom("ledger")
        .select("details")
        .where("act", "=", "poll.closed")
        .executeTakeFirstOrThrow();
      const digest = createHash("sha256").update(JSON.stringify(contents));
      expect(JSON.parse(details ?? "")).toMatchObject({
        voters: 5,
        counts: "[2,0,3]",
        ballots: digest.digest("hex"),
      });
      const [ann = "", bob = "", cai = ""] = say.options;
      expect(await recount(town, 2)).toMatchObject({
        winner: cai,
        totals: { [ann]: 2, [bob]: 0, [cai]: 3 },
      });
      const found = await write(
        town,
        "zhao",
        `/vote #2 ${receipts.get("zhao") ?? ""}`,
      );
      expect(found).toContain(say.found);
      expect(found).toContain(`① ${bob}\n② ${cai}`);
    },
  );

  it.each(locales)(
    "tells every receipt, however long the option is (%s)",
    async (locale) => {
      town = await openTown({ database, locale });
      const homes = ["1-1", "1-2", "1-3", "1-4"];
      const roster = homes.map((unit): Unit => [unit, 60, "钱多多"]);
      const claims = homes.map((unit) => ["zhang", unit] as const);
      await openRoster(town, roster, claims);
      await town.says("wang", "/topic A");
      const long = "Long ".repeat(20).trim();
      await town.says("li", `/poll #1 secret 2d: A? | ${long} | B`);
      const told = await town.presses("zhang", "Long", { on: "#2 " });
      expect(told.text?.match(/\S+ \S+ \d{3}/gu)).toHaveLength(homes.length);
    },
  );
});
