import { afterEach, describe, expect, it } from "vitest";
import { locales } from "../support/decide.ts";
import { story } from "../support/story.ts";
import {
  oneDatabase,
  openTown,
  transcript,
  type TestLocale,
  type Town,
  type Who,
} from "../support/town.ts";

const texts = {
  "zh-CN": {
    topic: "/topic 楼里的几件小事",
    question: "先修什么？ | 灯 | 门",
    asked: "先修什么？",
    lamp: "灯",
    late: "投票已在 12月3日 周四 10:00 结束，这一票没有记。结果见 #2。",
    foreign: "这个按钮不是给您的",
    noOption: "没有这个选项，什么都没有改",
    noPoll: "这个投票找不到了，什么都没有改",
    stale: "这个按钮已经过时了",
    outside: "名册 12月1日 周二 10:00 就定下了，那时您还没有加入",
    anonymous: "匿名身份不能点这个",
    few: "至少要写两个选项",
    many: "选项最多",
    equal: "有两个选项看起来一样：灯",
    past: "11月30日 周一 20:00 已经过了，截止时间要往后写",
    gap: "那天要拨钟，没有您写的那个钟点，按 3月28日 周日 03:30 截止",
    until: "3月28日 周日 03:30 截止",
    voters: (count: number) => `已投 ${count} 人`,
  },
  en: {
    topic: "/topic Small things in the house",
    question: "What first? | Lamp | Gate",
    asked: "What first?",
    lamp: "Lamp",
    late: "The poll ended on Thu 3 Dec, 10:00, and this vote was not counted. #2 has the result.",
    foreign: "This button is not for you",
    noOption: "There is no such option, and nothing was changed",
    noPoll: "This poll cannot be found, and nothing was changed",
    stale: "This button is out of date",
    outside: "The roster was settled on Tue 1 Dec, 10:00, before you joined",
    anonymous: "An anonymous sender cannot press this",
    few: "Write two options at least",
    many: "A poll has at most",
    equal: "Two options look the same: Lamp",
    past: "Mon 30 Nov, 20:00 is over; a poll closes later than now",
    gap: "The clocks change that day and skip the time you wrote, so it closes on Sun 28 Mar, 03:30",
    until: "Sun 28 Mar, 03:30",
    voters: (count: number) => `${count} voted`,
  },
} as const;

/** As Telegram names who acts for the group, and not for themselves. */
const anonymous = {
  id: 1087968824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};

