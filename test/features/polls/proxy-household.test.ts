import { afterEach, describe, expect, it } from "vitest";
import {
  oneDatabase,
  openTown,
  transcript,
  type Role,
  type Town,
} from "../../support/town.ts";

const table = [
  "房号,面积,业主",
  "3-201,60,王秀英",
  "3-202,80,赵强",
  "3-203,90,钱多多",
].join("\n");
const homes = { wang: "3-201", zhao: "3-202" } as const;

describe.each(oneDatabase)("voting for another household (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const lastTo = (who: Role) => town.privateChat(who).at(-1)?.text ?? "";
  const card = () => transcript([town.card("🗳 #2 ")]);
  const says = (who: Role, text: string) =>
    town.says(who, text, { privately: true });
  const presses = (who: Role, label: string) =>
    town.presses(who, label, { privately: true });

  async function open(head: string, options = "统一换 | 各楼修") {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    for (const who of ["wang", "uncle", "zhao", "li"] as const) {
      await town.says(who, "/help");
      await town.start(who);
    }
    await town.says("li", "/roster", {
      privately: true,
      document: { bytes: Buffer.from(table), name: "roster.csv" },
    });
    await presses("li", "✅");
    await says("li", "/roster codes");
    const csv = town
      .privateChat("li")
      .findLast((one) => one.document?.file_name === "codes.csv");
    const codes = Buffer.from(town.fileOf(csv as never)).toString();
    for (const who of ["wang", "zhao"] as const) {
      const [, code = ""] =
        new RegExp(`${homes[who]},(\\S+)`).exec(codes) ?? [];
      await says(who, `/claim ${code}`);
    }
    const asked = options === "" ? "换灯吗" : `怎么修？ | ${options}`;
    await town.says("li", `/poll #1 ${head} 2d: ${asked}`);
  }

  it("is given by who lives there, and shown by the unit", async () => {
    await open("single by=household");
    await says("uncle", "/proxy #2 @小赵");
    expect(lastTo("uncle")).toContain("没有您的票");
    await says("wang", "/proxy #2 @小赵");
    await presses("zhao", "✅");
    await town.presses("zhao", "统一换", { on: "🗳 #2 " });
    await says("zhao", "/proxy");
    await presses("zhao", "🗳 #2 替王阿姨投");
    expect(lastTo("zhao")).toContain("替3-201投");
    expect((await presses("zhao", "各楼修")).text).toContain("（替3-201）");
    expect(card()).toContain("统一换　1\n各楼修　1\n已投 2 票，一共 3 票");
    expect(lastTo("wang")).toContain("小赵替您家投了 #2");
    const own = await town.presses("wang", "统一换", { on: "🗳 #2 " });
    expect(own.text).toContain("改成了：统一换");
    expect(card()).toContain("统一换　2\n各楼修　0\n");
    expect(lastTo("zhao")).toContain("王阿姨那边自己投了");
    expect((await presses("zhao", "各楼修")).text).toContain("自己已经投了");
  });

  it("is given for those of several units that nobody has voted for", async () => {
    await open("irv by=household");
    const { db } = town.store;
    const units = await db
      .selectFrom("households")
      .select(["community_id", "household_id", "unit"])
      .orderBy("unit")
      .execute();
    const of = async (who: Role, unit: string) => {
      const home = units.find((one) => one.unit === unit);
      const member = await db
        .selectFrom("members")
        .select("member_id")
        .where("user_id", "=", town.people[who].id)
        .executeTakeFirstOrThrow();
      await db
        .insertInto("household_members")
        .values({
          community_id: home?.community_id ?? 0,
          household_id: home?.household_id ?? 0,
          member_id: member.member_id,
          since: 0,
        })
        .execute();
    };
    await of("wang", "3-203");
    await of("uncle", "3-201");
    await says("wang", "/proxy #2 @小赵");
    await presses("zhao", "✅");
    await says("uncle", "/vote #2 1");
    await says("zhao", "/proxy #2 @王阿姨 2 1");
    expect(lastTo("zhao")).toContain("（替3-203）");
    expect(card()).toContain("已投 2 票，一共 3 票");
  });

  it("brings the floor area with it in a dual majority", async () => {
    await open("dual-majority", "");
    await says("wang", "/proxy @小赵");
    await presses("zhao", "✅");
    await says("zhao", "/proxy #2 @王阿姨 赞成");
    expect(lastTo("zhao")).toContain("已记下：✅ 赞成");
    expect(card()).toContain("赞成　1（60 ㎡）");
  });
});
