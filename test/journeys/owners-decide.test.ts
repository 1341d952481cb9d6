import { tellAll } from "../support/decide.ts";
import { openRoster, type Unit } from "../support/households.ts";
import type { Town } from "../support/town.ts";

/** 500 m² and 5 owners: one of them has two units. */
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
    ["zhao", "3-1-502"],
    ["zhang", "3-1-503"],
    ["zhang", "3-1-504"],
    ["uncle", "3-1-601"],
    ["chen", "3-1-602"],
  ]);

const keys = ["for", "against", "abstain"];
const options = { "zh-CN": keys, en: keys };

/** Three owners with 311.85 m² for it, one with 120 m² against: 4 and 431.85 take part. */
const votes = {
  "zh-CN": `
        王阿姨 taps ✅ on #2
        小赵 taps ✅ on #2
        张师傅 taps ✅ on #2
        toast: （3-1-503、3-1-504）
        李叔 taps ❌ on #2
        bot: 🗳 #2
          ✅ 赞成　3（311.85 ㎡）
          ❌ 反对　1（120 ㎡）
          已投 4 票，一共 5 票
  `,
  en: `
        Auntie Wang taps ✅ on #2
        Zhao taps ✅ on #2
        Zhang taps ✅ on #2
        toast: (3-1-503, 3-1-504)
        Uncle Li taps ❌ on #2
        bot: 🗳 #2
          ✅ For  3 (311.85 m²)
          ❌ Against  1 (120 m²)
          4 voted of 5
  `,
};
const met = { owners: true, area: true };

tellAll(
  "owners decide by number and by floor area",
  {
    // Two thirds of 5 and 500 take part: 4 and 333.3334. More than half of those agrees.
    "an ordinary matter passes": {
      options,
      recount: {
        winner: 0,
        winners: [0],
        totals: [3, 1, 0],
        quorum: met,
        consent: met,
        passed: true,
      },
      stories: {
        "zh-CN": `
        王阿姨: /topic 换物业
        李主任: /poll #1 dual-majority 2d: 续聘现在的物业
        bot: 🗳 #2 续聘现在的物业
          每位业主一票，人数和面积都要够
          5 位业主，500 ㎡ · 一般事项：参加的过半数同意
          到场要 4 票，来了 0 票，还差 4 票
          到场面积要 333.3334 ㎡，来了 0 ㎡，还差 333.3334 ㎡
          no 通过要
          no 同意的面积
        ${votes["zh-CN"]}
        bot: 🗳 #2
          到场要 4 票，来了 4 票，够了
          通过要 3 票，得了 3 票，够了
          同意的面积要 215.9251 ㎡，有 311.85 ㎡，够了
        … 2 days later …
        bot: 🗳 #2 通过：续聘现在的物业
          怎么算：民法典第278条，人数和面积都算；这只是计票，不是法律意见
        `,
        en: `
        Auntie Wang: /topic The manager
        Director Li: /poll #1 dual-majority 2d: Keep the manager
        bot: 🗳 #2 Keep the manager
          One vote an owner; number and floor area must both be enough
          5 owners, 500 m² · ordinary matter: more than half of those who take part
          0 took part, 4 needed: 4 short
          0 m² took part, 333.3334 m² needed: 333.3334 m² short
          no in favour
        ${votes.en}
        bot: 🗳 #2
          4 took part, 4 needed
          3 in favour, 3 needed
          311.85 m² in favour, 215.9251 m² needed
        … 2 days later …
        bot: 🗳 #2 passed: Keep the manager
          How it was counted: Civil Code of China, article 278
        `,
      },
    },

    // Three quarters of 4 and 431.85 are 3 and 323.8875: enough owners, too little area.
    "a special matter lacks floor area": {
      options,
      recount: {
        winner: 0,
        winners: [0],
        totals: [3, 1, 0],
        quorum: met,
        consent: { owners: true, area: false },
        passed: false,
      },
      stories: {
        "zh-CN": `
        王阿姨: /topic 加装电梯
        李主任: /poll #1 dual-majority special 2d: 加装电梯
        bot: 🗳 #2 加装电梯
          特别事项：参加的四分之三同意
        ${votes["zh-CN"]}
        … 2 days later …
        bot: 🗳 #2 没有通过：加装电梯
          通过要 3 票，得了 3 票，够了
          同意的面积要 323.8875 ㎡，有 311.85 ㎡，差 12.0375 ㎡
        `,
        en: `
        Auntie Wang: /topic A lift
        Director Li: /poll #1 dual-majority special 2d: Build a lift
        bot: 🗳 #2 Build a lift
          special matter: three quarters of those who take part
        ${votes.en}
        … 2 days later …
        bot: 🗳 #2 not passed: Build a lift
          3 in favour, 3 needed
          311.85 m² in favour, 323.8875 m² needed: 12.0375 m² short
        `,
      },
    },

    // Chen, silent, goes with the others: 4 of 5 owners, 380 of 500; three quarters are 4 and 375.
    "the same passes where the silent go with the majority": {
      options,
      recount: {
        winner: 0,
        winners: [0],
        totals: [3, 1, 0],
        quorum: met,
        consent: met,
        passed: true,
      },
      stories: {
        "zh-CN": `
        王阿姨: /topic 加装电梯
        李主任: /poll #1 dual-majority special silent 2d: 加装电梯
        bot: 🗳 #2 加装电梯
          通知到了没投的，随多数
        ${votes["zh-CN"]}
        … 2 days later …
        bot: 🗳 #2 通过：加装电梯
          通过要 4 票，得了 4 票，够了
          同意的面积要 375 ㎡，有 380 ㎡，够了
          怎么算：按本小区的规定，通知到了没投的随多数
        `,
        en: `
        Auntie Wang: /topic A lift
        Director Li: /poll #1 dual-majority special silent 2d: Build a lift
        bot: 🗳 #2 Build a lift
          who was notified and stays silent goes with the majority
        ${votes.en}
        … 2 days later …
        bot: 🗳 #2 passed: Build a lift
          4 in favour, 4 needed
          380 m² in favour, 375 m² needed
          How it was counted: the community's rule: who was notified
        `,
      },
    },

    // By the law 4 owners would have to take part; here half of 5, which is 3.
    "a community has its own shares": {
      options,
      recount: {
        winner: 0,
        winners: [0],
        totals: [2, 0, 1],
        quorum: met,
        consent: met,
        passed: true,
      },
      stories: {
        "zh-CN": `
        王阿姨: /topic 停车位
        李主任: /poll #1 dual-majority quorum=1/2 pass=3/5 2d: 车位先到先停
        王阿姨 taps ✅ on #2
        小赵 taps ✅ on #2
        陈姐 taps ⚪ on #2
        … 2 days later …
        bot: 🗳 #2 通过：车位先到先停
          到场要 3 票，来了 3 票，够了
          到场面积要 250 ㎡，来了 260 ㎡，够了
          通过要 2 票，得了 2 票，够了
          同意的面积要 156 ㎡，有 191.85 ㎡，够了
          怎么算：按本小区自己定的比例
        `,
        en: `
        Auntie Wang: /topic Parking
        Director Li: /poll #1 dual-majority quorum=1/2 pass=3/5 2d: First come, first parked
        Auntie Wang taps ✅ on #2
        Zhao taps ✅ on #2
        Chen taps ⚪ on #2
        … 2 days later …
        bot: 🗳 #2 passed: First come, first parked
          3 took part, 3 needed
          260 m² took part, 250 m² needed
          2 in favour, 2 needed
          191.85 m² in favour, 156 m² needed
          How it was counted: the community's own shares
        `,
      },
    },
  },
  settleIn,
);
