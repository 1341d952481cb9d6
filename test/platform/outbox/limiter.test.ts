import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { createLimiter, telegramRates } from "#platform/outbox";

const person = 7;
const group = -7;

function send(chatId: number, count: number, isEdit = false, from = 0) {
  const limiter = createLimiter(telegramRates);
  const times: number[] = [];
  let now = from;
  for (let i = 0; i < count; i += 1) {
    now = limiter.availableAt({ chatId, isEdit, now });
    limiter.take({ chatId, now }).landed(now);
    times.push(now);
  }
  return { limiter, times };
}

describe("the limiter", () => {
  it("lets a person have three at once, then one a second", () => {
    expect(send(person, 6).times).toEqual([0, 0, 0, 1_050, 2_100, 3_150]);
  });

  it("lets a group have twenty a minute", () => {
    const { times } = send(group, 21);
    expect(times[19]).toBeLessThan(20_000);
    expect(times[20]).toBe(61_000);
  });

  it("keeps four of them for answers when cards change", () => {
    const { limiter, times } = send(group, 17, true);
    expect(times[16]).toBe(61_000);
    const now = times[15] ?? 0;
    const other = send(group, 16, true);
    const at = other.limiter.availableAt({ chatId: group, isEdit: false, now });
    expect(at).toBeLessThan(now + 1_100);
    expect(limiter.blocked(now)).toEqual([]);
  });

  it("lets thirty a second go to all together", () => {
    const limiter = createLimiter(telegramRates);
    let now = 0;
    const times = Array.from({ length: 61 }, (_, i) => {
      const chatId = 100 + i;
      now = limiter.availableAt({ chatId, isEdit: false, now });
      limiter.take({ chatId, now });
      return now;
    });
    expect([times[29], times[30], times[60]]).toEqual([0, 1_010, 2_020]);
  });

  it("counts from the arrival, however slow the way was", () => {
    const limiter = createLimiter({ ...telegramRates, chatBurst: 1 });
    const sent = limiter.take({ chatId: person, now: 0 });
    sent.landed(800);
    expect(
      limiter.availableAt({ chatId: person, isEdit: false, now: 800 }),
    ).toBe(1_850);
  });

  it("counts so for all together and for a group, too", () => {
    const rates = { ...telegramRates, overall: 2, overallMs: 1_000, group: 1 };
    const limiter = createLimiter(rates);
    const at = (chatId: number) =>
      limiter.availableAt({ chatId, isEdit: false, now: 900 });
    const first = limiter.take({ chatId: group, now: 0 });
    const second = limiter.take({ chatId: person, now: 0 });
    second.landed(700);
    first.landed(900);
    expect(at(8)).toBe(1_700);
    expect(at(group)).toBe(61_900);
  });

  it("takes back what was not sent after all", () => {
    const limiter = createLimiter({ ...telegramRates, chatBurst: 1, group: 1 });
    limiter.take({ chatId: group, now: 0 }).giveBack();
    expect(limiter.availableAt({ chatId: group, isEdit: false, now: 1 })).toBe(
      1,
    );
  });

  it("leaves a blocked chat alone, and only that one", () => {
    const limiter = createLimiter(telegramRates);
    expect(limiter.unblocksAt()).toBe(Infinity);
    limiter.block(person, 30_000);
    expect(limiter.blocked(29_999)).toEqual([person]);
    expect(limiter.unblocksAt()).toBe(30_000);
    expect(limiter.availableAt({ chatId: 8, isEdit: false, now: 0 })).toBe(0);
    expect(limiter.blocked(30_000)).toEqual([]);
    expect(limiter.unblocksAt()).toBe(Infinity);
  });

  it("never lets more than Telegram allows arrive in any window", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            chatId: fc.constantFrom(1, 2, -1, -2),
            isEdit: fc.boolean(),
            pauseMs: fc.nat(2_000),
            wayMs: fc.nat(900),
          }),
          { maxLength: 150 },
        ),
        (wishes) => {
          const limiter = createLimiter(telegramRates);
          const arrived: { chatId: number; at: number }[] = [];
          let now = 0;
          for (const { chatId, isEdit, pauseMs, wayMs } of wishes) {
            now = limiter.availableAt({ chatId, isEdit, now: now + pauseMs });
            const taken = limiter.take({ chatId, now });
            now += wayMs;
            taken.landed(now);
            arrived.push({ chatId, at: now });
          }
          for (const { chatId, at } of arrived) {
            const inside = (ms: number, only?: number) =>
              arrived.filter(
                (one) =>
                  one.at > at - ms &&
                  one.at <= at &&
                  (only === undefined || one.chatId === only),
              ).length;
            expect(inside(1_000)).toBeLessThanOrEqual(30);
            expect(inside(2_000, chatId)).toBeLessThanOrEqual(4);
            if (chatId < 0) {
              expect(inside(60_000, chatId)).toBeLessThanOrEqual(20);
            }
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
