import { tellAll } from "../support/decide.ts";
import { openRoster, type Unit } from "../support/households.ts";
import type { Town } from "../support/town.ts";

/** 500 m² in six homes, the last one empty. Wang and Uncle Li live together. */
const units: readonly Unit[] = [
  ["3-1-501", 89.5, "王秀英"],
  ["3-1-502", 102.35, "赵强"],
  ["3-1-503", 60, "钱多多"],
  ["3-1-504", 60, "钱多多"],
  ["3-1-601", 120, "李建国"],
  ["3-1-602", 68.15, "陈芳"],
];

const settleIn = (town: Town) =>
  openRoster(town, units, [
    ["wang", "3-1-501"],
    ["uncle", "3-1-501"],
    ["zhao", "3-1-502"],
    ["zhang", "3-1-503"],
    ["zhang", "3-1-504"],
    ["chen", "3-1-601"],
  ]);

const options = { "zh-CN": ["装", "不装"], en: ["Yes", "No"] };

tellAll(
  "homes have a vote each",
  {
    // 501 goes from yes to no; 502, 503 and 504 say yes: 3 to 1, four of six.
    "the last vote of a home counts, and two homes have two votes": {
      options,
      recount: {
        winner: 0,
        winners: [0],
        totals: [3, 1],
        quorum: true,
        passed: undefined,
      },
      stories: {
        "zh-CN": `
        王阿姨: /topic 门禁
        李主任: /poll #1 quorum=2/3 2d: 装门禁吗？ | 装 | 不装
        bot: 🗳 #2 装门禁吗？
          一户一票，6 户 · 到场要 2/3
        王阿姨 taps 装 on #2
        toast: 已记下：装。截止前可以改。（3-1-501）
        李叔 taps 不装 on #2
        bot to 王阿姨: 3-1-501 的票刚才由家里另一位改过了
        bot: 🗳 #2
          装　0
          不装　1
          已投 1 票，一共 6 票
        张师傅 taps 装 on #2
        toast: （3-1-503、3-1-504）
        bot: 🗳 #2
          装　2
          到场要 4 票，来了 3 票，还差 1 票
        小赵 taps 装 on #2
        李主任 taps 装 on #2
        toast: 您还没有认领住户
        bot: 🗳 #2
          到场要 4 票，来了 4 票，够了
        … 2 days later …
        bot: 🗳 #2 有结果：装
          装　3
          不装　1
          已投 4 票，一共 6 票
        `,
        en: `
        Auntie Wang: /topic The door
        Director Li: /poll #1 quorum=2/3 2d: A new lock? | Yes | No
        bot: 🗳 #2 A new lock?
          one vote a household, 6 households · 2/3 must take part
        Auntie Wang taps Yes on #2
        toast: Noted: Yes. You can change it until the poll closes. (3-1-501)
        Uncle Li taps No on #2
        bot to Auntie Wang: 3-1-501
        bot: 🗳 #2
          Yes  0
          No  1
          1 voted of 6
        Zhang taps Yes on #2
        toast: (3-1-503, 3-1-504)
        bot: 🗳 #2
          Yes  2
          3 took part, 4 needed: 1 short
        Zhao taps Yes on #2
        Director Li taps Yes on #2
        toast: you have claimed none
        bot: 🗳 #2
          4 took part, 4 needed
        … 2 days later …
        bot: 🗳 #2 decided: Yes
          Yes  3
          No  1
          4 voted of 6
        `,
      },
    },

    // Two homes with 120 m² say yes, one with 120 m² no: more than half of 3, not of 240 m².
    "most homes, but not most of the floor area": {
      options,
      recount: {
        winner: 0,
        winners: [0],
        totals: [2, 1],
        passed: false,
      },
      stories: {
        "zh-CN": `
        王阿姨: /topic 门禁
        李主任: /poll #1 pass=1/2 area 2d: 装门禁吗？ | 装 | 不装
        bot: 🗳 #2
          要过半数同意 · 按人数和面积都算
        张师傅 taps 装 on #2
        陈姐 taps 不装 on #2
        bot: 🗳 #2
          装　2（120 ㎡）
          不装　1（120 ㎡）
          照现在这样，还通不过
        … 2 days later …
        bot: 🗳 #2 没有通过：装门禁吗？
          通过要 2 票，得了 2 票，够了
          同意的面积要 120.0001 ㎡，有 120 ㎡，差 0.0001 ㎡
        `,
        en: `
        Auntie Wang: /topic The door
        Director Li: /poll #1 pass=1/2 area 2d: A new lock? | Yes | No
        bot: 🗳 #2
          passes with more than half · by number and by floor area
        Zhang taps Yes on #2
        Chen taps No on #2
        bot: 🗳 #2
          Yes  2 (120 m²)
          No  1 (120 m²)
          As it stands, it would not pass
        … 2 days later …
        bot: 🗳 #2 not passed: A new lock?
          2 in favour, 2 needed
          120 m² in favour, 120.0001 m² needed: 0.0001 m² short
        `,
      },
    },
  },
  settleIn,
);
