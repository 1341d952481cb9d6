import { afterEach, describe, it } from "vitest";
import { story } from "../support/story.ts";
import { databases, openTown, type Town } from "../support/town.ts";

describe.each(databases)("raising and screening (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  it("goes from a sentence to an accepted topic, in Chinese", async () => {
    town = await openTown({ database });
    await story(
      town,
      `
      bot: 大家好，我是商量
        /topic 三号楼楼道灯坏了
        请把我设为管理员
      王阿姨: /topic 三号楼楼道灯坏了⏎晚上黑，老人上下楼不安全。
      bot: 📌 #1 三号楼楼道灯坏了
        王阿姨 提出
        晚上黑，老人上下楼不安全。
        💬 0
        下一步：召集人筛选
        👍 0
      李叔 taps 👍 on #1
      toast: 已附议「三号楼楼道灯坏了」
      bot: 📌 #1 三号楼楼道灯坏了
        👍 1
      李叔 taps 👍 on #1
      toast: 您已经附议过
      小赵: /screen
      bot: 只有召集人能做这件事。本群召集人：李主任、陈姐
      李主任: /screen
      bot: 等筛选的有 1 件
        #1 三号楼楼道灯坏了
      小赵 taps ✅ on 等筛选的有
      toast: 只有召集人
      李主任 taps ✅ on 等筛选的有
      toast: 已受理 #1
      bot: 没有等筛选的事
      bot: 📌 #1 三号楼楼道灯坏了
        下一步：大家商量
      小赵: /议题 这句机器人听不见
      bot says nothing
      李主任 makes the bot an administrator
      bot: 幸福里小区：大家的事
        ✓ 我是管理员
        no 请把我设为管理员
      小赵: /议题 想要一个快递柜
      bot: 📌 #2 想要一个快递柜
      张师傅: 楼下的井盖松了
      陈姐: 我也看到了
      李叔: /topic
      bot: 想提什么事，写在命令后面就行
      陈姐: /screen
      陈姐 taps ❌ on 等筛选的有
      bot: 不受理 #2 想要一个快递柜，是什么缘故？
      陈姐 replies to 不受理 #2: 物业说没有地方
      bot: 没有受理，卡片上写着
      bot: 📌 您提的 #2 想要一个快递柜，召集人没有受理。理由：物业说没有地方
        小赵
      bot: 📌 #2 想要一个快递柜
        没有受理
        理由：物业说没有地方
        no 👍
      王阿姨: /topics
      bot: 大家提的事
        #2 想要一个快递柜
        #1 三号楼楼道灯坏了
      王阿姨: /topics 楼道
      bot: 有「楼道」的事
        #1 三号楼楼道灯坏了
        no #2
      王阿姨: /topik 灯
      bot: 您是不是想用 /topic
      `,
    );
  });

  it("goes from a sentence to an accepted topic, in English", async () => {
    town = await openTown({ database, locale: "en" });
    await story(
      town,
      `
      bot: Hello, I am Shangliang
      Auntie Wang: /topic The stairway light in building 3 is broken
      bot: 📌 #1 The stairway light in building 3 is broken
        Raised by Auntie Wang
        👍 0
      Uncle Li taps 👍 on #1
      toast: 1 person in all
      Zhao taps 👍 on #1
      toast: 2 people in all
      Director Li: /screen
      bot: 1 matter waits to be screened
      Director Li taps ✅ on waits to be screened
      bot: Nothing waits to be screened
      Zhao: /topics light
      bot: Matters with “light”
        #1
      `,
    );
  });
});
