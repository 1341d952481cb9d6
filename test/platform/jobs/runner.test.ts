import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Feature } from "#platform/chat";
import { html } from "#platform/i18n";
import { cancelJob, nextDueJob, schedule } from "#platform/jobs";
import { say } from "#platform/outbox";
import { databases } from "../../support/town.ts";
import { openWorkshop, until, type Workshop } from "../../support/workshop.ts";

let ran: string[] = [];
let failures = 0;
beforeEach(() => {
  ran = [];
  failures = 0;
});

const alarms: Feature = {
  name: "alarms",
  jobs: [
    {
      kind: "alarms.ring",
      async run(turn, { payload, dueAt }) {
        await say(turn, {
          to: "group",
          content: { text: html`ring ${payload["n"] ?? 0}` },
        });
        ran.push(`${payload["n"]} late ${turn.now - dueAt > 60_000}`);
      },
    },
    {
      kind: "alarms.fail",
      async run(turn) {
        await say(turn, { to: "group", content: { text: html`too soon` } });
        ran.push("fail");
        if (failures-- > 0) throw new Error("a job's bug");
      },
    },
    {
      kind: "alarms.daily",
      async run(turn, { dueAt }) {
        ran.push("daily");
        await schedule(turn, {
          kind: "alarms.daily",
          key: "daily",
          dueAt: dueAt + 86_400_000,
        });
      },
    },
  ],
};

let shop: Workshop;
afterEach(() => shop.close());

const plan = (key: string, kind: string, inMs: number, n = 0) =>
  shop.turn((turn) =>
    schedule(turn, { kind, key, dueAt: turn.now + inMs, payload: { n } }),
  );
const advance = async (ms: number) => {
  shop.playground.clock.advance(ms);
  await shop.settle();
};

describe.each(databases)("jobs (%s)", (database) => {
  const open = async () => {
    shop = await openWorkshop({ database, features: [alarms] });
  };

  it("run when they are due, once each, the earlier first", async () => {
    await open();
    await plan("b", "alarms.ring", 120_000, 2);
    await plan("a", "alarms.ring", 60_000, 1);
    await plan("far", "alarms.ring", 86_400_000, 9);
    await shop.settle();
    expect(ran).toEqual([]);
    await advance(121_000);
    await Promise.all([shop.settle(), shop.settle()]);
    expect(ran).toEqual(["1 late true", "2 late false"]);
    expect(shop.texts()).toEqual(["ring 1", "ring 2"]);
  });

  it("run once after a downtime, and learn how late they are", async () => {
    await open();
    await plan("a", "alarms.ring", 60_000, 1);
    await plan("daily", "alarms.daily", 60_000);
    await shop.stop();
    shop.playground.clock.advance(2.5 * 86_400_000);
    await shop.start();
    await until(() => ran.length === 4);
    await shop.settle();
    expect(ran.sort()).toEqual(["1 late true", "daily", "daily", "daily"]);
  });

  it("are tried again later when they throw, holding up no other", async () => {
    await open();
    failures = 3;
    await plan("bad", "alarms.fail", 1_000);
    await plan("good", "alarms.ring", 2_000, 1);
    await advance(3_000);
    expect(ran).toEqual(["fail", "1 late false"]);
    // What a failed job said was never said.
    expect(shop.texts()).toEqual(["ring 1"]);
    const tries = [];
    for (let i = 0; i < 8 && ran.length < 5; i += 1) {
      await advance(5_000);
      tries.push(ran.length);
    }
    // After 5 s, 10 s more, 20 s more.
    expect(tries).toEqual([3, 3, 4, 4, 4, 4, 5]);
    expect(shop.texts()).toEqual(["ring 1", "too soon"]);
    const logged = shop.log.filter((e) => e.msg.startsWith("a job failed"));
    expect(logged).toHaveLength(3);
    await advance(86_400_000);
    expect(ran).toHaveLength(5);
  });

  it("are moved by their key, and cancelled by it", async () => {
    await open();
    await plan("a", "alarms.ring", 60_000, 1);
    await plan("a", "alarms.ring", 180_000, 2);
    await plan("b", "alarms.ring", 60_000, 3);
    await shop.turn((turn) => cancelJob(turn, "b"));
    await advance(61_000);
    expect(ran).toEqual([]);
    expect(await nextDueJob(shop.store.db)).toMatchObject({
      kind: "alarms.ring",
    });
    await advance(120_000);
    expect(ran).toEqual(["2 late false"]);
    expect(await nextDueJob(shop.store.db)).toBeNull();
  });
});

describe("jobs", () => {
  it("nobody handles any more are dropped, and that is logged", async () => {
    shop = await openWorkshop({ features: [alarms] });
    await plan("x", "gone.kind", 1_000);
    await advance(2_000);
    expect(await nextDueJob(shop.store.db)).toBeNull();
    expect(shop.log.some((e) => e.msg.startsWith("nothing handles"))).toBe(
      true,
    );
  });

  it("are noticed by the second when nobody says that the clock moved", async () => {
    let silentMs = 0;
    shop = await openWorkshop({
      features: [alarms],
      wrapClock: (clock) => ({ now: () => clock.now() + silentMs }),
    });
    await plan("a", "alarms.ring", 3_600_000, 1);
    await shop.settle();
    silentMs = 3_600_001;
    await until(() => ran.length === 1, { ms: 3_000 });
  });
});
