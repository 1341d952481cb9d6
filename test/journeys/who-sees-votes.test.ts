import { afterEach, describe, expect, it } from "vitest";
import { openBallot, shown } from "../support/ballots.ts";
import { locales } from "../support/decide.ts";
import { photo } from "../support/photo.ts";
import {
  oneDatabase,
  openTown,
  transcript,
  type TestLocale,
  type Town,
} from "../support/town.ts";

const texts = {
  "zh-CN": {
    topic: "/topic 楼里的几件小事",
    question: "先修什么？ | 灯 | 门",
    lamp: "灯",
    gate: "门",
    noted: "已记下：灯。截止前可以改。",
    standing: "现在：灯 1、门 0",
    count: (option: string, votes: number) => `${option}　${votes}`,
    rule: { after: "投了就能看到结果", end: "结果截止后公布" },
    openRule: "记名投票，谁投了什么大家看得到",
    named: ["灯：王阿姨、李叔", "门：小赵"],
    early:
      "🗳 #2 有结果：灯\n灯　1\n门　0\n已投 1 人，名册 1 人\n投票提前结束了\n理由：都修好了",
    ended: "投票已在 12月1日 周二 10:00 结束，这一票没有记",
    attachment: "🗳 #2 的附件，投票前看一看",
  },
  en: {
    topic: "/topic Small things in the house",
    question: "What first? | Lamp | Gate",
    lamp: "Lamp",
    gate: "Gate",
    noted: "Noted: Lamp. You can change it until the poll closes.",
    standing: "Now: Lamp 1, Gate 0",
    count: (option: string, votes: number) => `${option}  ${votes}`,
    rule: {
      after: "you see the result once you have voted",
      end: "the result shows when it closes",
    },
    openRule: "Open: everybody can see who voted what",
    named: ["Lamp: Auntie Wang, Uncle Li", "Gate: Zhao"],
    early:
      "🗳 #2 decided: Lamp\nLamp  1\nGate  0\n1 voted, 1 on the roster\nThe poll was closed early\nReason: 都修好了",
    ended: "The poll ended on Tue 1 Dec, 10:00, and this vote was not counted",
    attachment: "🗳 Comes with #2; have a look before you vote",
  },
} as const;

describe.each(oneDatabase)("who sees what was voted (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const open = async (locale: TestLocale, how: string) => {
    const say = texts[locale];
    town = await openTown({ database, locale });
    await town.says("wang", say.topic);
    await town.says("li", `/poll #1 ${how} 2d: ${say.question}`);
    return say;
  };
  const card = () => transcript([town.card("#2 ")]);
  const told = async (who: "wang" | "uncle" | "zhao", label: string) =>
    (await town.presses(who, label, { on: "#2 " })).text ?? "";

  describe.each(locales)("in %s", (locale) => {
    it("everybody at once", async () => {
      const say = await open(locale, "live");
      expect(await told("wang", say.lamp)).toBe(say.noted);
      expect(card()).toContain(say.count(say.lamp, 1));
    });

    it("each person after their own vote", async () => {
      const say = await open(locale, "after");
      expect(card()).toContain(say.rule.after);
      expect(await told("wang", say.lamp)).toBe(
        `${say.noted}\n${say.standing}`,
      );
      expect(card()).toContain(`· ${say.lamp}`);
      expect(card()).not.toContain(say.count(say.lamp, 1));
      await openBallot(town, "uncle");
      expect(shown(town, "uncle")).not.toContain(say.count(say.lamp, 1));
      await town.advance({ days: 2 });
      expect(card()).toContain(say.count(say.lamp, 1));
    });

    it("nobody before the end", async () => {
      const say = await open(locale, "end");
      expect(card()).toContain(say.rule.end);
      expect(await told("wang", say.lamp)).toBe(say.noted);
      expect(card()).not.toContain(say.count(say.lamp, 1));
      await openBallot(town, "wang");
      expect(shown(town, "wang")).not.toContain(say.count(say.lamp, 1));
      await town.advance({ days: 2 });
      expect(card()).toContain(say.count(say.lamp, 1));
    });

    it("and by whom, where the poll is open", async () => {
      const say = await open(locale, "open");
      expect(card()).toContain(say.openRule);
      await told("wang", say.lamp);
      await told("uncle", say.lamp);
      await told("zhao", say.gate);
      await openBallot(town, "zhang");
      for (const line of say.named)
        expect(shown(town, "zhang")).toContain(line);
      await town.advance({ days: 2 });
      for (const line of say.named) expect(card()).toContain(line);
    });

    it("the result at once when the topic is closed first", async () => {
      const say = await open(locale, "single");
      await told("wang", say.lamp);
      const { message_id: id } = town.card("#2 ");
      await town.says("li", "/close #1 都修好了");
      expect(transcript(town.group())).toContain(say.early);
      const { world } = town.playground;
      const data = "polls.vote:1:2:1";
      const late = await world.pressForged(
        town.groupId,
        id,
        town.people.wang,
        data,
      );
      await town.settle();
      expect(late.text).toContain(say.ended);
    });

    it("the picture that came with it", async () => {
      const say = texts[locale];
      town = await openTown({ database, locale });
      await town.says("wang", say.topic);
      await town.says("li", `/poll #1 2d: ${say.question}`, {
        photos: [photo(1)],
      });
      expect(card()).toContain(say.count(say.lamp, 0));
      const picture = town.group().findLast((one) => one.photo);
      expect(picture?.caption).toContain(say.attachment);
      expect(picture?.reply_to_message?.text).toContain("🗳 #2");
      expect(Buffer.from(town.fileOf(picture as never))).toEqual(
        photo(1).bytes,
      );
    });
  });
});
