import { afterEach, describe, expect, it } from "vitest";
import { listOverdue } from "#features/followups";
import {
  databases,
  openTown,
  transcript,
  type Role,
  type Town,
} from "../../support/town.ts";

describe("a month of reminders", () => {
  let town: Town;
  afterEach(() => town.close());

  const reachable: Role[] = ["li", "zhang"];

  const open = async (database: "sqlite" | "postgres" = "sqlite") => {
    town = await openTown({ database, on: "2026-12-01" });
    await town.says("wang", "/topic 楼道灯坏了");
    for (const who of ["zhang", "uncle", "zhao"] as const) {
      await town.presses(who, "👍");
    }
    for (const who of reachable) await town.start(who);
  };

  /** Whatever begins with the sign of a reminder, by whom it was meant for. */
  const reminders = () => [
    ...reachable.flatMap((who) =>
      town
        .privateChat(who)
        .filter((one) => one.text?.startsWith("⏰"))
        .map((one) => `${who}: ${one.text ?? ""}`),
    ),
    ...town
      .group()
      .filter((one) => /^\S+\n⏰/u.test(one.text ?? ""))
      .map((one) => `group: ${one.text ?? ""}`),
  ];

  /** Every morning at half past ten: what reminders stand there that did not the day before. */
  const liveThrough = async (from: string, until: string) => {
    const diary: Record<string, string[]> = {};
    let before = reminders();
    for (
      let day = Temporal.PlainDate.from(from);
      Temporal.PlainDate.compare(day, Temporal.PlainDate.from(until)) <= 0;
      day = day.add({ days: 1 })
    ) {
      await town.advanceTo(`${day.toString()} 10:30`);
      const now = reminders();
      const fresh = now.filter((one) => !before.includes(one));
      if (fresh.length > 0) diary[day.toString().slice(5)] = fresh;
      before = now;
    }
    return diary;
  };

  const how = "做完了点 🏁，还要时间点 ⏰。";
  const own = (line: string, late = false) =>
    `⏰ 您负责的 1 件事${late ? "过期了" : ""}：\n${line}\n${how}`;
  const watch = (line: string) =>
    `⏰ 有 1 件事请您留意：\n${line}\n可以问一声负责人。改日期写 /extend #号码 日期，收回写 /close #号码。`;

  it("climbs the ladder: owner, conveners, then both every week", async () => {
    await open();
    await town.says("li", "/follow #1 @zhang_shifu 12-10 换灯");
    expect(await liveThrough("2026-12-02", "2027-01-02")).toEqual({
      "12-07": [`zhang: ${own("#2 换灯，12月10日 周四前，还有 3 天")}`],
      "12-10": [`zhang: ${own("#2 换灯，今天到期")}`],
      "12-11": [`zhang: ${own("#2 换灯，过了 1 天", true)}`],
      "12-13": [
        `li: ${watch("#2 换灯（张师傅），过了 3 天")}`,
        `group: 陈姐\n${watch("#2 换灯（张师傅），过了 3 天")}`,
      ],
      "12-24": [
        `li: ${watch("#2 换灯（张师傅），过了 14 天")}`,
        `zhang: ${own("#2 换灯，过了 14 天", true)}`,
        `group: 陈姐\n${watch("#2 换灯（张师傅），过了 14 天")}`,
      ],
      "12-31": [
        `li: ${watch("#2 换灯（张师傅），过了 21 天")}`,
        `zhang: ${own("#2 换灯，过了 21 天", true)}`,
        `group: 陈姐\n${watch("#2 换灯（张师傅），过了 21 天")}`,
      ],
    });
  });

  it("puts all of a person into one message", async () => {
    await open();
    await town.says("li", "/follow #1 @zhang_shifu 12-04 换灯");
    await town.says("li", "/follow #1 @zhang_shifu 12-06 贴通知");
    await town.says("li", "/follow #1 @zhang_shifu 12-30 请客");
    await town.says("chen", "/follow #1 @li_zhuren 12-01 找物业");
    expect(await liveThrough("2026-12-02", "2026-12-07")).toEqual({
      "12-02": [
        `li: ${own("#5 找物业，过了 1 天", true)}`,
        `zhang: ${own("#2 换灯，12月4日 周五前，还有 2 天")}`,
      ],
      "12-03": [
        `zhang: ⏰ 您负责的 2 件事：\n#2 换灯，12月4日 周五前，还有 1 天\n#3 贴通知，12月6日 周日前，还有 3 天\n${how}`,
      ],
      "12-04": [
        `zhang: ⏰ 您负责的 2 件事：\n#2 换灯，今天到期\n#3 贴通知，12月6日 周日前，还有 2 天\n${how}`,
        `group: 陈姐\n${watch("#5 找物业（李主任），过了 3 天")}`,
      ],
      "12-05": [
        `zhang: ⏰ 您负责的 2 件事：\n#2 换灯，过了 1 天\n#3 贴通知，12月6日 周日前，还有 1 天\n${how}`,
      ],
      "12-06": [
        `zhang: ⏰ 您负责的 2 件事：\n#2 换灯，过了 2 天\n#3 贴通知，今天到期\n${how}`,
      ],
      "12-07": [
        `li: ${watch("#2 换灯（张师傅），过了 3 天")}`.replace(
          "li: ",
          `li: ⏰ 您负责的 1 件事过期了：\n#5 找物业，过了 6 天\n${how}\n\n`,
        ),
        `zhang: ⏰ 您负责的 2 件事过期了：\n#2 换灯，过了 3 天\n#3 贴通知，过了 1 天\n${how}`,
        `group: 陈姐\n⏰ 有 2 件事请您留意：\n#5 找物业（李主任），过了 6 天\n#2 换灯（张师傅），过了 3 天\n可以问一声负责人。改日期写 /extend #号码 日期，收回写 /close #号码。`,
      ],
    });
    // Each takes the place of the last, as long as Telegram deletes it: 48 hours.
    const left = reminders().filter((one) => one.startsWith("zhang"));
    expect(left).toHaveLength(1);
    const labels = transcript(town.privateChat("zhang").slice(-1));
    expect(labels).toContain("[🏁 #2] [⏰ #2] [🏁 #3] [⏰ #3]");
  });

  it("shows ten of many, those due first, and counts the rest", async () => {
    await open();
    const long = "灯".repeat(60);
    for (let i = 0; i < 12; i += 1) {
      const due = i === 11 ? "12-02" : "12-03";
      await town.says("li", `/follow #1 @zhang_shifu ${due} ${long}`);
    }
    await town.advanceTo("2026-12-06 10:30");
    const [toZhang = ""] = reminders().filter((one) => one.startsWith("zhang"));
    const title = `${"灯".repeat(39)}…`;
    expect(toZhang.split("\n").slice(0, 3)).toEqual([
      "zhang: ⏰ 您负责的 12 件事过期了：",
      `#13 ${title}，过了 4 天`,
      `#2 ${title}，过了 3 天`,
    ]);
    expect(toZhang.split("\n").slice(10)).toEqual([
      `#10 ${title}，过了 3 天`,
      "还有 2 件",
      how,
    ]);
    const rows = transcript(town.privateChat("zhang").slice(-1));
    expect(rows.match(/🏁 #/gu)).toHaveLength(10);
    const [toChen = ""] = reminders().filter((one) => one.startsWith("group"));
    expect(toChen).toContain("有 12 件事请您留意：\n#13 ");
    expect(toChen).toContain("过了 3 天\n还有 2 件\n可以问一声");
  });

  it("says once what was missed, as it is now", async () => {
    await open();
    await town.says("li", "/follow #1 @zhang_shifu 12-10 换灯");
    await town.goDown();
    await town.advanceTo("2026-12-14 12:00");
    await town.wakeUp();
    expect(reminders()).toEqual([
      `li: ${watch("#2 换灯（张师傅），过了 4 天")}`,
      `zhang: ${own("#2 换灯，过了 4 天", true)}`,
      `group: 陈姐\n${watch("#2 换灯（张师傅），过了 4 天")}`,
    ]);
    await town.restart();
    expect(await liveThrough("2026-12-15", "2026-12-23")).toEqual({});
    expect(Object.keys(await liveThrough("2026-12-24", "2026-12-24"))).toEqual([
      "12-24",
    ]);
  });

  it("waits for the morning when it is late at night", async () => {
    await open();
    await town.says("li", "/follow #1 @zhang_shifu 12-10 换灯");
    await town.goDown();
    await town.advanceTo("2026-12-10 23:00");
    await town.wakeUp();
    expect(reminders()).toEqual([]);
    await town.advanceTo("2026-12-11 09:59");
    expect(reminders()).toEqual([]);
    await town.advanceTo("2026-12-11 10:01");
    expect(reminders()).toEqual([`zhang: ${own("#2 换灯，过了 1 天", true)}`]);
  });

  it("stops when it is reported, goes on when that is refused", async () => {
    await open();
    await town.says("li", "/follow #1 @zhang_shifu 12-10 换灯");
    await town.advanceTo("2026-12-10 10:30");
    await town.presses("zhang", "🏁", { privately: true });
    expect(await liveThrough("2026-12-11", "2026-12-14")).toEqual({});
    await town.presses("li", "❌", { privately: true });
    await town.says("li", "还有一盏", { privately: true });
    expect(await liveThrough("2026-12-15", "2026-12-17")).toEqual({});
    expect(Object.keys(await liveThrough("2026-12-18", "2026-12-24"))).toEqual([
      "12-24",
    ]);
    await town.says("li", "/done #2");
    expect(await liveThrough("2026-12-25", "2027-01-02")).toEqual({});
    const jobs = await town.store.db
      .selectFrom("jobs")
      .select("kind")
      .where("kind", "=", "followups.remind")
      .execute();
    expect(jobs).toEqual([]);
  });

  it("begins anew with more time", async () => {
    await open();
    await town.says("li", "/follow #1 @zhang_shifu 12-10 换灯");
    await town.advanceTo("2026-12-11 10:30");
    await town.presses("zhang", "⏰", { privately: true });
    await town.says("zhang", "12-20 等配件", { privately: true });
    await town.presses("li", "✅", { privately: true });
    expect(await liveThrough("2026-12-12", "2026-12-20")).toEqual({
      "12-17": [`zhang: ${own("#2 换灯，12月20日 周日前，还有 3 天")}`],
      "12-20": [`zhang: ${own("#2 换灯，今天到期")}`],
    });
  });

  it("tells the conveners once of an owner who left", async () => {
    await open();
    const { world, bot } = town.playground;
    world.setAdministrator(town.groupId, bot.id, true, town.people.li);
    await town.says("li", "/follow #1 @xiao_zhao 12-20 换灯");
    world.removeMember(town.groupId, town.people.zhao.id);
    await town.settle();
    const left = "#2 换灯，负责的 小赵 已经不在群里";
    expect(await liveThrough("2026-12-02", "2026-12-23")).toEqual({
      "12-02": [`li: ${watch(left)}`, `group: 陈姐\n${watch(left)}`],
      "12-23": [
        `li: ${watch(`${left}，过了 3 天`)}`,
        `group: 陈姐\n${watch(`${left}，过了 3 天`)}`,
      ],
    });
  });

  it.each(databases)(
    "mentions in the group whom it cannot reach (%s)",
    async (database) => {
      await open(database);
      await town.says("li", "/follow #1 @li_shu 12-02 <b>换灯</b>");
      await town.advanceTo("2026-12-02 10:30");
      expect(reminders()).toEqual([
        `group: 李叔\n${own("#2 <b>换灯</b>，今天到期")}`,
      ]);
      const reminder = town.card("李叔");
      expect(reminder.entities?.[0]?.user?.id).toBe(town.people.uncle.id);
      const stranger = await town.presses("wang", "⏰", { on: reminder });
      expect(stranger.text).toContain("#2 由 李叔 负责");
      await town.says("uncle", "明天就换", { replyTo: reminder.message_id });
      expect(town.card("🔧 #2").text).toContain("进展（12月2日）：明天就换");
    },
  );

  it("lists for the digest what is overdue, the longest first", async () => {
    await open();
    await town.says("li", "/follow #1 @zhang_shifu 12-05 换灯");
    await town.says("li", "/follow #1 @li_shu 12-03 贴通知");
    await town.says("li", "/follow #1 @li_shu 12-02 扫楼道");
    await town.says("uncle", "/done #4");
    await town.advanceTo("2026-12-10 10:30");
    const { store, playground } = town;
    const overdue = await listOverdue(store.db, 1, playground.clock.now());
    expect(
      overdue.map(({ followup, daysOver, isForGroup }) => [
        followup.number,
        daysOver,
        isForGroup,
      ]),
    ).toEqual([
      [3, 7, true],
      [2, 5, false],
    ]);
  });
});
