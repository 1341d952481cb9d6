import { tellAll } from "../support/decide.ts";
import type { Role, Town } from "../support/town.ts";

const options = { "zh-CN": ["灯", "门", "路"], en: ["Lamp", "Gate", "Path"] };

const everyone: readonly Role[] = [
  "li",
  "chen",
  "wang",
  "uncle",
  "zhao",
  "zhang",
];

async function joinAll(town: Town): Promise<void> {
  for (const who of everyone) await town.says(who, "/join");
}

tellAll(
  "a threshold decides",
  {
    // Two thirds of six are four; three vote.
    "too few took part": {
      options,
      recount: {
        winner: 0,
        winners: [0],
        totals: [2, 1, 0],
        quorum: false,
        passed: false,
      },
      stories: {
        "zh-CN": `
        王阿姨: /topic 楼里的几件小事
        李主任: /poll #1 by=joined quorum=2/3 2d: 先修什么？ | 灯 | 门 | 路
        bot: 🗳 #2
          名册上 6 人 · 到场要 2/3
        王阿姨 taps 灯 on #2
        李叔 taps 灯 on #2
        小赵 taps 门 on #2
        bot: 🗳 #2
          已投 3 票，一共 6 票
          到场要 4 票，来了 3 票，还差 1 票
        … 2 days later …
        bot: 🗳 #2 没有通过：先修什么？
          灯　2
          到场要 4 票，来了 3 票，还差 1 票
          下一步：召集人看看要不要改一改，再问一次
        `,
        en: `
        Auntie Wang: /topic Small things in the house
        Director Li: /poll #1 by=joined quorum=2/3 2d: What first? | Lamp | Gate | Path
        bot: 🗳 #2
          6 people on the roster · 2/3 must take part
        Auntie Wang taps Lamp on #2
        Uncle Li taps Lamp on #2
        Zhao taps Gate on #2
        bot: 🗳 #2
          3 voted of 6
          3 took part, 4 needed: 1 short
        … 2 days later …
        bot: 🗳 #2 not passed: What first?
          Lamp  2
          3 took part, 4 needed: 1 short
          Next: a convener sees whether to change it and ask again
        `,
      },
    },

    // Two thirds of five are four (3 1/3 rounded up); the lamp has three.
    "most votes, but not enough": {
      options,
      recount: {
        winner: 0,
        winners: [0],
        totals: [3, 2, 0],
        passed: false,
      },
      stories: {
        "zh-CN": `
        王阿姨: /topic 楼里的几件小事
        李主任: /poll #1 by=joined pass=2/3 2d: 先修什么？ | 灯 | 门 | 路
        王阿姨 taps 灯 on #2
        李叔 taps 灯 on #2
        小赵 taps 门 on #2
        张师傅 taps 门 on #2
        陈姐 taps 灯 on #2
        bot: 🗳 #2
          要2/3同意
          通过要 4 票，得了 3 票，差 1 票
          照现在这样，还通不过
        … 2 days later …
        bot: 🗳 #2 没有通过：先修什么？
          灯　3
          通过要 4 票，得了 3 票，差 1 票
        `,
        en: `
        Auntie Wang: /topic Small things in the house
        Director Li: /poll #1 by=joined pass=2/3 2d: What first? | Lamp | Gate | Path
        Auntie Wang taps Lamp on #2
        Uncle Li taps Lamp on #2
        Zhao taps Gate on #2
        Zhang taps Gate on #2
        Chen taps Lamp on #2
        bot: 🗳 #2
          passes with 2/3
          3 in favour, 4 needed: 1 short
          As it stands, it would not pass
        … 2 days later …
        bot: 🗳 #2 not passed: What first?
          Lamp  3
          3 in favour, 4 needed: 1 short
        `,
      },
    },

    // More than half of all six are four, though three of three votes are for the lamp.
    "enough of the votes, but not of all who may vote": {
      options,
      recount: {
        winner: 0,
        winners: [0],
        totals: [3, 0, 0],
        passed: false,
      },
      stories: {
        "zh-CN": `
        王阿姨: /topic 楼里的几件小事
        李主任: /poll #1 by=joined pass=1/2全体 2d: 先修什么？ | 灯 | 门 | 路
        王阿姨 taps 灯 on #2
        李叔 taps 灯 on #2
        小赵 taps 灯 on #2
        bot: 🗳 #2
          要全体过半数同意
        … 2 days later …
        bot: 🗳 #2 没有通过：先修什么？
          通过要 4 票，得了 3 票，差 1 票
        `,
        en: `
        Auntie Wang: /topic Small things in the house
        Director Li: /poll #1 by=joined pass=1/2all 2d: What first? | Lamp | Gate | Path
        Auntie Wang taps Lamp on #2
        Uncle Li taps Lamp on #2
        Zhao taps Lamp on #2
        bot: 🗳 #2
          passes with more than half of all who may vote
        … 2 days later …
        bot: 🗳 #2 not passed: What first?
          3 in favour, 4 needed: 1 short
        `,
      },
    },
  },
  joinAll,
);