describe.each(oneDatabase)("what is no vote, or no poll (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const open = async (locale: TestLocale, how: string) => {
    const say = texts[locale];
    town = await openTown({ database, locale });
    await town.says("wang", say.topic);
    await town.says("wang", "/join");
    await town.says("uncle", "/join");
    await town.says("li", `/poll #1 ${how} 2d: ${say.question}`);
    return say;
  };
  const card = () => transcript([town.card("#2 ")]);
  const dataOf = (label: string): string => {
    const markup = town.card("#2 ").reply_markup as unknown as {
      inline_keyboard: { text: string; callback_data: string }[][];
    };
    const found = markup.inline_keyboard.flat().find((b) => b.text === label);
    return found?.callback_data ?? "";
  };
  const forge = async (who: Who, data: string, on = town.card("#2 ")) => {
    const user = typeof who === "string" ? town.people[who] : who;
    const { world } = town.playground;
    const { chat, message_id: id } = on;
    const told = await world.pressForged(chat.id, id, user, data);
    await town.settle();
    return told.text ?? "";
  };
  const kept = async () => ({
    card: card(),
    polls: await town.store.db.selectFrom("polls").selectAll().execute(),
    ballots: await town.store.db
      .selectFrom("open_ballots")
      .selectAll()
      .execute(),
    roster: await town.store.db
      .selectFrom("members")
      .select("member_id")
      .where("joined_at", "is not", null)
      .orderBy("member_id")
      .execute(),
  });

  describe.each(locales)("in %s", (locale) => {
    it("a vote after the end", async () => {
      const say = await open(locale, "single");
      const [on, data] = [town.card("#2 "), dataOf(say.lamp)];
      await forge("wang", data);
      await town.advance({ days: 2 });
      const before = await kept();
      expect(await forge("wang", data, on)).toBe(say.late);
      expect(await forge("zhao", data, on)).toBe(say.late);
      expect(await kept()).toEqual(before);
    });

    it("a vote from another group, or by a button that is none", async () => {
      const say = await open(locale, "single");
      const data = dataOf(say.lamp);
      const before = await kept();
      const { world, bot } = town.playground;
      const other = world.addGroup({
        title: "隔壁小区",
        type: "supergroup",
        creator: town.people.uncle,
      });
      world.addBot(other.id, town.people.uncle);
      await town.settle();
      const elsewhere = world
        .messages(other.id)
        .findLast((one) => one.from?.id === bot.id);
      expect(await forge("uncle", data, elsewhere)).toContain(say.foreign);
      expect(await forge("uncle", data.replace(/0$/, "7"))).toContain(
        say.noOption,
      );
      expect(await forge("uncle", data.replace("2:0", "9:0"))).toContain(
        say.noPoll,
      );
      expect(await forge("uncle", `${data}:0`)).toContain(say.stale);
      expect(await kept()).toEqual(before);
    });

    it("a vote by whom nobody asked, or who has no name", async () => {
      const say = await open(locale, "by=joined");
      const before = await kept();
      expect(await forge("zhao", dataOf(say.lamp))).toContain(say.outside);
      expect(await forge(anonymous, dataOf(say.lamp))).toContain(say.anonymous);
      expect(await kept()).toEqual(before);
    });

    it("a second vote at the same moment", async () => {
      const say = await open(locale, "by=joined");
      const [lamp, gate] = [
        dataOf(say.lamp),
        dataOf(say.lamp).replace(/0$/, "1"),
      ];
      await Promise.all([
        forge("wang", lamp),
        forge("wang", gate),
        forge("wang", lamp),
      ]);
      const { ballots } = await kept();
      expect(ballots.filter((one) => one.replaced_at === null)).toHaveLength(1);
      expect(card()).toMatch(locale === "en" ? /1 voted of 2/ : /已投 1 票/);
    });

    it("a poll with one option, with 200, or with two that are one", async () => {
      const say = await open(locale, "single");
      const before = await kept();
      const asks = async (options: readonly string[], until = "2d") => {
        const line = [say.asked, ...options].join(" | ");
        await town.says("li", `/poll #1 ${until}: ${line}`);
        return town.group().at(-1)?.text ?? "";
      };
      expect(await asks([say.lamp])).toContain(say.few);
      const many = Array.from({ length: 200 }, (_, i) => `x${i}`);
      expect(await asks(many)).toContain(say.many);
      expect(await asks([say.lamp, ` ${say.lamp} `])).toContain(say.equal);
      expect(await asks(["a", "b"], "2026-11-30 20:00")).toContain(say.past);
      expect(await kept()).toEqual(before);
    });

    it("a closing time that the clocks skip, which is half past three", async () => {
      const say = texts[locale];
      town = await openTown({ database, locale, on: "2027-03-27" });
      await town.says("wang", say.topic);
      await town.says("li", "/settings tz Europe/Berlin");
      await town.says("li", `/poll #1 2027-03-28 02:30: ${say.question}`);
      expect(transcript(town.group())).toContain(say.gap);
      expect(town.card(`#2 ${say.asked}`).text).toContain(say.until);
      await story(town, `… 2027-03-28 09:29 …`);
      expect(transcript([town.card(`#2 ${say.asked}`)])).toContain(
        `[${say.lamp}]`,
      );
      await story(town, `… 2027-03-28 09:31 …`);
      expect(transcript([town.card(`#2 `)])).not.toContain(`[${say.lamp}]`);
    });
  });
});
