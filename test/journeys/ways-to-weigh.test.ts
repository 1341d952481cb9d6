import { tellAll } from "../support/decide.ts";

const options = {
  "zh-CN": ["灯", "门", "路"],
  en: ["Lamp", "Gate", "Path"],
};

tellAll("things are given points", {
  "score: Wang 3 1 -, Uncle Li 5 0 -, Zhao 0 4 2": {
    options,
    recount: { winner: 0, winners: [0], totals: [8, 5, 2], passed: undefined },
    stories: {
      "zh-CN": `
        王阿姨: /topic 楼里的几件小事
        李主任: /poll #1 score 2d: 哪样要紧？ | 灯 | 门 | 路
        bot: 🗳 #2 哪样要紧？
          给每一项打 0 到 5 分
          [🔗 打分]
        王阿姨 opens 🔗 of #2
        王阿姨 (private) taps 灯
        toast: 灯：1 分
        王阿姨 (private) taps 灯
        王阿姨 (private) taps 灯
        王阿姨 (private) taps 门
        bot to 王阿姨: 您打的分：
          灯　3
          门　1
          还没投出去
        bot: 🗳 #2
          已投 0 人
        王阿姨 (private) taps ✅
        toast: 投好了：灯 3、门 1。截止前可以改。
        李叔 opens 🔗 of #2
        李叔 (private): 1:6 2:0
        bot to 李叔: 最高 5 分，您写了 6。
        李叔 (private): 1:5 2:0
        bot to 李叔: 投好了
          灯　5
          门　0
        小赵 opens 🔗 of #2
        小赵 (private): 0 4 2
        bot: 🗳 #2
          灯　8
          门　5
          路　2
          已投 3 人
        … 2 days later …
        bot: 🗳 #2 有结果：灯
          灯　8
          怎么算：打分，总分高的算
      `,
      en: `
        Auntie Wang: /topic Small things in the house
        Director Li: /poll #1 score 2d: What matters? | Lamp | Gate | Path
        bot: 🗳 #2 What matters?
          Give each one 0 to 5 points
          [🔗 Give points]
        Auntie Wang opens 🔗 of #2
        Auntie Wang (private) taps Lamp
        toast: Lamp: 1
        Auntie Wang (private) taps Lamp
        Auntie Wang (private) taps Lamp
        Auntie Wang (private) taps Gate
        bot to Auntie Wang: Your points:
          Lamp  3
          Gate  1
          Not cast yet
        bot: 🗳 #2
          0 voted
        Auntie Wang (private) taps ✅
        toast: Your vote is in: Lamp 3, Gate 1. You can change it until it closes.
        Uncle Li opens 🔗 of #2
        Uncle Li (private): 1:6 2:0
        bot to Uncle Li: The most is 5 points, and you wrote 6.
        Uncle Li (private): 1:5 2:0
        bot to Uncle Li: Your vote is in
          Lamp  5
          Gate  0
        Zhao opens 🔗 of #2
        Zhao (private): 0 4 2
        bot: 🗳 #2
          Lamp  8
          Gate  5
          Path  2
          3 voted
        … 2 days later …
        bot: 🗳 #2 decided: Lamp
          Lamp  8
          How it was counted: points from 0 to 5, the highest sum wins
      `,
    },
  },

  "dots: Wang - 3 2, Uncle Li 1 4 -, Zhao 2 - 3": {
    options,
    recount: { winner: 1, winners: [1], totals: [3, 7, 5], passed: undefined },
    stories: {
      "zh-CN": `
        王阿姨: /topic 楼里的几件小事
        李主任: /poll #1 dots points=5 2d: 力气往哪儿使？ | 灯 | 门 | 路
        bot: 🗳 #2 力气往哪儿使？
          一共 5 分，随您分给哪几项
          [🔗 分点数]
        王阿姨 opens 🔗 of #2
        王阿姨 (private) taps 门
        王阿姨 (private) taps 门
        王阿姨 (private) taps 门
        王阿姨 (private) taps 路
        bot to 王阿姨: 您分的，还剩 1 分：
        王阿姨 (private) taps 路
        王阿姨 (private) taps 灯
        toast: 分都给完了。
        王阿姨 (private) taps ✅
        李叔 opens 🔗 of #2
        李叔 (private): 1:1 2:5
        bot to 李叔: 一共只有 5 分，您写了 6 分。
        李叔 (private): 1:1 2:4
        小赵 opens 🔗 of #2
        小赵 (private): 1:2 3:3
        bot: 🗳 #2
          灯　3
          门　7
          路　5
          已投 3 人
        … 2 days later …
        bot: 🗳 #2 有结果：门
          门　7
          怎么算：分点数，总分高的算
      `,
      en: `
        Auntie Wang: /topic Small things in the house
        Director Li: /poll #1 dots points=5 2d: Where do we begin? | Lamp | Gate | Path
        bot: 🗳 #2 Where do we begin?
          Share out 5 points as you like
          [🔗 Share out points]
        Auntie Wang opens 🔗 of #2
        Auntie Wang (private) taps Gate
        Auntie Wang (private) taps Gate
        Auntie Wang (private) taps Gate
        Auntie Wang (private) taps Path
        bot to Auntie Wang: Your points, 1 left:
        Auntie Wang (private) taps Path
        Auntie Wang (private) taps Lamp
        toast: All points are given.
        Auntie Wang (private) taps ✅
        Uncle Li opens 🔗 of #2
        Uncle Li (private): 1:1 2:5
        bot to Uncle Li: There are 5 points to share out, and you wrote 6.
        Uncle Li (private): 1:1 2:4
        Zhao opens 🔗 of #2
        Zhao (private): 1:2 3:3
        bot: 🗳 #2
          Lamp  3
          Gate  7
          Path  5
          3 voted
        … 2 days later …
        bot: 🗳 #2 decided: Gate
          Gate  7
          How it was counted: points shared out, the most win
      `,
    },
  },
});
