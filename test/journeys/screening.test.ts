import { afterEach, describe, expect, it } from "vitest";
import { verifyLedger } from "#platform/ledger";
import { story } from "../support/story.ts";
import { databases, openTown, type Town } from "../support/town.ts";

describe.each(databases)("screening what people raise (%s)", (database) => {
  let town: Town;
  afterEach(async () => {
    expect(await verifyLedger(town.store.db)).toMatchObject({ ok: true });
    await town.close();
  });

  it("goes through the queue by buttons, the urgent first", async () => {
    town = await openTown({ database });
    await story(
      town,
      `
      王阿姨 starts the bot
      王阿姨: /topic 三号楼楼道灯坏了⏎晚上黑，老人上下楼不安全。
      李叔: /topic 想要一个快递柜
      小赵: /topic 小区门口有人摆摊
      李叔 taps 👍 on #1
      李主任: /screen #3 急
      bot: #3 小区门口有人摆摊：标成急的了
      李主任: /screen
      bot: 等筛选的有 3 件
        #3 小区门口有人摆摊
        小赵 · 12月1日 · 👍 0 · 💬 0
        急
        ⚡ 不急
        ➡️ 下一件
      小赵 taps ✅ on 等筛选的有
      toast: 只有召集人能做这件事。本群召集人：李主任、陈姐
      李主任 taps 🏷 on 等筛选的有
      bot: #3 小区门口有人摆摊
        [设施] [环境] [安全]
        ⬅️
        no ✅
      李主任 taps 环境 on #3 小区门口有人摆摊
      toast: #3 小区门口有人摆摊：归到「环境」了
      bot: 等筛选的有 3 件
        急 · 环境
      李主任 taps ↗️ on 等筛选的有
      toast: 请回复归谁管
      bot: #3 小区门口有人摆摊 归谁管？
      小赵 replies to 归谁管: 物业
      bot: 只有召集人能做这件事
      李主任 replies to 归谁管: 街道城管
      bot: #3 小区门口有人摆摊：转出去了，归街道城管管，卡片上写着
        等筛选的有 2 件
        #1 三号楼楼道灯坏了
        晚上黑，老人上下楼不安全。
        王阿姨 · 12月1日 · 👍 1 · 💬 0
      bot: 您提的 #3 小区门口有人摆摊，小区自己办不了，要找街道城管
        小赵
      李主任 taps ✅ on 转出去了
      toast: 已受理 #1
      bot: 等筛选的有 1 件
        #2 想要一个快递柜
        no ➡️
      bot to 王阿姨: 您提的 #1 三号楼楼道灯坏了，召集人受理了
      李主任 taps ❌ on 等筛选的有 1 件
      bot: 不受理 #2 想要一个快递柜，是什么缘故？
      陈姐 replies to 不受理 #2: 物业说没有地方
      bot: #2 想要一个快递柜：没有受理
        没有等筛选的事
      bot: 📌 您提的 #2 想要一个快递柜，召集人没有受理。理由：物业说没有地方
        /help topics
      `,
    );
  });

  it("does in one line what the buttons do", async () => {
    town = await openTown({ database, locale: "en" });
    await story(
      town,
      `
      Auntie Wang: /topic The stairway light is broken
      Uncle Li: /topic A parcel locker, please
      Zhao: /topic A stall blocks the gate
      Zhang: /topic Nobody can see the steps at night
      Director Li: /screen #1 accept
      bot: Accepted #1 The stairway light is broken
      Director Li: /screen #1 accept
      bot: Somebody has dealt with this one already
      Director Li: /screen #2 decline there is no room
      bot: #2 A parcel locker, please: declined
      bot: The conveners did not take up your #2 A parcel locker, please. Reason: there is no room
        Uncle Li
      Director Li: /screen #3 elsewhere the street department
      bot: #3 A stall blocks the gate is a matter for the street department
      Director Li: /screen #4 merge #1
      bot: #4 Nobody can see the steps at night is part of #1 The stairway light is broken now; 0 people
      Director Li: /screen #1 facilities
      bot: #1 The stairway light is broken is filed under Facilities
      Director Li: /screen #1 not urgent
      bot: #1 The stairway light is broken is not urgent any more
      Director Li: /screen #1 do something
      bot: for example: /screen #12 decline
      Director Li: /screen #9 accept
      bot: There is no matter #9
      Zhao: /screen #1 accept
      bot: Only conveners
        Director Li, Chen
      Director Li: /screen
      bot: Nothing waits to be screened
      `,
    );
  });

  it("makes one of two matters that are the same, and two again", async () => {
    town = await openTown({ database });
    await story(
      town,
      `
      王阿姨 starts the bot
      李叔: /topic 三号楼楼道的灯坏了
      王阿姨: /topic 三号楼楼道灯不亮了
      王阿姨 taps ➡️
      bot: #2 三号楼楼道灯不亮了
      小赵 taps 👍 on #1
      张师傅 taps 👍 on #1
      张师傅 taps 👍 on #2
      陈姐 taps 👍 on #2
      李主任: /screen
      bot: 等筛选的有 2 件
        #1 三号楼楼道的灯坏了
        像这几件：
        #2 三号楼楼道灯不亮了 · 等筛选
      李主任 taps ➡️ 下一件 on 等筛选的有
      李主任 taps 🔀 on 等筛选的有
      toast: 请点一件，或者回复号码
      bot: #2 三号楼楼道灯不亮了 跟哪一件是一回事？
        [#1 三号楼楼道的灯坏了]
      李主任 taps #1 on 跟哪一件是一回事
      bot: 🔀 #2 三号楼楼道灯不亮了 合到 #1 三号楼楼道的灯坏了 里了，附议一共 3 人
        等筛选的有 1 件
        #1 三号楼楼道的灯坏了
        ↩️ 拆开
      bot to 王阿姨: 您提的 #2 三号楼楼道灯不亮了，跟 #1 三号楼楼道的灯坏了 是一回事
      bot: 📌 #1 三号楼楼道的灯坏了
        👍 3
      李主任 taps ↩️ on 合到 #1
      toast: #2 三号楼楼道灯不亮了 从 #1 里拆出来了
      bot: 从 #1 里拆出来了，还是单独一件
        等筛选的有 2 件
        #2 三号楼楼道灯不亮了
      bot: 📌 #1 三号楼楼道的灯坏了
        👍 2
      bot: 📌 #2 三号楼楼道灯不亮了
        👍 2
      李主任: /merge #2 #1
      bot: 附议一共 3 人
        ↩️ 拆开
      李主任: /reopen #2 不是一回事
      bot: #2 重新打开了
      李主任 taps ↩️ on 附议一共 3 人
      toast: #2 没有合到别的事里
      `,
    );
  });

  it("takes up by itself what enough people endorse, where the group wants that", async () => {
    town = await openTown({ database });
    await story(
      town,
      `
      李主任: /settings accept 2
      王阿姨 starts the bot
      王阿姨: /topic 三号楼楼道灯坏了
      小赵 taps 👍 on #1
      bot: 📌 #1 三号楼楼道灯坏了
        召集人筛选
      小赵 taps 👍 on #1
      bot: 📌 #1 三号楼楼道灯坏了
        召集人筛选
      李叔 taps 👍 on #1
      toast: 一共 2 人
      bot: 📌 #1 三号楼楼道灯坏了
        no 召集人筛选
        大家商量
      bot to 王阿姨: 您提的 #1 三号楼楼道灯坏了，召集人受理了
      李主任: /screen
      bot: 没有等筛选的事
      `,
    );
    const accepted = await town.store.db
      .selectFrom("ledger")
      .select(["member_id", "details"])
      .where("act", "=", "topic.accept")
      .execute();
    expect(accepted).toHaveLength(1);
    expect(accepted[0]?.member_id).toBeNull();
    expect(JSON.parse(accepted[0]?.details ?? "")).toMatchObject({
      endorsements: 2,
    });
  });

  it("reminds conveners in private chat once a day, while something waits", async () => {
    town = await openTown({ database, on: "2026-12-01" });
    await story(
      town,
      `
      李主任 starts the bot
      王阿姨: /topic 三号楼楼道灯坏了
      李叔: /topic 想要一个快递柜
      小赵: /topic 门口的路不平
      张师傅: /topic 井盖松了
      … 2026-12-02 09:59 …
      … 2026-12-02 10:01 …
      bot to 李主任: 有 4 件事等您筛选
        #4 井盖松了
        #3 门口的路不平
        #2 想要一个快递柜
        no #1
        ➡️ 现在筛选
      李主任 (private) taps ➡️ 现在筛选 on 有 4 件事等您筛选
      bot to 李主任: 等筛选的有 4 件
        #1 三号楼楼道灯坏了
      李主任 (private) taps ✅ on 等筛选的有 4 件
      … 2026-12-03 10:01 …
      bot to 李主任: 有 3 件事等您筛选
      … 2026-12-04 09:30 …
      李主任 (private) taps ✅ on 等筛选的有 3 件
      … 2026-12-04 09:59 …
      … 2026-12-04 10:01 …
      bot says nothing
      … 2026-12-05 09:59 …
      … 2026-12-05 10:01 …
      bot to 李主任: 有 2 件事等您筛选
        #4 井盖松了
        #3 门口的路不平
      李主任: /screen #3 受理
      李主任: /screen #4 受理
      … 2026-12-06 09:59 …
      … 2026-12-06 10:01 …
      bot says nothing
      小赵: /topic 滑梯松了
      … 2026-12-07 09:59 …
      … 2026-12-07 10:01 …
      bot to 李主任: 有 1 件事等您筛选
      `,
    );
    const told = town
      .privateChat("li")
      .flatMap(
        (message) => /有 \d 件事等您筛选/u.exec(message.text ?? "") ?? [],
      );
    // The next day's takes the place of the one before; older ones cannot be deleted.
    expect(told).toEqual([
      "有 3 件事等您筛选",
      "有 2 件事等您筛选",
      "有 1 件事等您筛选",
    ]);
    expect(town.privateChat("chen")).toHaveLength(0);
  });
});
