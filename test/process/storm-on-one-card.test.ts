import { describe, expect, it } from "vitest";
import { openFolder, startBot, untilReady } from "../support/process.ts";
import { openChance } from "./open-chance.ts";
import { openTelegram } from "./open-telegram.ts";
import { openPoll, startVoteStorm } from "./vote-storm.ts";

const presses = 20_000;
const residents = 1_000;
const longestMs = 240_000;
/** Telegram's limit for what a bot sends and edits in one group. */
const mostInMinute = 20;
const minuteMs = 60_000;

describe("a storm on one card", () => {
  it(
    "counts all of 20,000 votes with no more than 20 edits a minute",
    async () => {
      const telegram = await openTelegram({ residents });
      const database = `sqlite:${openFolder()}/bot.sqlite`;
      const bot = startBot({ ...telegram.env, DATABASE_URL: database });
      await untilReady(bot);
      const { world, group } = telegram;
      const said: number[] = [];
      const note = ({ chatId }: { chatId: number }) => {
        if (chatId === group.id) said.push(Date.now());
      };
      world.on("edit", note);
      world.on("message", note);
      const poll = await openPoll(telegram);
      const storm = startVoteStorm(telegram, poll, openChance());
      while (storm.answers() < presses) await storm.untilAnswered(100);
      await storm.calm();
      await telegram.until(
        "the card shows every vote",
        () => storm.shown().join() === storm.expected().join(),
      );
      const counted = storm.expected().reduce((sum, one) => sum + one, 0);
      expect(counted).toBe(storm.choices().size);
      expect(storm.silent).toEqual([]);
      expect(storm.expired).toEqual([]);
      expect(
        Math.max(...said.map((at) => inMinuteFrom(at, said))),
      ).toBeLessThanOrEqual(mostInMinute + writtenByPeople);
      bot.signal("SIGTERM");
      expect(await bot.ended).toMatchObject({ code: 0 });
    },
    longestMs,
  );
});

/** The two commands with which the storm is prepared are seen in the group too. */
const writtenByPeople = 2;

const inMinuteFrom = (from: number, all: readonly number[]): number =>
  all.filter((at) => at >= from && at < from + minuteMs).length;
