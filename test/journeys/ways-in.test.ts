import { afterEach, describe, expect, it } from "vitest";
import { photo } from "../support/photo.ts";
import { story } from "../support/story.ts";
import { databases, openTown, type Town } from "../support/town.ts";

describe.each(databases)("ways in (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  it("are many, and lead to one list, in Chinese", async () => {
    town = await openTown({ database });
    await story(
      town,
      `
      李主任 makes the bot an administrator
      王阿姨: 晚上真黑，三号楼楼道灯坏了 #议题
      bot: 📌 #1 晚上真黑，三号楼楼道灯坏了
        王阿姨 提出
        下一步：召集人筛选（李主任、陈姐）
      李叔: /topic 三号楼楼道灯坏了，晚上真黑
      bot: 这件事好像有人提过，是同一件吗？
        #1 晚上真黑，三号楼楼道灯坏了 · 等筛选
        👍 #1
        ➡️ 我的不一样
      小赵 taps 👍 #1 on 好像有人提过
      toast: 这是问 李叔 的
      李叔 taps 👍 #1 on 好像有人提过
      toast: 已附议「晚上真黑，三号楼楼道灯坏了」，一共 1 人
      bot: → #1 晚上真黑
      bot: 📌 #1 晚上真黑
        👍 1
        💬 1 条意见
      小赵: 快递都堆在门口
      李主任: /topic 网格：代 王奶奶：过道里堆了很多旧家具
      bot: 📌 #2 过道里堆了很多旧家具
        王奶奶 提出（李主任 代记） · 网格筛题
      `,
    );
    await town.says("zhang", "/topic 幼儿园门口的井盖松了", {
      photos: [photo(1), photo(2)],
    });
    await story(
      town,
      `
      bot: 📌 #3 幼儿园门口的井盖松了
        张师傅 提出
        📷 2 张照片
      李叔 opens 🔗 of #3
      bot to 李叔: 📷 #3
      小赵 starts the bot
      `,
    );
    await town.start("zhao", "n1-0");
    await story(
      town,
      `
      bot to 小赵: 您想提什么事？
        🗑 不提了
      小赵 (private): 楼上半夜唱歌，劝了不听
      bot to 小赵: 📌 楼上半夜唱歌，劝了不听
        ✅ 提出
        🙈 不署名
        📍 加地点
        ✏️ 改
      小赵 (private) taps 🙈 不署名
      toast: 召集人也看不到
      小赵 (private) taps ✅ 提出
      bot to 小赵: 记下了，是 #4，群里看得到，没有写您的名字
      bot: 📌 #4 楼上半夜唱歌，劝了不听
        一位居民 提出
        no 小赵
      小赵 (private): /mine
      bot to 小赵: #4 楼上半夜唱歌
      `,
    );
    await town.start("zhao", "t1-4");
    await story(
      town,
      `
      bot to 小赵: 📌 #4 楼上半夜唱歌
        ✏️ 改
        🗑 撤回
      小赵 (private) taps ✏️ 改
      bot to 小赵: 把新的写法发给我
      小赵 (private): 楼上半夜唱歌，请大家想想办法
      bot: 📌 #4 楼上半夜唱歌，请大家想想办法
      小赵 (private) taps 🗑 撤回
      bot to 小赵: 真的要撤回吗
      小赵 (private) taps ✅ 撤回
      bot: 📌 #4 楼上半夜唱歌
        提出的人撤回了
        no 👍
      `,
    );
    expect(town.group().some((one) => one.text?.includes("小赵"))).toBe(false);
  });

  it("wait ten minutes for an answer and not longer, in English", async () => {
    town = await openTown({ database, locale: "en" });
    await story(
      town,
      `
      Auntie Wang: /topic The stairway light in building 3 is broken
      bot: 📌 #1 The stairway light in building 3 is broken
      Uncle Li: /topic The stairway lights in building 3 are broken again
      bot: This may have been raised before. Is it the same?
        👍 #1
        ➡️ Mine is different
      … 9 minutes later …
      the bot goes down
      … 30 minutes later …
      the bot is back
      bot: 📌 #2 The stairway lights in building 3 are broken again
        Raised by Uncle Li
      Director Li: /topic for Grandma Wang: The bench is gone
      bot: 📌 #3 The bench is gone
        Raised by Grandma Wang (written down by Director Li)
      `,
    );
  });
});
