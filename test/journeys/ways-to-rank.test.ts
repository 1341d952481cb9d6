import { tellAll } from "../support/decide.ts";

const options = {
  "zh-CN": ["灯", "门", "路"],
  en: ["Lamp", "Gate", "Path"],
};
const people = {
  "zh-CN": ["老安", "老白", "老蔡", "老丁"],
  en: ["Ann", "Bob", "Cai", "Dan"],
};

/** One and the same five ballots: 灯 路 门 twice, 门 路 灯 twice, 路 门 灯 once. */
const ballots = {
  "zh-CN": `
        王阿姨 opens 🔗 of #2
        王阿姨 (private) taps 路
        toast: ① 路
        王阿姨 (private) taps 门
        王阿姨 (private) taps 灯
        bot to 王阿姨: 您排的：
          ① 路
          ② 门
          ③ 灯
        王阿姨 (private) taps ✅
        李叔 opens 🔗 of #2
        李叔 (private): 1 3 4
        bot to 李叔: 没有「4」这一项。
        李叔 (private): 1 3 2
        bot to 李叔: 投好了
          ① 灯
          ② 路
          ③ 门
        小赵 opens 🔗 of #2
        小赵 (private): 1 3 2
        张师傅 opens 🔗 of #2
        张师傅 (private): 2 3 1
        陈姐 opens 🔗 of #2
        陈姐 (private): 2>3>1
  `,
  en: `
        Auntie Wang opens 🔗 of #2
        Auntie Wang (private) taps Path
        toast: ① Path
        Auntie Wang (private) taps Gate
        Auntie Wang (private) taps Lamp
        bot to Auntie Wang: Your order:
          ① Path
          ② Gate
          ③ Lamp
        Auntie Wang (private) taps ✅
        Uncle Li opens 🔗 of #2
        Uncle Li (private): 1 3 4
        bot to Uncle Li: There is no “4”.
        Uncle Li (private): 1 3 2
        bot to Uncle Li: Your vote is in
          ① Lamp
          ② Path
          ③ Gate
        Zhao opens 🔗 of #2
        Zhao (private): 1 3 2
        Zhang opens 🔗 of #2
        Zhang (private): 2 3 1
        Chen opens 🔗 of #2
        Chen (private): 2>3>1
  `,
};

