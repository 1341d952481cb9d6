import { tellAll } from "../support/decide.ts";

const options = { "zh-CN": ["灯", "门", "路"], en: ["Lamp", "Gate", "Path"] };

/** Two for the gate, two for the path, one for the lamp. */
const tied = {
  "zh-CN": `
        王阿姨 taps 门 on #2
        李叔 taps 路 on #2
        小赵 taps 路 on #2
        张师傅 taps 门 on #2
        陈姐 taps 灯 on #2
        … 2 days later …
  `,
  en: `
        Auntie Wang taps Gate on #2
        Uncle Li taps Path on #2
        Zhao taps Path on #2
        Zhang taps Gate on #2
        Chen taps Lamp on #2
        … 2 days later …
  `,
};

tellAll("a tie", {
  "goes to the earlier one, where the rule says so": {
    options,
    recount: { winner: 1, winners: [1], totals: [1, 2, 2], passed: undefined },
    stories: {
      "zh-CN": `
        王阿姨: /topic 楼里的几件小事
        李主任: /poll #1 tie=order 2d: 先修什么？ | 灯 | 门 | 路
        bot: 🗳 #2
          同票按先后顺序定
        ${tied["zh-CN"]}
        bot: 🗳 #2 有结果：门
          同票：门、路，按先后顺序定
      `,
      en: `
        Auntie Wang: /topic Small things in the house
        Director Li: /poll #1 tie=order 2d: What first? | Lamp | Gate | Path
        bot: 🗳 #2
          a tie goes to the earlier option
        ${tied.en}
        bot: 🗳 #2 decided: Gate
          Tied: Gate, Path; the earlier option goes first
      `,
    },
  },

  "is open until a convener chooses among the tied, once": {
    options,
    recount: { winner: 2, winners: [2], totals: [1, 2, 2], passed: undefined },
    stories: {
      "zh-CN": `
        王阿姨: /topic 楼里的几件小事
        李主任: /poll #1 2d: 先修什么？ | 灯 | 门 | 路
        ${tied["zh-CN"]}
        bot: 🗳 #2 票数一样：门、路
          请召集人在下面点一个
          [就定：门] [就定：路]
          no 就定：灯
        李叔 taps 就定：门 on 票数一样
        toast: 召集人
        bot says nothing
        陈姐 taps 就定：路 on 票数一样
        toast: 定了：路。
        bot: 🗳 #2 有结果：路
          同票：门、路，由召集人定
          no 就定
        李主任 taps 就定：门 on 票数一样
        toast: 已经定了：路。
        bot says nothing
      `,
      en: `
        Auntie Wang: /topic Small things in the house
        Director Li: /poll #1 2d: What first? | Lamp | Gate | Path
        ${tied.en}
        bot: 🗳 #2 tied: Gate, Path
          A convener taps one below
          [Settle on Gate] [Settle on Path]
          no Settle on Lamp
        Uncle Li taps Gate on tied
        toast: convener
        bot says nothing
        Chen taps Path on tied
        toast: Settled: Path.
        bot: 🗳 #2 decided: Path
          Tied: Gate, Path; settled by a convener
          no Settle on
        Director Li taps Gate on tied
        toast: It is settled already: Path.
        bot says nothing
      `,
    },
  },

  "stays one where nobody has settled it": {
    options,
    recount: {
      winner: null,
      winners: [1, 2],
      totals: [1, 2, 2],
      passed: undefined,
    },
    stories: {
      "zh-CN": `
        王阿姨: /topic 楼里的几件小事
        李主任: /poll #1 2d: 先修什么？ | 灯 | 门 | 路
        ${tied["zh-CN"]}
        bot: 🗳 #2 票数一样：门、路
      `,
      en: `
        Auntie Wang: /topic Small things in the house
        Director Li: /poll #1 2d: What first? | Lamp | Gate | Path
        ${tied.en}
        bot: 🗳 #2 tied: Gate, Path
      `,
    },
  },
});
