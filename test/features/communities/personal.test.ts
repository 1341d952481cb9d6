import { afterEach, describe, expect, it } from "vitest";
import { databases, openTown, type Town } from "../../support/town.ts";

describe.each(databases)("what concerns one person (%s)", (database) => {
  let town: Town;
  afterEach(() => town.close());

  const lastTo = (who: "wang" | "uncle") => town.privateChat(who).at(-1);
  const account = () =>
    town.store.db
      .selectFrom("accounts")
      .selectAll()
      .where("user_id", "=", town.people.wang.id)
      .executeTakeFirstOrThrow();

  it("shows preferences and changes them by buttons, in place", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.start("wang");
    await town.says("wang", "/preferences", { privately: true });
    const shown = lastTo("wang");
    expect(shown?.text).toContain("跟群里一样，22:00-08:00");
    expect(JSON.stringify(shown?.reply_markup)).toContain("✓ 都要");
    await town.presses("wang", "只要我的", { privately: true });
    await town.presses("wang", "23:00-07:00", { privately: true });
    await town.presses("wang", "English", { privately: true });
    const changed = lastTo("wang");
    expect(changed?.message_id).toBe(shown?.message_id);
    expect(changed?.text).toContain("Quiet hours: 23:00-07:00");
    expect(changed?.text).toContain("Reminders: Only mine");
    expect(JSON.stringify(changed?.reply_markup)).toContain("✓ English");
    expect(await account()).toMatchObject({
      locale: "en",
      quiet_from: "23:00",
      quiet_to: "07:00",
      notify: "mine",
    });
  });

  it("changes each in one line, and says what still comes", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.start("wang");
    const say = (text: string) => town.says("wang", text, { privately: true });
    await say("/quiet 22:30-06:30");
    expect(lastTo("wang")?.text).toContain("22:30 到 06:30");
    expect(await account()).toMatchObject({ quiet_from: "22:30" });
    await say("/quiet 25 点");
    expect(lastTo("wang")?.text).toContain("/quiet 22:00-07:00");
    await say("/quiet off");
    expect(await account()).toMatchObject({ quiet_from: null });
    await say("/notify 都不要");
    expect(lastTo("wang")?.text).toContain("照样有回音");
    expect(await account()).toMatchObject({ notify: "none" });
    await say("/notify often");
    expect(lastTo("wang")?.text).toContain("/notify none");
    await say("/notify all");
    expect(await account()).toMatchObject({ notify: "all" });
    await say("/lang");
    await town.presses("wang", "English", { privately: true });
    expect(lastTo("wang")?.text).toContain("Which language");
    await say("/lang zh");
    expect(lastTo("wang")?.text).toContain("中文");
  });

  it("keeps others off the buttons of one person", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.says("wang", "/preferences");
    const foreign = await town.presses("uncle", "都不要");
    expect(foreign.text).toContain("不是给您的");
    expect(await account()).toMatchObject({ notify: "all" });
    await town.presses("wang", "都不要");
    expect(await account()).toMatchObject({ notify: "none" });
  });

  it("says what is kept in twelve lines at most, in either language", async () => {
    town = await openTown({ database });
    await town.says("wang", "/topic 三号楼楼道灯坏了");
    await town.start("wang");
    for (const [language, word] of [
      ["zh", "/forgetme"],
      ["en", "forgotten"],
    ] as const) {
      await town.says("wang", `/lang ${language}`, { privately: true });
      await town.says("wang", "/privacy", { privately: true });
      const text = lastTo("wang")?.text ?? "";
      expect(text).toContain(word);
      expect(text).toContain("/mydata");
      expect(text.split("\n").length).toBeLessThanOrEqual(12);
    }
  });
});
