import fc from "fast-check";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ConvenerTurn } from "#platform/chat";
import {
  createCommunity,
  knowMember,
  takeNumber,
  type Community,
  type Member,
} from "#platform/community";
import { createWords } from "#platform/i18n";
import {
  migrateToLatest,
  openStore,
  type Store,
  type Tx,
} from "#platform/store";
import { createTurns } from "#platform/turn";
import { findTopic, topics } from "#features/topics";
import { endorseTopic } from "../../../src/features/topics/endorse-topic.ts";
import { mergeTopic } from "../../../src/features/topics/merge-topic.ts";
import { acceptTopic } from "../../../src/features/topics/screen-topic.ts";
import {
  countEndorsements,
  listEndorsers,
} from "../../../src/features/topics/store/endorsements.ts";
import { insertTopic } from "../../../src/features/topics/store/topics.ts";
import { unmergeTopic } from "../../../src/features/topics/unmerge-topic.ts";
import { createMigratedDatabase } from "../../support/postgres.ts";
import { databases } from "../../support/town.ts";

// Few of both, so that the same people meet again in what is merged.
const people = 3;
const matters = 4;
const now = 1_800_000_000_000;

type Act =
  | { does: "endorse"; who: number; topic: number }
  | { does: "merge"; topic: number; into: number }
  | { does: "unmerge"; topic: number }
  | { does: "accept"; topic: number };

const topic = fc.integer({ min: 1, max: matters });
const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      does: fc.constant("endorse" as const),
      who: fc.integer({ min: 0, max: people - 1 }),
      topic,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant("merge" as const),
      topic,
      into: topic,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant("unmerge" as const), topic }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ does: fc.constant("accept" as const), topic }),
  },
);

/** What the definition says, told without the database. */
class Model {
  readonly endorsers = new Map<number, Set<number>>();
  readonly into = new Map<number, number>();
  readonly accepted = new Set<number>();

  rootOf(n: number): number {
    const next = this.into.get(n);
    return next === undefined ? n : this.rootOf(next);
  }
  /** Everybody who endorsed a topic from which the way leads to this one. */
  union(n: number): Set<number> {
    const all = new Set(this.endorsers.get(n));
    for (const [part, target] of this.into) {
      if (target === n) for (const who of this.union(part)) all.add(who);
    }
    return all;
  }
  do(act: Act): void {
    if (act.does === "endorse") {
      const known = this.endorsers.get(act.topic) ?? new Set();
      this.endorsers.set(act.topic, known.add(act.who));
    } else if (act.does === "merge") {
      const { topic, into } = act;
      const isApart = !this.into.has(topic) && !this.into.has(into);
      if (topic !== into && isApart) this.into.set(topic, into);
    } else if (act.does === "unmerge") {
      this.into.delete(act.topic);
    } else if (!this.into.has(act.topic)) {
      this.accepted.add(act.topic);
    }
  }
}

describe.each(databases)("endorsements and merges (%s)", (database) => {
  let store: Store;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    const given =
      database === "sqlite"
        ? { url: "sqlite::memory:", drop: () => Promise.resolve() }
        : await createMigratedDatabase();
    drop = () => given.drop();
    store = await openStore(given.url);
    await migrateToLatest(store);
  });
  afterAll(async () => {
    await store.close();
    await drop();
  });

  async function settle(tx: Tx) {
    const community = await createCommunity(tx, {
      chatId: null,
      chatType: "group",
      title: "",
      defaults: { locale: "zh-CN", timeZone: "Asia/Shanghai" },
      now,
    });
    const members: Member[] = [];
    for (let i = 0; i < people; i++) {
      const person = { userId: 100 + i, name: `p${i}`, username: null };
      members.push(await knowMember(tx, community.id, person, now));
    }
    for (let i = 1; i <= matters; i++) {
      const number = await takeNumber(tx, community.id, "topic");
      const { id } = members[0] as Member;
      const raised = { authorId: id, raisedById: id, raisedAt: now };
      await insertTopic(tx, community.id, {
        number,
        text: `第${i}件`,
        source: "resident",
        isUnnamed: false,
        onBehalfOf: null,
        recurs: null,
        place: null,
        ...raised,
      });
    }
    return { community, members };
  }

  /** A person's act in the group, as the bot takes it. */
  function turnOf(tx: Tx, community: Community, actor: Member): ConvenerTurn {
    const { locale, timeZone } = community;
    const words = createWords({ locale, timeZone, now });
    const bot = { id: 1, username: "b", name: "b", readsEverything: true };
    const log = pino({ level: "silent" });
    const turns = createTurns({
      store,
      now: () => now,
      bot,
      log,
      listeners: topics.events ?? [],
    });
    return {
      ...turns.open(tx, community, actor),
      actor,
      account: {},
      voice: "person",
      place: "group",
      message: null,
      words,
      personal: words,
    } as unknown as ConvenerTurn;
  }

  async function run(acts: readonly Act[]) {
    await store.transact(async (tx) => {
      const { community, members } = await settle(tx);
      const model = new Model();
      for (const act of acts) {
        const who = act.does === "endorse" ? act.who : 0;
        const turn = turnOf(tx, community, members[who] as Member);
        const before = model.union(model.rootOf(act.topic));
        model.do(act);
        if (act.does === "endorse") {
          const endorsed = await endorseTopic(turn, act.topic);
          const root = model.rootOf(act.topic);
          expect(endorsed).toMatchObject({
            ok: true,
            isNew: !before.has(who),
            endorsements: model.union(root).size,
            topic: { number: root },
          });
        } else if (act.does === "merge") {
          await mergeTopic(turn, act.topic, act.into);
        } else if (act.does === "unmerge") {
          await unmergeTopic(turn, act.topic);
        } else {
          await acceptTopic(turn, act.topic);
        }
        await check(tx, community, model, members);
      }
    });
  }

  async function check(
    tx: Tx,
    community: Community,
    model: Model,
    members: readonly Member[],
  ) {
    for (let n = 1; n <= matters; n++) {
      const wanted = [...model.union(n)].map((who) => members[who]?.id);
      const found = await listEndorsers(tx, community.id, n);
      expect(found).toEqual(wanted.sort((a = 0, b = 0) => a - b));
      expect(await countEndorsements(tx, community.id, n)).toBe(wanted.length);
      const isMerged = model.into.has(n);
      const stage = model.accepted.has(n) ? "deliberate" : "collect";
      expect(await findTopic(tx, community.id, n)).toMatchObject({
        stage: isMerged ? "closed" : stage,
        outcome: isMerged ? "merged" : null,
        mergedInto: model.into.get(n) ?? null,
        closedAt: isMerged ? now : null,
        reason: null,
      });
    }
  }

  it("never count a person twice, and come apart as they were", async () => {
    const acts = fc.array(act, { maxLength: 30, size: "max" });
    const numRuns = database === "sqlite" ? 50 : 12;
    await fc.assert(fc.asyncProperty(acts, run), { numRuns });
  }, 120_000);
});
