import { tellAll } from "../support/decide.ts";

const keys = ["for", "abstain", "against", "block"];
const options = { "zh-CN": keys, en: keys };

tellAll("a proposal is agreed on", {
  "consent: three for it, one against": {
    options,
    recount: { winner: 0, winners: [0], totals: [3, 1, 1, 0], passed: true },
    stories: {
      "zh-CN": `
        王阿姨: /topic 楼道里的杂物
        李主任: /poll #1 consent 2d: 楼道不放杂物
        bot: 🗳 #2 楼道不放杂物
          表个态
          ✅ 赞成　0
          [🚧 不能接受]
        王阿姨 taps ✅ on #2
        toast: 已记下：✅ 赞成。
        张师傅 taps ❌ on #2
        bot: 🗳 #2
          照现在这样，还通不过
        李叔 taps ✅ on #2
        小赵 opens 🔗 of #1
        小赵 (private): /vote #2 赞成
        陈姐 taps ⚪ on #2
        bot: 🗳 #2
          ✅ 赞成　3
          ⚪ 弃权　1
          ❌ 反对　1
          🚧 不能接受　0
          通过要 3 票，得了 3 票，够了
          照现在这样，能通过
        … 2 days later …
        bot: 🗳 #2 通过：楼道不放杂物
          ✅ 赞成　3
          怎么算：表态，没人不能接受、赞成多过反对才通过
      `,
      en: `
        Auntie Wang: /topic Things in the stairway
        Director Li: /poll #1 consent 2d: Nothing stands in the stairway
        bot: 🗳 #2 Nothing stands in the stairway
          Say where you stand
          ✅ For  0
          [🚧 I cannot accept it]
        Auntie Wang taps ✅ on #2
        toast: Noted: ✅ For.
        Zhang taps ❌ on #2
        bot: 🗳 #2
          As it stands, it would not pass
        Uncle Li taps ✅ on #2
        Zhao opens 🔗 of #1
        Zhao (private): /vote #2 for
        Chen taps ⚪ on #2
        bot: 🗳 #2
          ✅ For  3
          ⚪ Abstain  1
          ❌ Against  1
          🚧 I cannot accept it  0
          3 in favour, 3 needed
          As it stands, it would pass
        … 2 days later …
        bot: 🗳 #2 passed: Nothing stands in the stairway
          ✅ For  3
          How it was counted: passes if nobody blocks and more are for it
      `,
    },
  },

  "consent: one cannot accept it, and says why": {
    options,
    recount: { winner: 0, winners: [0], totals: [2, 0, 0, 1], passed: false },
    stories: {
      "zh-CN": `
        王阿姨: /topic 楼道里的杂物
        李主任: /poll #1 consent 2d: 楼道不放杂物
        王阿姨 taps ✅ on #2
        李叔 taps ✅ on #2
        小赵 starts the bot
        小赵 taps 🚧 on #2
        toast: 🚧 不能接受的，要说理由才算数。
        bot: 🗳 #2
          🚧 不能接受　0
        bot to 小赵: 为什么？
        小赵 (private): 轮椅没处放
        bot to 小赵: 记下了：不能接受，理由：轮椅没处放
        bot: 🗳 #2
          🚧 不能接受　1
          有人不能接受，先要谈拢
          照现在这样，还通不过
        … 2 days later …
        bot: 🗳 #2 没有通过：楼道不放杂物
          ✅ 赞成　2
          · 轮椅没处放
          no 小赵
      `,
      en: `
        Auntie Wang: /topic Things in the stairway
        Director Li: /poll #1 consent 2d: Nothing stands in the stairway
        Auntie Wang taps ✅ on #2
        Uncle Li taps ✅ on #2
        Zhao starts the bot
        Zhao taps 🚧 on #2
        toast: 🚧 Whoever cannot accept it says why.
        bot: 🗳 #2
          🚧 I cannot accept it  0
        bot to Zhao: Why?
        Zhao (private): Where would the wheelchair go
        bot to Zhao: you cannot accept it, because: Where would the wheelchair go
        bot: 🗳 #2
          🚧 I cannot accept it  1
          Somebody cannot accept it
          As it stands, it would not pass
        … 2 days later …
        bot: 🗳 #2 not passed: Nothing stands in the stairway
          ✅ For  2
          · Where would the wheelchair go
          no Zhao
      `,
    },
  },

  "consensus: the one against it comes round": {
    options,
    recount: { winner: 0, winners: [0], totals: [2, 1, 0, 0], passed: true },
    stories: {
      "zh-CN": `
        王阿姨: /topic 楼道里的杂物
        李主任: /poll #1 consensus 2d: 楼道不放杂物
        bot: 🗳 #2
          有人赞成、没人反对，才算定
          还没有人赞成
        王阿姨 taps ✅ on #2
        李叔 taps ✅ on #2
        小赵 taps ❌ on #2
        bot: 🗳 #2
          有人反对，这样定不下来
        小赵 taps ⚪ on #2
        bot: 🗳 #2
          no 有人反对
          照现在这样，能通过
        … 2 days later …
        bot: 🗳 #2 通过：楼道不放杂物
          怎么算：有人赞成、没人反对才通过
      `,
      en: `
        Auntie Wang: /topic Things in the stairway
        Director Li: /poll #1 consensus 2d: Nothing stands in the stairway
        bot: 🗳 #2
          decided only if nobody is against
          Nobody is for it yet
        Auntie Wang taps ✅ on #2
        Uncle Li taps ✅ on #2
        Zhao taps ❌ on #2
        bot: 🗳 #2
          Somebody objects, so it is not settled
        Zhao taps ⚪ on #2
        bot: 🗳 #2
          no Somebody objects
          As it stands, it would pass
        … 2 days later …
        bot: 🗳 #2 passed: Nothing stands in the stairway
          How it was counted: passes if somebody is for it and nobody is against
      `,
    },
  },
});
