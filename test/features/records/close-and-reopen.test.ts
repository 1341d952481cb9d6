import { afterEach, describe, it } from "vitest";
import { story } from "../../support/story.ts";
import { databases, openTown, type Town } from "../../support/town.ts";

describe.each(databases)("closing and reopening (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  it("ends each kind of item as its kind ends", async () => {
    town = await openTown({ database });
    await story(
      town,
      `
      王阿姨: /topic 三号楼楼道灯坏了
      小赵: /close #1
      bot: 只有召集人能做这件事
      李主任: /close
      bot: 要结束哪一件，写上号码
      李主任: /close #99
      bot: 没有 #99 这一件
      李主任: /poll #1 single: 修不修？ | 修 | 不修
      李主任: /session #1 2026-12-05 19:30 @ 活动室
      王阿姨 taps 🙋 on #3
      李主任: /follow #1 @zhang_shifu 2026-12-20 联系电工
      bot: #4 联系电工
        @zhang_shifu

      李主任: /close #1
      bot: #1 还有没办完的：#4
      李主任: /close #4 物业已经修了
      bot: #4 已结束
      李主任: /close #4
      bot: #4 早就结束了
      李主任: /close #3 人凑不齐
      bot: 人凑不齐
      bot: 📅 #3
        no 🙋 1 我去
      李主任: /close #2
      bot: 🗳 #2 修不修？
        投票结束了
      李主任: /close #2
      bot: #2 早就结束了

      李主任: /reopen #2
      bot: 要重新打开哪一件、为什么，都写上
      李主任: /reopen #2 票数太少
      bot: 🗳 #2 接着投
      bot: 🗳 #2 修不修？（
        [修] [不修]
      李主任: /reopen #3 再开一次
      bot: 会不能重新打开
      李主任: /reopen #1 还开着呢
      bot: #1 现在就开着

      李主任: /close #1 都说好了
      bot: ⭐ #1 三号楼楼道灯坏了
      bot: 🗳 #2 修不修？
        投票结束了
      王阿姨 taps ⭐1 on ⭐ #1
      李主任: /close #1
      bot: 📌 #1
        已经办结
      bot: 李主任
        #1
        [✅
      李主任: /reopen #1 灯又坏了
      bot: #1 重新打开了
      bot: 📌 #1
        下一步：大家商量
        灯又坏了
      `,
    );
  });

  it("names the sessions that a topic leaves behind", async () => {
    town = await openTown({ database });
    await story(
      town,
      `
      王阿姨: /topic 三号楼楼道灯坏了
      李主任: /session #1 2026-12-05 19:30 @ 活动室
      李主任: /session #1 2026-12-01 10:30 @ 活动室
      … 2026-12-01 11:00 …
      李主任: /close #1
      bot: 为 #1 约好的会还照开：#2。
        /close #2 理由
        no 已结束
      bot: 📅 #2
        [🙋
      李主任: /close #2 不用开了
      李主任: /close #1
      bot: 📌 #1
        已经办结
      `,
    );
  });

  it("refuses a reason that is too long, instead of cutting it", async () => {
    town = await openTown({ database });
    const long = "长".repeat(201);
    await story(
      town,
      `
      王阿姨: /topic 三号楼楼道灯坏了
      李主任: /close #1 ${long}
      bot: 理由最多 200 个字，这条有 201 个
      李主任: /reopen #1 ${long}
      bot: 理由最多 200 个字，这条有 201 个
      bot: 📌 #1
        下一步：召集人筛选
      李主任: /close #1 ${long.slice(1)}
      bot: ⭐ #1
      `,
    );
  });
});