tellAll("things are put in order", {
  // First choices 2, 2, 1: the path goes out, and its ballot makes it 3 to 2.
  "irv: the last goes out, and its vote goes to the gate": {
    options,
    recount: { winner: 1, winners: [1], totals: [2, 3, 0], passed: undefined },
    stories: {
      "zh-CN": `
        王阿姨: /topic 楼里的几件小事
        李主任: /poll #1 irv 2d: 先修什么？ | 灯 | 门 | 路
        bot: 🗳 #2 先修什么？
          按喜欢的先后排一排
          [🔗 排先后]
        ${ballots["zh-CN"]}
        bot: 🗳 #2
          已投 5 人
        … 2 days later …
        bot: 🗳 #2 有结果：门
          门　3
          灯　2
          路　0
          数了 2 轮，先后出局：路
          怎么算：排序，一轮一轮去掉最少的，过半为止
          下一步：召集人安排谁来办
          no 票最多
        小赵 opens 🔗 of 🗳 #2 有结果：门
        bot to 小赵: 第 1 轮：灯 2、门 2、路 1；去掉 路
          第 2 轮：灯 2、门 3
      `,
      en: `
        Auntie Wang: /topic Small things in the house
        Director Li: /poll #1 irv 2d: What first? | Lamp | Gate | Path
        bot: 🗳 #2 What first?
          Put them in your order of preference
          [🔗 Rank them]
        ${ballots.en}
        bot: 🗳 #2
          5 voted
        … 2 days later …
        bot: 🗳 #2 decided: Gate
          Gate  3
          Lamp  2
          Path  0
          Counted in 2 rounds, out in this order: Path
          How it was counted: ranked; the lowest goes out each round
          Next: a convener names who does it
          no Most votes
        Zhao opens 🔗 of 🗳 #2 decided: Gate
        bot to Zhao: Round 1: Lamp 2, Gate 2, Path 1; out: Path
          Round 2: Lamp 2, Gate 3
      `,
    },
  },

  // The path beats the lamp 3 to 2 and the gate 3 to 2, the gate the lamp 3 to 2.
  "schulze: the path, the last above, beats each of the others": {
    options,
    recount: { winner: 2, winners: [2], totals: [0, 1, 2], passed: undefined },
    stories: {
      "zh-CN": `
        王阿姨: /topic 楼里的几件小事
        李主任: /poll #1 schulze 2d: 先修什么？ | 灯 | 门 | 路
        bot: 🗳 #2 先修什么？
          两两比较定输赢
        ${ballots["zh-CN"]}
        bot: 🗳 #2
          灯　0
          门　1
          路　2
          已投 5 人
        … 2 days later …
        bot: 🗳 #2 有结果：路
          路　2
          门　1
          灯　0
          怎么算：排序，两两比较（舒尔茨法），数字是赢了几项
      `,
      en: `
        Auntie Wang: /topic Small things in the house
        Director Li: /poll #1 schulze 2d: What first? | Lamp | Gate | Path
        bot: 🗳 #2 What first?
          each is compared with each
        ${ballots.en}
        bot: 🗳 #2
          Lamp  0
          Gate  1
          Path  2
          5 voted
        … 2 days later …
        bot: 🗳 #2 decided: Path
          Path  2
          Gate  1
          Lamp  0
          How it was counted: ranked, each compared with each (Schulze)
      `,
    },
  },

  // 6 votes, 2 seats: the quota is 3. Ann's 4 pass a quarter of a vote on each:
  // Bob 0.75, Cai 1 + 0.25; Bob and then Dan (1) go out, Dan's vote makes Cai 2.25.
  "stv: Ann at once, Cai with what Ann and Dan pass on": {
    options: people,
    recount: {
      winner: null,
      winners: [0, 2],
      totals: [3, 0, 2.25, 0],
      passed: undefined,
    },
    stories: {
      "zh-CN": `
        王阿姨: /topic 选两位楼长
        李主任: /poll #1 stv seats=2 2d: 选谁？ | 老安 | 老白 | 老蔡 | 老丁
        bot: 🗳 #2 选谁？
          按喜欢的先后排一排，选 2 个
        王阿姨 opens 🔗 of #2
        王阿姨 (private) taps 老安
        王阿姨 (private) taps 老白
        王阿姨 (private) taps ✅
        李叔 opens 🔗 of #2
        李叔 (private): 1 2
        小赵 opens 🔗 of #2
        小赵 (private): 1 2
        张师傅 opens 🔗 of #2
        张师傅 (private): 1 3
        陈姐 opens 🔗 of #2
        陈姐 (private): 3
        李主任 opens 🔗 of #2
        李主任 (private): 4 3
        … 2 days later …
        bot: 🗳 #2 选出：老安、老蔡
          老安　3
          老蔡　2.25
          数了 4 轮，先后出局：老白、老丁
          怎么算：排序，多席位（苏格兰计票法）
          召集人跟选出的人说一声
      `,
      en: `
        Auntie Wang: /topic Two speakers for the house
        Director Li: /poll #1 stv seats=2 2d: Who? | Ann | Bob | Cai | Dan
        bot: 🗳 #2 Who?
          Put them in your order of preference, 2 to be elected
        Auntie Wang opens 🔗 of #2
        Auntie Wang (private) taps Ann
        Auntie Wang (private) taps Bob
        Auntie Wang (private) taps ✅
        Uncle Li opens 🔗 of #2
        Uncle Li (private): 1 2
        Zhao opens 🔗 of #2
        Zhao (private): 1 2
        Zhang opens 🔗 of #2
        Zhang (private): 1 3
        Chen opens 🔗 of #2
        Chen (private): 3
        Director Li opens 🔗 of #2
        Director Li (private): 4 3
        … 2 days later …
        bot: 🗳 #2 elected: Ann, Cai
          Ann  3
          Cai  2.25
          Counted in 4 rounds, out in this order: Bob, Dan
          How it was counted: ranked, several seats (Scottish STV)
          a convener has a word with those elected
      `,
    },
  },
});
