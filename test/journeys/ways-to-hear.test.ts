import { tellAll } from "../support/decide.ts";

const keys = ["for", "abstain", "against", "block"];
const stances = { "zh-CN": keys, en: keys };
const inOnly = { "zh-CN": ["in"], en: ["in"] };

tellAll("people are heard", {
  "advice: most are against it, and nothing is decided": {
    options: stances,
    recount: {
      winner: 2,
      winners: [2],
      totals: [1, 0, 2, 0],
      passed: undefined,
    },
    stories: {
      "zh-CN": `
        王阿姨: /topic 物业想涨价
        李主任: /poll #1 advice 2d: 涨一毛钱
        bot: 🗳 #2 涨一毛钱
          听听大家的看法，不作决定
        王阿姨 taps ❌ on #2
        李叔 taps ❌ on #2
        小赵 taps ✅ on #2
        bot: 🗳 #2
          ✅ 赞成　1
          ❌ 反对　2
          no 通过
        … 2 days later …
        bot: 🗳 #2 大家的看法：涨一毛钱
          怎么算：只听看法，不作决定
          下一步：召集人看过大家的看法再说
          no 通过
      `,
      en: `
        Auntie Wang: /topic The fee is to go up
        Director Li: /poll #1 advice 2d: Ten cents more
        bot: 🗳 #2 Ten cents more
          Say what you think, change until it closes; nothing is decided by it
        Auntie Wang taps ❌ on #2
        Uncle Li taps ❌ on #2
        Zhao taps ✅ on #2
        bot: 🗳 #2
          ✅ For  1
          ❌ Against  2
          no needed
        … 2 days later …
        bot: 🗳 #2 what people think: Ten cents more
          How it was counted: advice only, nothing is decided
          Next: a convener looks at what people think
          no needed
      `,
    },
  },

  "objection: nobody says a word, so it goes ahead": {
    options: stances,
    recount: { winner: null, winners: [], totals: [0, 0, 0, 0], passed: true },
    stories: {
      "zh-CN": `
        王阿姨: /topic 花坛
        李主任: /poll #1 objection 2d: 花坛改种月季
        bot: 🗳 #2 花坛改种月季
          没有人反对就这么办
          照现在这样，能通过
        … 2 days later …
        bot: 🗳 #2 通过：花坛改种月季
          已投 0 人
          怎么算：没人反对就通过
      `,
      en: `
        Auntie Wang: /topic The flower bed
        Director Li: /poll #1 objection 2d: Roses in the flower bed
        bot: 🗳 #2 Roses in the flower bed
          Goes ahead unless somebody objects
          As it stands, it would pass
        … 2 days later …
        bot: 🗳 #2 passed: Roses in the flower bed
          0 voted
          How it was counted: passes unless somebody objects
      `,
    },
  },

  "objection: one objects": {
    options: stances,
    recount: { winner: 0, winners: [0], totals: [2, 0, 1, 0], passed: false },
    stories: {
      "zh-CN": `
        王阿姨: /topic 花坛
        李主任: /poll #1 objection 2d: 花坛改种月季
        王阿姨 taps ✅ on #2
        李叔 taps ✅ on #2
        小赵 taps ❌ on #2
        bot: 🗳 #2
          有人反对，这样定不下来
        … 2 days later …
        bot: 🗳 #2 没有通过：花坛改种月季
      `,
      en: `
        Auntie Wang: /topic The flower bed
        Director Li: /poll #1 objection 2d: Roses in the flower bed
        Auntie Wang taps ✅ on #2
        Uncle Li taps ✅ on #2
        Zhao taps ❌ on #2
        bot: 🗳 #2
          Somebody objects, so it is not settled
        … 2 days later …
        bot: 🗳 #2 not passed: Roses in the flower bed
      `,
    },
  },

  "countmein: the third one makes it happen": {
    options: inOnly,
    recount: { winner: 0, winners: [0], totals: [3], passed: true },
    stories: {
      "zh-CN": `
        王阿姨: /topic 大扫除
        李主任: /poll #1 countmein need=3 2d: 周六一起扫雪
        bot: 🗳 #2 周六一起扫雪
          满 3 个人就办
          🙋 算我一个　0
        王阿姨 taps 🙋 on #2
        李叔 taps 🙋 on #2
        bot: 🗳 #2
          🙋 算我一个　2
          要 3 人，来了 2 人，还差 1 人
        小赵 taps 🙋 on #2
        … 2 days later …
        bot: 🗳 #2 人够了：周六一起扫雪
          🙋 算我一个　3
          要 3 人，来了 3 人，够了
          怎么算：人够了就办
      `,
      en: `
        Auntie Wang: /topic Snow
        Director Li: /poll #1 countmein need=3 2d: We clear the snow on Saturday
        bot: 🗳 #2 We clear the snow on Saturday
          it happens with 3 people
          🙋 Count me in  0
        Auntie Wang taps 🙋 on #2
        Uncle Li taps 🙋 on #2
        bot: 🗳 #2
          🙋 Count me in  2
          2 in, 3 needed: 1 short
        Zhao taps 🙋 on #2
        … 2 days later …
        bot: 🗳 #2 enough are in: We clear the snow on Saturday
          🙋 Count me in  3
          3 in, 3 needed
          How it was counted: it happens if enough are in
      `,
    },
  },

  "countmein: one steps back, and two are too few": {
    options: inOnly,
    recount: { winner: 0, winners: [0], totals: [2], passed: false },
    stories: {
      "zh-CN": `
        王阿姨: /topic 大扫除
        李主任: /poll #1 countmein need=3 2d: 周六一起扫雪
        王阿姨 taps 🙋 on #2
        李叔 taps 🙋 on #2
        小赵 taps 🙋 on #2
        小赵 taps 🙋 on #2
        toast: 取消了：🙋 算我一个。
        … 2 days later …
        bot: 🗳 #2 人不够：周六一起扫雪
          🙋 算我一个　2
          要 3 人，来了 2 人，还差 1 人
      `,
      en: `
        Auntie Wang: /topic Snow
        Director Li: /poll #1 countmein need=3 2d: We clear the snow on Saturday
        Auntie Wang taps 🙋 on #2
        Uncle Li taps 🙋 on #2
        Zhao taps 🙋 on #2
        Zhao taps 🙋 on #2
        toast: Taken back: 🙋 Count me in.
        … 2 days later …
        bot: 🗳 #2 not enough are in: We clear the snow on Saturday
          🙋 Count me in  2
          2 in, 3 needed: 1 short
      `,
    },
  },
});
