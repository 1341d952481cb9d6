import { tellAll } from "../support/decide.ts";

const options = {
  "zh-CN": ["灯", "门", "路"],
  en: ["Lamp", "Gate", "Path"],
};

tellAll("one of several things is chosen", {
  "single: Wang, Chen and at last Uncle Li for the lamp, Zhao for the gate": {
    options,
    recount: { winner: 0, winners: [0], totals: [3, 1, 0], passed: undefined },
    stories: {
      "zh-CN": `
        王阿姨: /topic 楼里的几件小事
        李主任: /poll #1 single 2d: 先修什么？ | 灯 | 门 | 路
        bot: 🗳 #2 先修什么？（议题 #1）
          选一个，截止前可以改 · 12月3日 周四 10:00 截止
          灯　0
          已投 0 人
        王阿姨 taps 灯 on #2
        toast: 已记下：灯。截止前可以改。
        陈姐 taps 灯 on #2
        小赵 taps 门 on #2
        李叔 taps 门 on #2
        bot: 🗳 #2
          灯　2
          门　2
        李叔 taps 灯 on #2
        toast: 改成了：灯。
        bot: 🗳 #2
          灯　3
          门　1
          路　0
          已投 4 人，名册 4 人
        … 2026-12-03 10:01 …
        bot: 🗳 #2 有结果：灯
          灯　3
          门　1
          已投 4 人，名册 4 人
          票最多的通过。下一步：召集人安排谁来办
        bot: 投票结束了 · 12月3日 周四 10:00
          灯　3
          no [灯]
      `,
      en: `
        Auntie Wang: /topic Small things in the house
        Director Li: /poll #1 single 2d: What first? | Lamp | Gate | Path
        bot: 🗳 #2 What first? (topic #1)
          Choose one, change until it closes · Thu 3 Dec, 10:00
          Lamp  0
          0 voted
        Auntie Wang taps Lamp on #2
        toast: Noted: Lamp. You can change it until the poll closes.
        Chen taps Lamp on #2
        Zhao taps Gate on #2
        Uncle Li taps Gate on #2
        bot: 🗳 #2
          Lamp  2
          Gate  2
        Uncle Li taps Lamp on #2
        toast: Changed to: Lamp.
        bot: 🗳 #2
          Lamp  3
          Gate  1
          Path  0
          4 voted, 4 on the roster
        … 2026-12-03 10:01 …
        bot: 🗳 #2 decided: Lamp
          Lamp  3
          Gate  1
          4 voted, 4 on the roster
          Most votes win. Next: a convener names who does it
        bot: Closed · Thu 3 Dec, 10:00
          Lamp  3
          no [Lamp]
      `,
    },
  },

  "approval: Wang lamp and gate, Uncle Li gate, Zhao gate and path, Zhang path":
    {
      options,
      recount: {
        winner: 1,
        winners: [1],
        totals: [1, 3, 2],
        passed: undefined,
      },
      stories: {
        "zh-CN": `
        王阿姨: /topic 楼里的几件小事
        李主任: /poll #1 approval 2d: 修哪几样？ | 灯 | 门 | 路
        bot: 🗳 #2 修哪几样？
          可以选几个，再点一下就取消
        王阿姨 taps 灯 on #2
        王阿姨 taps 门 on #2
        toast: 改成了：灯、门。
        李叔 opens 🔗 of #1
        李叔 (private): /vote #2 2
        bot to 李叔: 投好了
          ✓ 门
        小赵 taps 门 on #2
        小赵 taps 路 on #2
        张师傅 taps 灯 on #2
        张师傅 taps 灯 on #2
        toast: 取消了：灯。截止前可以再点。
        bot: 🗳 #2
          灯　1
          已投 3 人
        张师傅 taps 路 on #2
        bot: 🗳 #2
          灯　1
          门　3
          路　2
          已投 4 人
        … 2 days later …
        bot: 🗳 #2 有结果：门
          门　3
          路　2
          灯　1
          怎么算：可选几个，票多的算
      `,
        en: `
        Auntie Wang: /topic Small things in the house
        Director Li: /poll #1 approval 2d: What shall we mend? | Lamp | Gate | Path
        bot: 🗳 #2 What shall we mend?
          Choose as many as you like, change until it closes
        Auntie Wang taps Lamp on #2
        Auntie Wang taps Gate on #2
        toast: Changed to: Lamp, Gate.
        Uncle Li opens 🔗 of #1
        Uncle Li (private): /vote #2 2
        bot to Uncle Li: Your vote is in
          ✓ Gate
        Zhao taps Gate on #2
        Zhao taps Path on #2
        Zhang taps Lamp on #2
        Zhang taps Lamp on #2
        toast: Taken back: Lamp. You can tap again until the poll closes.
        bot: 🗳 #2
          Lamp  1
          3 voted
        Zhang taps Path on #2
        bot: 🗳 #2
          Lamp  1
          Gate  3
          Path  2
          4 voted
        … 2 days later …
        bot: 🗳 #2 decided: Gate
          Gate  3
          Path  2
          Lamp  1
          How it was counted: several choices each, most votes win
      `,
      },
    },
});
