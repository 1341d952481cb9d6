import { afterEach, describe, it } from "vitest";
import { story } from "../support/story.ts";
import { databases, openTown, type Town } from "../support/town.ts";

describe.each(databases)("the whole loop (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  it("goes from a sentence to a rating, in Chinese", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await story(
      town,
      `
      李主任 starts the bot
      陈姐 starts the bot
      王阿姨 starts the bot

      // 集 collect
      王阿姨: /topic 三号楼楼道灯坏了⏎晚上黑，老人上下楼不安全。
      bot: 📌 #1 三号楼楼道灯坏了
        下一步：召集人筛选
      李叔 taps 👍 on #1
      李主任: /screen
      李主任 taps ✅ on 等筛选的有
      bot: 📌 #1 三号楼楼道灯坏了
        下一步：大家商量

      // 议 deliberate: opinions
      李叔 replies to #1: 换成声控灯，省心
      reaction: 👌
      小赵 replies to #1: 我觉得修旧的就行，别乱花钱
      reaction: 👌
      bot: 📌 #1
        💬 2
      王阿姨 opens 🔗 of #1
      bot to 王阿姨: #1 三号楼楼道灯坏了
      bot to 王阿姨: 换成声控灯，省心
      王阿姨 (private) taps ✅
      王阿姨 (private) taps ❌
      张师傅 opens 🔗 of #1
      张师傅 (private) taps ✅
      张师傅 (private) taps ⚪
      陈姐 opens 🔗 of #1
      陈姐 (private) taps ✅

      // 议 deliberate: a poll
      李主任: /poll #1 single 2d: 楼道灯怎么修？ | 换声控灯 | 修旧的
      bot: 🗳 #2 楼道灯怎么修？
        换声控灯
        修旧的
        12月3日 周四
      王阿姨 taps 换声控灯 on #2
      toast: 换声控灯
      李叔 taps 换声控灯 on #2
      小赵 taps 换声控灯 on #2
      小赵 taps 修旧的 on #2
      toast: 修旧的
      张师傅 (private): /vote
      bot to 张师傅: #2
      … 3 days later …
      bot: 🗳 #2 有结果
        换声控灯
        2

      // 议 deliberate: a session
      李主任: /session #1 2026-12-05 19:30 @ 活动室
      bot: #3
        12月5日 周六 19:30
        活动室
        🙋 0
      王阿姨 taps 🙋 on #3
      李叔 taps 🤔 on #3
      小赵 taps 🚫 on #3
      bot: #3
        🙋 1
        🤔 1
        🚫 1
      王阿姨: /agenda
      bot: #3
      … 2026-12-05 18:31 …
      bot to 王阿姨: #3
        19:30
      … 2026-12-05 21:00 …
      李主任: /minutes #3 物业十天内换声控灯 | 大家都同意
      李主任 (private) taps ✅
      bot: 物业十天内换声控灯

      // the summary
      李主任: /summary #1
      bot to 李主任: #1
        1-1
        1-2
      李主任 (private) taps ✅
      bot: 🤝 #1
        1-1
        #2
        #3

      // 办 act
      李主任: /follow #1 @zhang_shifu 2026-12-20 联系电工换灯
      bot: #4 联系电工换灯
        张师傅
        12月20日 周日
      小赵 taps 🤝 on #4
      张师傅 replies to #4: 电工说周四来
      reaction: 👌
      bot: #4 联系电工换灯
        电工说周四来
        🤝 1
      … 2026-12-21 11:00 …
      bot: 张师傅
        #4
      张师傅 taps 🏁 on #4

      // 督 supervise
      bot: 📌 #1
        下一步：召集人核实
      李主任 (private) taps ✅
      bot: #4 联系电工换灯
        no 🏁

      // 评 evaluate
      bot: ⭐ #1
      王阿姨 taps ⭐5 on ⭐ #1
      李叔 taps ⭐4 on ⭐ #1
      小赵 taps ⭐4 on ⭐ #1
      陈姐 taps ⭐5 on ⭐ #1
      张师傅 taps ⭐5 on ⭐ #1
      bot: ⭐ #1
        4.6
      王阿姨: /mine
      bot: #1 三号楼楼道灯坏了
      … 8 days later …
      bot: 📌 #1
        已经办结
      王阿姨: /topics
      bot: #1 三号楼楼道灯坏了 · 办结
      `,
    );
  });

  it("goes from a sentence to a rating, in English", async () => {
    town = await openTown({ database, locale: "en", on: "2026-12-01" });
    await story(
      town,
      `
      Director Li starts the bot
      Auntie Wang: /topic Stairway light broken in building 3⏎It is dark at night.
      bot: 📌 #1 Stairway light broken in building 3
        Raised by Auntie Wang
        It is dark at night.
        Next: screening
      Uncle Li taps 👍 on #1
      toast: 1 person in all
      Director Li: /screen
      Director Li taps ✅ on waits to be screened

      Uncle Li replies to #1: Sensor lights, they save trouble
      reaction: 👌
      Zhao replies to #1: Repairing the old one is enough
      Auntie Wang opens 🔗 of #1
      bot to Auntie Wang: Sensor lights, they save trouble
      Auntie Wang (private) taps ✅

      Director Li: /poll #1 single 2d: How do we fix it? | Sensor light | Repair
      bot: 🗳 #2 How do we fix it?
        Thu 3 Dec
      Auntie Wang taps Sensor light on #2
      toast: Sensor light
      Zhao taps Repair on #2
      Uncle Li taps Sensor light on #2
      Auntie Wang: /vote
      bot: No poll waits for your vote
      … 3 days later …
      bot: 🗳 #2 decided: Sensor light

      Director Li: /session #1 2026-12-05 19:30 @ Activity room
      bot: #3
        Sat 5 Dec, 19:30
        Activity room
        🙋 0
      Auntie Wang taps 🙋 on #3
      bot: #3
        🙋 1
      … 2026-12-05 21:00 …
      Director Li: /minutes #3 Change it within ten days | All agreed
      Director Li (private) taps ✅
      bot: Change it within ten days

      Director Li: /summary #1
      bot to Director Li: #1
        1-1
      Director Li (private) taps ✅
      bot: 🤝 #1
        1-1
        #2

      Director Li: /follow #1 @zhang_shifu 2026-12-20 Call the electrician
      // Zhang has not said a word here yet: the bot knows the name alone.
      bot: #4 Call the electrician
        @zhang_shifu does it
        Sun 20 Dec
      Zhang: /progress #4 He comes on Thursday
      bot: #4 Call the electrician
        Zhang does it
        He comes on Thursday
      Zhang: /done #4
      bot: 📌 #1
        Next: a convener checks
      Director Li (private) taps ✅
      bot: ⭐ #1
      Auntie Wang taps ⭐5 on ⭐ #1
      Uncle Li taps ⭐4 on ⭐ #1
      Chen: /close #1
      bot: 📌 #1
        Done and closed
        no 👍
      Auntie Wang: /topics
      bot: #1 Stairway light broken in building 3 · done
      `,
    );
  });
});
